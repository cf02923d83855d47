//! How the parts of a chart look: in a page by class, in a file of its own by attributes.

/// The look of a shape.
///
/// In a page it is a class, so that styles follow the reader's colours. A file
/// stands alone and is shown where styles may be forbidden, so there the look
/// becomes attributes: the light colours of `style/tokens.css`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Look {
    /// A bar of a result.
    Result,
    /// The outline and ground of an estimate's bar.
    Estimate,
    /// The hatching of an estimate's bar.
    Hatch,
    /// The ground and outline of a target's bar.
    Target,
    /// The goal post at a target's end, or the arrows of an open end.
    Post,
    /// A planned amount.
    Plan,
    /// A computed amount.
    Computed,
    /// What the reader tries out.
    WhatIf,
    /// The dots of what the reader tries out.
    Dots,
    /// What was reached so far.
    Progress,
    /// What the report does not give.
    Unsaid,
    /// A line at a tick.
    Grid,
    /// The line at zero.
    Zero,
    /// The measure of a difference.
    Measure,
    /// The ground of a file.
    Paper,
    /// The frame around what stands for itself.
    Panel,
    /// The words beside a mark.
    Label,
    /// The number of a mark.
    Number,
    /// A large number that stands for itself.
    Figure,
    /// Words where a number would stand.
    Words,
    /// The words of a difference.
    Difference,
    /// The number at a tick.
    Tick,
    /// Small explaining words.
    Note,
    /// The sign between two things that are not to be compared freely.
    Sign,
    /// A picture's heading.
    Heading,
    /// A picture's second heading.
    Title,
}

const INK: &str = "#23211d";
const MUTED: &str = "#5f5a50";
const LINE: &str = "#d3cabb";
const PAPER: &str = "#fffdf9";

/// The colour of the ground of a file, by which it is known: red, green, blue.
pub const GROUND: [u8; 3] = [0xff, 0xfd, 0xf9];

const DONE: &str = "#0b5d54";
const DONE_SOFT: &str = "#e0efea";
const GOAL: &str = "#a8261b";
const GOAL_SOFT: &str = "#fae6e1";
const ACCENT_SOFT: &str = "#fbf0cc";
const PLAN: &str = "#6a4a12";

impl Look {
    /// All looks.
    pub const ALL: [Self; 26] = [
        Self::Result,
        Self::Estimate,
        Self::Hatch,
        Self::Target,
        Self::Post,
        Self::Plan,
        Self::Computed,
        Self::WhatIf,
        Self::Dots,
        Self::Progress,
        Self::Unsaid,
        Self::Grid,
        Self::Zero,
        Self::Measure,
        Self::Paper,
        Self::Panel,
        Self::Label,
        Self::Number,
        Self::Figure,
        Self::Words,
        Self::Difference,
        Self::Tick,
        Self::Note,
        Self::Sign,
        Self::Heading,
        Self::Title,
    ];

    /// The class in a page.
    pub fn class(self) -> &'static str {
        match self {
            Self::Result => "c-result",
            Self::Estimate => "c-estimate",
            Self::Hatch => "c-hatch",
            Self::Target => "c-target",
            Self::Post => "c-post",
            Self::Plan => "c-plan",
            Self::Computed => "c-computed",
            Self::WhatIf => "c-whatif",
            Self::Dots => "c-dots",
            Self::Progress => "c-progress",
            Self::Unsaid => "c-unsaid",
            Self::Grid => "c-grid",
            Self::Zero => "c-zero",
            Self::Measure => "c-measure",
            Self::Paper => "c-paper",
            Self::Panel => "c-panel",
            Self::Label => "c-label",
            Self::Number => "c-number",
            Self::Figure => "c-figure",
            Self::Words => "c-words",
            Self::Difference => "c-difference",
            Self::Tick => "c-tick",
            Self::Note => "c-note",
            Self::Sign => "c-sign",
            Self::Heading => "c-heading",
            Self::Title => "c-title",
        }
    }

    /// The size of its text in CSS pixels; zero for shapes.
    pub fn size(self) -> f64 {
        match self {
            Self::Figure => 28.0,
            Self::Heading | Self::Sign => 22.0,
            Self::Number | Self::Words => 19.0,
            Self::Title => 17.0,
            Self::Label | Self::Difference => 15.0,
            Self::Tick | Self::Note => 13.0,
            _ => 0.0,
        }
    }

    /// The attributes in a file of its own.
    // A table and no code that makes one: it is sent to phones.
    pub fn attributes(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Result => &[("fill", DONE)],
            Self::Estimate => {
                &[("fill", DONE_SOFT), ("stroke", DONE), ("stroke-width", "2"), ("stroke-dasharray", "5 3")]
            }
            Self::Hatch => &[("fill", "none"), ("stroke", DONE), ("stroke-width", "2")],
            Self::Target => &[("fill", GOAL_SOFT), ("stroke", GOAL), ("stroke-width", "2")],
            Self::Post => &[("fill", "none"), ("stroke", GOAL), ("stroke-width", "5")],
            Self::Plan => {
                &[("fill", PAPER), ("stroke", PLAN), ("stroke-width", "2"), ("stroke-dasharray", "2 3")]
            }
            Self::Computed => {
                &[("fill", PAPER), ("stroke", MUTED), ("stroke-width", "2"), ("stroke-dasharray", "2 3")]
            }
            Self::WhatIf => &[("fill", ACCENT_SOFT), ("stroke", INK), ("stroke-width", "2")],
            Self::Dots => {
                &[("fill", "none"), ("stroke", INK), ("stroke-width", "3"), ("stroke-dasharray", "0.1 7")]
            }
            Self::Progress => &[("fill", INK)],
            Self::Unsaid => {
                &[("fill", "none"), ("stroke", LINE), ("stroke-width", "2"), ("stroke-dasharray", "6 5")]
            }
            Self::Grid => &[("fill", "none"), ("stroke", LINE), ("stroke-width", "1")],
            Self::Zero => &[("fill", "none"), ("stroke", MUTED), ("stroke-width", "2")],
            Self::Measure => &[("fill", "none"), ("stroke", INK), ("stroke-width", "2")],
            Self::Paper => &[("fill", PAPER)],
            Self::Panel => &[("fill", PAPER), ("stroke", LINE), ("stroke-width", "1.5")],
            // Words over lines stay legible.
            Self::Label => &[
                ("fill", INK),
                ("font-size", "15"),
                ("font-weight", "400"),
                ("paint-order", "stroke"),
                ("stroke", PAPER),
                ("stroke-width", "4"),
                ("stroke-linejoin", "round"),
            ],
            Self::Number | Self::Words => &[
                ("fill", INK),
                ("font-size", "19"),
                ("font-weight", "700"),
                ("paint-order", "stroke"),
                ("stroke", PAPER),
                ("stroke-width", "4"),
                ("stroke-linejoin", "round"),
            ],
            Self::Difference => &[
                ("fill", INK),
                ("font-size", "15"),
                ("font-weight", "700"),
                ("paint-order", "stroke"),
                ("stroke", PAPER),
                ("stroke-width", "4"),
                ("stroke-linejoin", "round"),
            ],
            Self::Figure => &[("fill", INK), ("font-size", "28"), ("font-weight", "700")],
            Self::Tick | Self::Note => &[("fill", MUTED), ("font-size", "13"), ("font-weight", "400")],
            Self::Sign => &[("fill", MUTED), ("font-size", "22"), ("font-weight", "700")],
            Self::Heading => &[("fill", INK), ("font-size", "22"), ("font-weight", "700")],
            Self::Title => &[("fill", INK), ("font-size", "17"), ("font-weight", "500")],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_the_ground_by_which_they_are_known() {
        let hex: String = GROUND.iter().map(|part| format!("{part:02x}")).collect();
        assert_eq!(PAPER, format!("#{hex}"));
    }

    #[test]
    fn files_have_the_colours_of_the_page() {
        let tokens = include_str!("../../style/tokens.css");
        for (name, colour) in [
            ("ink", INK),
            ("muted", MUTED),
            ("line", LINE),
            ("card", PAPER),
            ("done", DONE),
            ("done-soft", DONE_SOFT),
            ("goal", GOAL),
            ("goal-soft", GOAL_SOFT),
            ("accent-soft", ACCENT_SOFT),
            ("plan", PLAN),
        ] {
            assert!(tokens.contains(&format!("--{name}: light-dark({colour}, ")), "{name} is not {colour}");
        }
    }

    #[test]
    fn texts_are_as_large_in_files_as_they_are_laid_out() {
        for look in Look::ALL {
            let size = look.attributes().iter().find(|(name, _)| *name == "font-size");
            assert_eq!(
                size.map_or(0.0, |(_, size)| size.parse().expect("a number")),
                look.size(),
                "{look:?}"
            );
        }
    }

    #[test]
    fn every_look_has_its_styles() {
        let style = concat!(include_str!("marks.css"), include_str!("style.css"));
        for look in Look::ALL {
            assert!(style.contains(&format!(".{}", look.class())), "{} has no style", look.class());
        }
    }
}
