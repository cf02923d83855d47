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
    pub fn attributes(self) -> Vec<(&'static str, &'static str)> {
        let shape = |fill, stroke, width| vec![("fill", fill), ("stroke", stroke), ("stroke-width", width)];
        let dashed = |mut shape: Vec<_>, dashes| {
            shape.push(("stroke-dasharray", dashes));
            shape
        };
        let words = |fill, size, weight| vec![("fill", fill), ("font-size", size), ("font-weight", weight)];
        // Words over lines stay legible.
        let lifted = |mut words: Vec<_>| {
            words.extend([("paint-order", "stroke"), ("stroke", PAPER), ("stroke-width", "4")]);
            words.push(("stroke-linejoin", "round"));
            words
        };
        match self {
            Self::Result => vec![("fill", DONE)],
            Self::Estimate => dashed(shape(DONE_SOFT, DONE, "2"), "5 3"),
            Self::Hatch => shape("none", DONE, "2"),
            Self::Target => shape(GOAL_SOFT, GOAL, "2"),
            Self::Post => shape("none", GOAL, "5"),
            Self::Plan => dashed(shape(PAPER, PLAN, "2"), "2 3"),
            Self::Computed => dashed(shape(PAPER, MUTED, "2"), "2 3"),
            Self::WhatIf => shape(ACCENT_SOFT, INK, "2"),
            Self::Dots => dashed(shape("none", INK, "3"), "0.1 7"),
            Self::Progress => vec![("fill", INK)],
            Self::Unsaid => dashed(shape("none", LINE, "2"), "6 5"),
            Self::Grid => shape("none", LINE, "1"),
            Self::Zero => shape("none", MUTED, "2"),
            Self::Measure => shape("none", INK, "2"),
            Self::Paper => vec![("fill", PAPER)],
            Self::Panel => shape(PAPER, LINE, "1.5"),
            Self::Label => lifted(words(INK, "15", "400")),
            Self::Number | Self::Words => lifted(words(INK, "19", "700")),
            Self::Figure => words(INK, "28", "700"),
            Self::Difference => lifted(words(INK, "15", "700")),
            Self::Tick | Self::Note => words(MUTED, "13", "400"),
            Self::Sign => words(MUTED, "22", "700"),
            Self::Heading => words(INK, "22", "700"),
            Self::Title => words(INK, "17", "500"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_the_colours_of_the_page() {
        let tokens = include_str!("../../style/tokens.css");
        let light = tokens.split("@media").next().expect("the light colours");
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
            assert!(light.contains(&format!("--{name}: {colour};")), "{name} is not {colour}");
        }
    }

    #[test]
    fn texts_are_as_large_in_files_as_they_are_laid_out() {
        for look in Look::ALL {
            let size = look.attributes().into_iter().find(|(name, _)| *name == "font-size");
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
