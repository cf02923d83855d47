//! An SVG document of the size of a picture, written line by line.

use std::fmt::Write;

use crate::{
    diagram::bridge,
    scale::{coordinate, fill, text_width},
    share::head::escaped,
};

/// Width and height of a picture in pixels: what services ask for.
pub const SIZE: (u16, u16) = (1200, 630);

/// The middle of a picture, where everything essential is: chats show a square of it.
pub const MIDDLE: f64 = 600.0;

/// How wide that may be: the square, less a margin.
pub const ROOM: f64 = 574.0;

/// Colours of `style/tokens.css`, the light ones.
pub const INK: &str = "#23211d";
pub const MUTED: &str = "#5f5a50";
pub const CARD: &str = "#fffdf9";
pub const STONE: &str = "#ece6da";
pub const LINE: &str = "#d3cabb";
pub const DONE: &str = "#0b5d54";
pub const DONE_SOFT: &str = "#e0efea";
pub const GOAL: &str = "#a8261b";
pub const GOAL_SOFT: &str = "#fae6e1";
pub const ACCENT: &str = "#f2c230";
pub const ACCENT_SOFT: &str = "#fbf0cc";
pub const SMART_SOFT: &str = "#dde3f3";
pub const PLAN: &str = "#6a4a12";

/// Some words, how large and in which colour.
#[derive(Debug, Clone, Copy)]
pub struct Type {
    /// The size in pixels.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
    /// Its colour.
    pub colour: &'static str,
}

impl Type {
    /// Bold words.
    pub const fn bold(size: f64, colour: &'static str) -> Self {
        Self { size, bold: true, colour }
    }

    /// Ordinary words.
    pub const fn plain(size: f64, colour: &'static str) -> Self {
        Self { size, bold: false, colour }
    }
}

/// A picture in the making.
pub struct Canvas(String);

impl Canvas {
    /// The ground that all pictures share.
    pub fn new() -> Self {
        let (width, height) = SIZE;
        let mut canvas = Self(format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" font-family=\"Noto Sans SC\">\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"{CARD}\"/>\n"
        ));
        canvas.put(&format!(
            "<g transform=\"translate(-25 562) scale(0.7)\"><path d=\"{}\" fill=\"{LINE}\"/><path d=\"{}\" \
             fill=\"none\" stroke=\"{LINE}\" stroke-width=\"3\" stroke-dasharray=\"3 10\"/><path d=\"{}\" \
             fill=\"{STONE}\"/><path d=\"{}\" fill=\"{DONE_SOFT}\"/></g>",
            bridge::DECK,
            bridge::RAIL,
            bridge::piers(),
            bridge::water(),
        ));
        canvas
    }

    /// Adds shapes as they are.
    pub fn put(&mut self, shapes: &str) {
        self.0.push_str(shapes);
        self.0.push('\n');
    }

    /// Adds shapes moved and scaled.
    pub fn put_at(&mut self, shapes: &str, (x, y): (f64, f64), scale: f64) {
        self.put(&format!(
            "<g transform=\"translate({} {}) scale({})\">{shapes}</g>",
            coordinate(x),
            coordinate(y),
            (scale * 1000.0).round() / 1000.0
        ));
    }

    /// One line of words around `x` on a base line.
    pub fn line(&mut self, text: &str, x: f64, y: f64, kind: Type) {
        let Type { size, bold, colour } = kind;
        let weight = if bold { 700 } else { 400 };
        // Writing to a string does not fail.
        let _ = writeln!(
            self.0,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-size=\"{}\" font-weight=\"{weight}\" \
             fill=\"{colour}\">{}</text>",
            coordinate(x),
            coordinate(y),
            coordinate(size),
            escaped(text)
        );
    }

    /// Words in a coloured pill around `x`, of which `y` is the upper edge; returns the lower one.
    pub fn pill(&mut self, text: &str, x: f64, y: f64, (ground, colour): (&str, &'static str)) -> f64 {
        let size = 30.0;
        let (width, height) = (text_width(text) * size + 44.0, 52.0);
        self.put(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{height}\" rx=\"26\" fill=\"{ground}\"/>",
            coordinate(x - width / 2.0),
            coordinate(y),
            coordinate(width)
        ));
        self.line(text, x, y + 37.0, Type::bold(size, colour));
        y + height
    }

    /// The finished document.
    pub fn finish(mut self, source: &str) -> String {
        self.line(source, MIDDLE, 546.0, Type::plain(25.0, MUTED));
        self.0.push_str("</svg>\n");
        self.0
    }
}

/// Words broken into lines: the largest of the sizes at which there are no more lines than wanted.
///
/// If even the last one is too large, the last line ends with `…`.
pub fn fitted(text: &str, room: f64, most: usize, sizes: &[f64]) -> (f64, Vec<String>) {
    let broken = |size: f64| -> Vec<String> {
        let count = fill(text, room / size).len();
        // As even as they can be, so that no line holds a single character.
        #[expect(clippy::cast_precision_loss, reason = "a text has a handful of lines")]
        let even = (text_width(text) / count.max(1) as f64 + 0.5).ceil();
        let lines = [even, even + 1.0, even + 2.0]
            .into_iter()
            .filter(|width| *width <= room / size)
            .map(|width| fill(text, width))
            .find(|lines| lines.len() == count);
        lines.unwrap_or_else(|| fill(text, room / size)).into_iter().map(str::to_owned).collect()
    };
    let fits = |size: &f64| {
        let lines = broken(*size);
        lines.len() <= most && lines.iter().all(|line| text_width(line) * size <= room)
    };
    if let Some(size) = sizes.iter().copied().find(fits) {
        return (size, broken(size));
    }
    let size = sizes.last().copied().unwrap_or(30.0);
    let mut lines: Vec<String> = fill(text, room / size).into_iter().map(str::to_owned).collect();
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while text_width(last) + 1.0 > room / size {
                last.pop();
            }
            while last.ends_with(|c: char| "，。、；：（“".contains(c)) {
                last.pop();
            }
            last.push('…');
        }
    }
    (size, lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_have_the_colours_of_the_site() {
        let tokens = include_str!("../../../style/tokens.css");
        for (name, colour) in [
            ("ink", INK),
            ("muted", MUTED),
            ("card", CARD),
            ("stone", STONE),
            ("line", LINE),
            ("done", DONE),
            ("done-soft", DONE_SOFT),
            ("goal", GOAL),
            ("goal-soft", GOAL_SOFT),
            ("accent-soft", ACCENT_SOFT),
            ("smart-soft", SMART_SOFT),
            ("plan", PLAN),
        ] {
            assert!(tokens.contains(&format!("--{name}: light-dark({colour}, ")), "{name} is not {colour}");
        }
        assert!(tokens.contains(&format!("--accent: {ACCENT};")));
    }

    #[test]
    fn words_take_the_room_there_is() {
        let of = |text: &str| fitted(text, 100.0, 2, &[50.0, 20.0, 10.0]);
        assert_eq!(of("目标"), (50.0, vec!["目标".to_owned()]));
        assert_eq!(of("目标总览"), (50.0, vec!["目标".to_owned(), "总览".to_owned()]));
        assert_eq!(of("目标总览，一项一块").0, 20.0);
        let (size, lines) = of("讲的是工厂、工地、商店和数字技术，还有别的许多事情，多得写不下");
        assert_eq!((size, lines.len()), (10.0, 2));
        assert!(lines[1].ends_with('…') && text_width(&lines[1]) <= 10.0, "{lines:?}");
    }
}
