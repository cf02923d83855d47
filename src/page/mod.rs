//! One file per page; composition only.

mod accessibility_page;
mod builder_page;
mod chart_page;
mod class;
mod embed;
mod figures_page;
mod glossary_page;
mod main_page;
mod missing_page;
mod offline_page;
mod print;
mod shell;
mod structure;
mod targets_page;

use std::sync::Arc;

use crate::html;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;

use self::{
    accessibility_page::AccessibilityPage,
    builder_page::BuilderPage,
    chart_page::ChartPage,
    figures_page::FiguresPage,
    glossary_page::GlossaryPage,
    main_page::MainPage,
    missing_page::MissingPage,
    offline_page::{OfflinePage, UnsavedPage},
    print::{Part, PrintPage},
    targets_page::{MoneyPage, TargetsPage},
};
pub use self::{
    missing_page::{ANY_ROOT, MISSING},
    offline_page::UNSAVED,
    print::{WHOLE, running_heads},
};
use crate::{
    chart::{description, rates, summary},
    content::{charts, content},
    share::Subject,
};

/// Where a WebAssembly module and its glue are, relative to a page; a context while pages are rendered.
#[derive(Clone)]
pub struct Assets {
    /// The JavaScript module made by wasm-bindgen.
    pub js: String,
    /// The WebAssembly.
    pub wasm: String,
}

/// The way from a page to the site's folder: empty, `../` or [`ANY_ROOT`]; a context while pages are rendered.
#[derive(Clone, Copy)]
pub struct Root(pub &'static str);

/// A page for paper, on which nothing unfolds; a context while such pages are rendered.
#[derive(Clone, Copy)]
pub struct Paper;

/// The way to the page with all passages, to which a page links as if they stood in it; empty if it is this one. A
/// context while such pages are rendered.
#[derive(Clone, Copy)]
pub struct Elsewhere(pub &'static str);

/// What wakes a page up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Module {
    /// The WebAssembly of the main page.
    Explainer,
    /// The WebAssembly of a chart's page.
    Charts,
    /// The WebAssembly of the overview of all indicators.
    Overview,
    /// The WebAssembly of the page from which editors take something for their own.
    Builder,
    /// The WebAssembly of the pages for class.
    Classroom,
}

/// A page to be prerendered.
pub struct Page {
    /// Its path in the built folder, with `/`.
    pub path: String,
    /// The text of its `<title>`.
    pub title: String,
    /// The text of its description.
    pub description: String,
    /// What wakes it up, if it has islands.
    pub module: Option<Module>,
    /// Whether it needs the styles of charts.
    pub has_charts: bool,
    /// What it is about, if that is one of the things that have links of their own.
    pub subject: Option<Subject>,
    /// Renders what stands in its `<body>`.
    body: Box<dyn Fn() -> AnyView>,
}

impl Page {
    /// The way from the page to the site's folder.
    pub fn root(&self) -> &'static str {
        match self.path.matches('/').count() {
            _ if self.is_missing() => ANY_ROOT,
            0 => "",
            1 => "../",
            _ => "../../",
        }
    }

    /// Whether it is shown at any address: by a server where there is no page, or on a device where there is no network.
    pub fn is_missing(&self) -> bool {
        self.path == MISSING || self.path == UNSAVED
    }

    /// Whether it is made to stand in other people's pages.
    pub fn is_embed(&self) -> bool {
        self.path.starts_with("embed/")
    }

    /// Whether it is made for paper, and looks like it on a screen too.
    pub fn is_paper(&self) -> bool {
        self.path == WHOLE || self.path.starts_with("print/")
    }

    /// Whether it is one of the pages for class.
    pub fn is_for_class(&self) -> bool {
        self.is_slides()
            || self.path.starts_with("lesson/")
            || matches!(self.path.as_str(), "teachers.html" | "quiz.html" | "worksheet.html")
    }

    /// Whether its drawing shows what a reader tries, which a link may bring along.
    pub fn can_be_tried(&self) -> bool {
        let chart = match self.subject {
            Some(Subject::Chart(chart)) => Some(chart),
            _ => None,
        };
        self.is_slides() || chart.is_some_and(|chart| rates(chart).is_some())
    }

    /// Whether it is a lesson's slides, which links leave for a window of their own.
    pub fn is_slides(&self) -> bool {
        self.path.starts_with("slides/")
    }

    /// The path of the page that stands for this one where both would be found: the original of a double.
    pub fn canonical(&self) -> &str {
        match (self.subject, self.is_embed()) {
            (Some(Subject::Report), true) => "index.html",
            (Some(Subject::Targets), true) => "targets.html",
            (Some(Subject::Chart(_)), true) => self.path.trim_start_matches("embed/"),
            _ if self.is_paper() => "index.html",
            _ => &self.path,
        }
    }

    /// Renders what stands in its `<body>`, in islands mode.
    pub fn render(&self, assets: Option<Assets>) -> String {
        // Already set means that an earlier page has set it.
        let _ = any_spawner::Executor::init_futures_executor();
        let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
        owner.with(|| {
            if let Some(assets) = assets {
                provide_context(assets);
            }
            provide_context(Root(self.root()));
            let html = (self.body)().to_html();
            if self.is_embed() { embed::standing_alone(&self.path, &html, self.root()) } else { html }
        })
    }
}

/// A path from the site's folder, as the page that is being rendered has to write it.
pub fn from_root(path: &str) -> String {
    let Root(root) = use_context().unwrap_or(Root(""));
    format!("{root}{path}")
}

/// Whether the page that is being rendered is one for paper.
pub fn on_paper() -> bool {
    use_context::<Paper>().is_some()
}

/// The link to something in the report, by its anchor.
pub fn to_anchor(anchor: &str) -> String {
    let rest = use_context().map_or("", |Elsewhere(rest)| rest);
    format!("{rest}#{anchor}")
}

/// What stands above the passages of a part of the report: the review (part 1) or what is to come.
pub fn year_heading(part: u16) -> String {
    let year = content().year(part);
    if part == 1 { format!("{year}年做了什么") } else { format!("{year}年要做什么") }
}

/// All pages of the site.
pub fn pages() -> Vec<Page> {
    let report = &content().report;
    let mut pages = vec![
        Page {
            path: "index.html".into(),
            title: report.title.clone(),
            description: report.tagline.clone(),
            module: Some(Module::Explainer),
            has_charts: false,
            subject: Some(Subject::Report),
            body: Box::new(|| html! { <MainPage/> }.into_any()),
        },
        Page {
            path: "glossary.html".into(),
            title: format!("名词解释 - {}", report.title),
            description: format!("{}里不好懂的词，用大白话解释。", report.official_title),
            module: None,
            has_charts: false,
            subject: None,
            body: Box::new(|| html! { <GlossaryPage/> }.into_any()),
        },
        Page {
            path: "figures.html".into(),
            title: format!("全部数字 - {}", report.title),
            description: format!(
                "{}的{}个数和文字目标，每个都有单位、限定词、性质和官方原文。",
                report.official_title,
                content().figures.len()
            ),
            module: None,
            has_charts: false,
            subject: None,
            body: Box::new(|| html! { <FiguresPage/> }.into_any()),
        },
        Page {
            path: "accessibility.html".into(),
            title: format!("无障碍说明 - {}", report.title),
            description: format!("{}怎么用更方便，测过什么，还有什么做不到。", report.title),
            module: None,
            has_charts: false,
            subject: None,
            body: Box::new(|| html! { <AccessibilityPage/> }.into_any()),
        },
        Page {
            path: "builder.html".into(),
            title: format!("放进别的网页 - {}", report.title),
            description: "选一样，看看效果，拿走代码和二维码：整份图解、一张图、一个领域、一个词都可以。"
                .into(),
            module: Some(Module::Builder),
            has_charts: false,
            subject: None,
            body: Box::new(|| html! { <BuilderPage/> }.into_any()),
        },
        Page {
            path: MISSING.into(),
            title: format!("没有这一页 - {}", report.title),
            description: format!("这个地址上没有网页；从这里可以去{}的别的页。", report.title),
            module: None,
            has_charts: false,
            subject: None,
            body: Box::new(|| html! { <MissingPage/> }.into_any()),
        },
        Page {
            path: "offline.html".into(),
            title: format!("离线使用 - {}", report.title),
            description: format!("{}看过一次，以后没有网也能打开；不想存，可以关掉。", report.title),
            module: None,
            has_charts: false,
            subject: None,
            body: Box::new(|| html! { <OfflinePage/> }.into_any()),
        },
        Page {
            path: UNSAVED.into(),
            title: format!("没有网 - {}", report.title),
            description: "没有网，这一页还没有存下来；从这里可以去已经存下来的页。".into(),
            module: None,
            has_charts: false,
            subject: None,
            body: Box::new(|| html! { <UnsavedPage/> }.into_any()),
        },
        Page {
            path: "targets.html".into(),
            title: format!("目标总览 - {}", report.title),
            description: summary(charts()),
            module: Some(Module::Overview),
            has_charts: true,
            subject: Some(Subject::Targets),
            body: Box::new(|| html! { <TargetsPage/> }.into_any()),
        },
        Page {
            path: "money.html".into(),
            title: format!("{} - {}", content().money.title, report.title),
            description: content().money.lead.plain(|id| content().printed(id)),
            module: None,
            has_charts: true,
            subject: None,
            body: Box::new(|| html! { <MoneyPage/> }.into_any()),
        },
    ];
    pages.extend(charts().charts.iter().map(|chart| Page {
        path: format!("chart/{}.html", chart.id),
        title: format!("{} - {}", chart.name, report.title),
        description: description(chart),
        module: Some(Module::Charts),
        has_charts: true,
        subject: Some(Subject::Chart(chart)),
        body: Box::new(move || html! { <ChartPage chart/> }.into_any()),
    }));
    pages.push(Page {
        path: WHOLE.into(),
        title: format!("打印整份 - {}", report.title),
        description: format!("{}，全部展开，可以打印。", report.title),
        module: None,
        has_charts: true,
        subject: None,
        body: Box::new(|| html! { <PrintPage parts=Part::all()/> }.into_any()),
    });
    pages.extend(Part::all().into_iter().map(|part| Page {
        path: part.path(),
        title: format!("打印{} - {}", part.name(), report.title),
        description: format!("{}的“{}”，全部展开，可以打印。", report.title, part.name()),
        module: None,
        has_charts: part == Part::Targets,
        subject: None,
        body: Box::new(move || html! { <PrintPage parts=vec![part]/> }.into_any()),
    }));
    pages.extend(class::pages());
    pages.extend(embed::embeds());
    pages
}
