//! The report for paper: whole, or one part of it. Plain documents, in which nothing is folded and nothing wakes up.

mod head;
mod part;
mod structure;
mod targets;

use crate::html;
use leptos::{context::Provider, prelude::*};
use report_model::Sector;

pub use self::head::running_heads;
use self::{
    head::Head,
    part::{ConductPart, DifficultiesPart, OverviewPart, SectorPart},
    structure::StructurePart,
    targets::TargetsPart,
};
use crate::{
    component::{EndNotes, Notes},
    content::content,
    page::{Elsewhere, Paper, main_page::date},
};

/// The path of the page with all parts.
pub const WHOLE: &str = "print.html";

/// A part of the report that can be printed alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Part {
    /// The year as a whole, in a minute.
    Overview,
    /// The spatial structure.
    Structure,
    /// A sector.
    Sector(&'static Sector),
    /// Targets against results.
    Targets,
    /// What the report admits.
    Difficulties,
    /// The government itself.
    Conduct,
}

impl Part {
    /// All parts in the order of the whole.
    pub fn all() -> Vec<Self> {
        let mut parts = vec![Self::Overview, Self::Structure];
        parts.extend(content().sectors.iter().map(Self::Sector));
        parts.extend([Self::Targets, Self::Difficulties, Self::Conduct]);
        parts
    }

    /// Its name in paths, ids and classes.
    pub fn id(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Structure => "structure",
            Self::Sector(sector) => &sector.id,
            Self::Targets => "targets",
            Self::Difficulties => "difficulties",
            Self::Conduct => "conduct",
        }
    }

    /// Its name for readers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Overview => "总账",
            Self::Structure => "空间结构",
            Self::Sector(sector) => &sector.name,
            Self::Targets => "目标对照",
            Self::Difficulties => "困难",
            Self::Conduct => "政府自身",
        }
    }

    /// The path of its page.
    pub fn path(self) -> String {
        format!("print/{}.html", self.id())
    }

    /// Its anchor, the same as on the main page.
    fn anchor(self) -> String {
        match self {
            Self::Overview | Self::Sector(_) => format!("s-{}", self.id()),
            _ => self.id().to_owned(),
        }
    }

    /// Its heading.
    fn title(self) -> String {
        let report = &content().report;
        match self {
            Self::Overview => "总账：一分钟读懂".to_owned(),
            Self::Structure => format!("空间结构：{}", content().structure.name),
            Self::Sector(sector) => format!("{}：{}", sector.name, sector.question),
            Self::Targets => format!("目标对照：{}年和{}年", report.target_year, report.result_year),
            Self::Difficulties => "报告承认的困难".to_owned(),
            Self::Conduct => "政府怎样管好自己".to_owned(),
        }
    }

    fn body(self) -> AnyView {
        match self {
            Self::Overview => html! { <OverviewPart/> }.into_any(),
            Self::Structure => html! { <StructurePart/> }.into_any(),
            Self::Sector(sector) => html! { <SectorPart sector/> }.into_any(),
            Self::Targets => html! { <TargetsPart/> }.into_any(),
            Self::Difficulties => html! { <DifficultiesPart/> }.into_any(),
            Self::Conduct => html! { <ConductPart/> }.into_any(),
        }
    }
}

/// Everything in `<body>` of a page for paper.
#[component]
pub fn PrintPage(
    /// What is on it: all parts, or one.
    parts: Vec<Part>,
) -> impl IntoView {
    // One part alone refers to passages that are elsewhere.
    let rest = if parts.len() > 1 { "" } else { "../index.html" };
    html! {
        <Provider value=Paper>
            <Provider value=Elsewhere(rest)>
                <Head parts=parts.clone()/>
                <main class="paper" id="main">
                    {parts.into_iter().map(|part| html! { <PartSection part/> }).collect_view()}
                </main>
            </Provider>
        </Provider>
    }
}

#[component]
fn PartSection(part: Part) -> impl IntoView {
    let title = format!("{}-title", part.anchor());
    let notes = Notes::new(part.id());
    html! {
        <section
            class=format!("paper__part paper__part--{}", part.id())
            id=part.anchor()
            aria-labelledby=title.clone()
        >
            <h2 id=title.clone()>{part.title()}</h2>
            <Provider value=notes>{part.body()}</Provider>
            <EndNotes notes/>
            <Source/>
        </section>
    }
}

/// Where everything in a part is from, as paper needs it: in full.
#[component]
fn Source() -> impl IntoView {
    let report = &content().report;
    html! {
        <p class="paper__source">
            {format!(
                "出处：{}{}（{}作，{}公布），",
                report.district,
                report.official_title,
                date(&report.delivered),
                date(&report.published),
            )}
            <a href=report.url.as_str()>{report.url.as_str()}</a>
            "。括号里的编号（如1.1.2）是报告里第几部分、第几节、第几段。解释是编者写的，和报告有出入时，以报告为准。"
        </p>
    }
}
