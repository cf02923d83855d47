//! The colours of `style/tokens.css`: every pair that stands together is told apart well enough, by the formula of WCAG.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

const TOKENS: &str = include_str!("../style/tokens.css");

/// Text and the grounds on which it stands.
const TEXT: [(&str, &[&str]); 6] = [
    ("ink", &["paper", "card", "stone", "accent-soft", "done-soft", "goal-soft", "smart-soft"]),
    ("muted", &["paper", "card", "stone", "accent-soft"]),
    ("done", &["paper", "card", "done-soft"]),
    ("goal", &["paper", "card", "goal-soft"]),
    ("plan", &["paper", "card"]),
    // What is switched on.
    ("paper", &["ink"]),
];

/// Shapes that tell something, and the frame of the focus.
const SHAPES: [(&str, &[&str]); 4] = [
    ("focus", &["paper", "card", "stone"]),
    ("done", &["card", "paper"]),
    ("goal", &["card", "paper", "stone", "accent-soft"]),
    ("plan", &["card", "stone"]),
];

/// A colour's red, green and blue, 0–255.
type Colour = [u8; 3];

/// Colours by name, for light and dark.
type Palette = BTreeMap<String, [Colour; 2]>;

fn colour(hex: &str) -> Colour {
    let digits = hex.trim().strip_prefix('#').unwrap_or_else(|| panic!("{hex} is no colour"));
    let long = if digits.len() == 3 {
        digits.chars().flat_map(|digit| [digit, digit]).collect()
    } else {
        digits.to_owned()
    };
    let part = |at: usize| {
        u8::from_str_radix(&long[at..at + 2], 16).unwrap_or_else(|_| panic!("{hex} is no colour"))
    };
    assert_eq!(long.len(), 6, "{hex} is no opaque colour");
    [part(0), part(2), part(4)]
}

/// The colours that a block of declarations sets.
fn palette(block: &str) -> Palette {
    let declarations =
        block.lines().filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": "));
    declarations
        .filter(|(name, value)| {
            *name != "shadow" && (value.starts_with('#') || value.starts_with("light-dark("))
        })
        .map(|(name, value)| {
            let both = match value.strip_prefix("light-dark(").and_then(|value| value.strip_suffix(')')) {
                Some(both) => both.split_once(", ").expect("two colours"),
                None => (value, value),
            };
            (name.to_owned(), [colour(both.0), colour(both.1)])
        })
        .collect()
}

/// The block of declarations that follows a selector.
fn block(selector: &str) -> &'static str {
    let (_, rest) = TOKENS.split_once(&format!("{selector} {{\n")).unwrap_or_else(|| panic!("no {selector}"));
    rest.split_once('}').expect("its end").0
}

/// The relative luminance of a colour, 0–1.
fn luminance(colour: Colour) -> f64 {
    let linear = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
}

/// How well two colours are told apart, 1–21.
fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn too_close(palette: &Palette, pairs: &[(&str, &[&str])], least: f64) -> Vec<String> {
    let mut found = Vec::new();
    for (scheme, name) in ["light", "dark"].into_iter().enumerate() {
        for (front, grounds) in pairs {
            for ground in *grounds {
                let contrast = contrast(palette[*front][scheme], palette[*ground][scheme]);
                if contrast < least {
                    found.push(format!("{front} on {ground}, {name}: {contrast:.2} < {least}"));
                }
            }
        }
    }
    found
}

#[test]
fn the_formula_is_that_of_wcag() {
    assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 1e-9);
    assert!((contrast(colour("#767676"), colour("#fff")) - 4.54).abs() < 0.01);
}

#[test]
fn everything_can_be_read() {
    let palette = palette(block(":root"));
    assert_eq!(too_close(&palette, &TEXT, 4.5), Vec::<String>::new());
    assert_eq!(too_close(&palette, &SHAPES, 3.0), Vec::<String>::new());
}

#[test]
fn high_contrast_is_high() {
    let mut all = palette(block(":root"));
    all.extend(palette(block("[data-comfort~=\"high\"]")));
    assert_eq!(too_close(&all, &TEXT, 7.0), Vec::<String>::new());
    assert_eq!(too_close(&all, &SHAPES, 4.5), Vec::<String>::new());
}

/// All style sheets in a folder.
fn style_sheets(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
    files
        .flat_map(|path| if path.is_dir() { style_sheets(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|kind| kind == "css"))
        .collect()
}

/// So what the dark page looks like is a matter of colours alone, and axe-core need not judge it twice.
#[test]
fn a_scheme_changes_colours_and_nothing_else() {
    let files: Vec<_> = ["style", "src"].iter().flat_map(|folder| style_sheets(Path::new(folder))).collect();
    assert!(files.len() > 30, "{files:?}");
    for path in files {
        let text = fs::read_to_string(&path).expect("a text");
        assert!(!text.contains("prefers-color-scheme"), "{}", path.display());
        for line in text.lines().map(str::trim) {
            if line.contains("~=\"dark\"]") {
                assert_eq!(line, "[data-comfort~=\"dark\"] { color-scheme: dark; }", "{}", path.display());
            }
            if let Some((before, _)) = line.split_once("light-dark(") {
                let name = before.split(':').next().unwrap_or_default();
                let is_colour = name.starts_with("--") || name.ends_with("color") || name.ends_with("shadow");
                assert!(is_colour, "{}: {line}", path.display());
            }
        }
    }
}

#[test]
fn the_system_asks_for_the_same_contrast_as_the_reader() {
    let (_, asked) = TOKENS.split_once("(prefers-contrast: more)").expect("what the system asks for");
    let lines = |text: &str| {
        text.lines()
            .map(|line| line.trim().to_owned())
            .filter(|line| line.starts_with("--"))
            .collect::<Vec<_>>()
    };
    assert_eq!(lines(asked), lines(block("[data-comfort~=\"high\"]")));
}
