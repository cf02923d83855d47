//! What a mark of a chart stands for.

use report_model::Kind;

/// What a mark stands for. Each looks different in line and texture, not only in colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Done or reached: a solid bar.
    Result,
    /// A full-year total that the report calls 预计: a hatched bar with a dashed outline.
    Estimate,
    /// To be reached: a hollow bar that ends in a goal post.
    Target,
    /// Planned without a year: a hollow bar with a dotted outline.
    Plan,
    /// Computed from the report's figures: a dotted outline.
    Computed,
    /// What the reader tries out: dotted all over.
    WhatIf,
    /// Reached so far in the target's year, from a later source: a thin dark bar.
    Progress,
}

impl Mark {
    /// The mark of a figure of the report.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Result | Kind::Standing => Self::Result,
            Kind::Estimate => Self::Estimate,
            Kind::Target => Self::Target,
            Kind::Plan => Self::Plan,
        }
    }

    /// The reader's word for it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Result => "结果",
            Self::Estimate => "预计",
            Self::Target => "目标",
            Self::Plan => "规划",
            Self::Computed => "计算值",
            Self::WhatIf => "假如",
            Self::Progress => "最新进度",
        }
    }
}
