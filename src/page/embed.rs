//! Pages for other people's pages: one thing each, small, readable without a script, with the way to the whole.

use std::collections::BTreeSet;

use leptos::prelude::*;
use report_model::{Chart, Element, Sector, Term, TopicCode, Township};

use super::{
    Module, Page,
    chart_page::ChartFigure,
    main_page::{Facing, Minute, Year, date},
    structure::{ElementBody, StructureParts, TownshipBody},
    targets_page::Wall,
};
use crate::{
    chart::{Shared, title},
    component::{
        Entry, Rich,
        builder::{Shelf, Thing},
    },
    content::{charts, content, encode_chart},
    diagram::structure::StructureDrawing,
    page::{from_root, year_heading},
    route::Slot,
};

/// What a page for embedding shows.
#[derive(Clone, Copy)]
enum Embed {
    /// The whole in short: the headlines, and what each sector is about.
    Report,
    /// The spatial structure, to be selected from.
    Structure,
    /// One of its elements, in the drawing and in words.
    Element(&'static Element),
    /// A sector with its passages.
    Sector(&'static Sector),
    /// A chart.
    Chart(&'static Chart),
    /// All indicators.
    Targets,
    /// What the report says of a township.
    Township(&'static Township),
    /// A card of the glossary.
    Term(&'static Term),
}

impl Embed {
    fn all() -> Vec<Self> {
        let content = content();
        let mut all = vec![Self::Report, Self::Structure, Self::Targets];
        all.extend(content.structure.elements.iter().map(Self::Element));
        all.extend(content.sectors.iter().map(Self::Sector));
        all.extend(charts().charts.iter().map(Self::Chart));
        all.extend(content.structure.townships.iter().map(Self::Township));
        all.extend(content.terms.iter().map(Self::Term));
        all
    }

    /// What it is called in snippets: the kind, and which one of it.
    fn name(self) -> String {
        let (kind, id) = match self {
            Self::Report => ("report", "all"),
            Self::Structure => ("structure", "all"),
            Self::Targets => ("targets", "all"),
            Self::Element(element) => ("structure", element.id.as_str()),
            Self::Sector(sector) => ("sector", sector.id.as_str()),
            Self::Chart(chart) => ("chart", chart.id.as_str()),
            Self::Township(township) => ("township", township.id.as_str()),
            Self::Term(term) => ("term", term.id.as_str()),
        };
        format!("{kind}/{id}")
    }

    fn title(self) -> String {
        match self {
            Self::Report => content().report.title.clone(),
            Self::Structure => format!("空间结构：{}", content().structure.name),
            Self::Targets => "目标总览".to_owned(),
            Self::Element(element) => element.name.clone(),
            Self::Sector(sector) => sector.name.clone(),
            Self::Chart(chart) => chart.name.clone(),
            Self::Township(township) => format!("报告怎么说{}", township.name),
            Self::Term(term) => format!("名词解释：{}", term.term),
        }
    }

    fn description(self) -> String {
        let plain = |text: &report_model::RichText| text.plain(|id| content().printed(id));
        match self {
            Self::Report => content().report.tagline.clone(),
            Self::Structure => plain(&content().structure.lead),
            Self::Targets => crate::chart::summary(charts()),
            Self::Element(element) => plain(&element.purpose),
            Self::Sector(sector) => plain(&sector.lead),
            Self::Chart(chart) => format!("{}：{}。", chart.name, title(chart)),
            Self::Township(township) => {
                format!("{}里提到{}的地方。", content().report.official_title, township.name)
            }
            Self::Term(term) => plain(&term.definition),
        }
    }

    /// The page that shows it among everything else, from the site's folder.
    fn whole(self) -> String {
        let at = |anchor: String| format!("index.html#{anchor}");
        match self {
            Self::Report => "index.html".to_owned(),
            Self::Structure => at("structure".to_owned()),
            Self::Targets => "targets.html".to_owned(),
            Self::Element(element) => at(Slot::Element.anchor(&element.id)),
            Self::Sector(sector) => at(format!("s-{}", sector.id)),
            Self::Chart(chart) => format!("chart/{}.html", chart.id),
            Self::Township(township) => at(Slot::Township.anchor(&township.id)),
            Self::Term(term) => format!("glossary.html#{}", Slot::Term.anchor(&term.id)),
        }
    }

    /// What wakes it up when a reader turns to it.
    fn module(self) -> Option<Module> {
        match self {
            Self::Structure | Self::Sector(_) => Some(Module::Explainer),
            Self::Chart(_) => Some(Module::Charts),
            Self::Targets => Some(Module::Overview),
            Self::Report | Self::Element(_) | Self::Township(_) | Self::Term(_) => None,
        }
    }

    fn page(self) -> Page {
        Page {
            path: format!("embed/{}.html", self.name()),
            title: format!("{}（单独看） - {}", self.title(), content().report.title),
            description: self.description(),
            module: self.module(),
            has_charts: matches!(self, Self::Chart(_) | Self::Targets),
            body: Box::new(move || view! { <EmbedPage embed=self/> }.into_any()),
        }
    }
}

/// What can be put into somebody's page, by kind.
pub(super) fn shelves() -> Vec<Shelf> {
    const KINDS: [(&str, &str); 7] = [
        ("structure", "空间结构"),
        ("chart", "一张图"),
        ("sector", "一个领域"),
        ("township", "一个乡镇"),
        ("term", "一个名词"),
        ("targets", "目标总览"),
        ("report", "整份的要点"),
    ];
    let thing = |embed: Embed| Thing { show: embed.name(), title: embed.title(), whole: embed.whole() };
    let all: Vec<_> = Embed::all().into_iter().map(thing).collect();
    let shelf = |(kind, name): (&str, &str)| {
        let is_of_kind = |thing: &&Thing| thing.show.split('/').next() == Some(kind);
        Shelf {
            kind: kind.to_owned(),
            name: name.to_owned(),
            things: all.iter().filter(is_of_kind).cloned().collect(),
        }
    };
    KINDS.into_iter().map(shelf).collect()
}

/// All pages for embedding.
pub(super) fn embeds() -> Vec<Page> {
    Embed::all().into_iter().map(Embed::page).collect()
}

/// Everything in `<body>` of a page for embedding.
#[component]
fn EmbedPage(embed: Embed) -> impl IntoView {
    let report = &content().report;
    let chart = match embed {
        Embed::Chart(chart) => Some(chart),
        _ => None,
    };
    view! {
        <main
            class="embed"
            id="main"
            data-whole=from_root(&embed.whole())
            data-chart=chart.map(|chart| chart.id.as_str())
            data-book=chart.map(encode_chart)
            data-feed=embed.module().map(|_| from_root("data/progress.json"))
        >
            <h1 class="embed__title">{embed.title()}</h1>
            {body(embed)}
        </main>
        <footer class="embed__foot">
            <p>
                "来源："<a href=report.url.as_str()>{format!("{}{}", report.district, report.official_title)}</a>
                {format!("（{}）", date(&report.delivered))}
            </p>
            <p><a class="embed__whole" href=from_root(&embed.whole())>"完整版"</a></p>
        </footer>
    }
}

fn body(embed: Embed) -> AnyView {
    match embed {
        Embed::Report => {
            view! { <Minute/> {content().sectors.iter().map(in_short).collect_view()} }.into_any()
        }
        Embed::Structure => view! {
            <p class="lead"><Rich text=&content().structure.lead/></p>
            <StructureParts/>
        }
        .into_any(),
        Embed::Element(element) => view! {
            <div class="embed__element">
                <StructureDrawing/>
                <div class="element__body"><ElementBody element/></div>
            </div>
        }
        .into_any(),
        Embed::Sector(sector) => {
            let below = |topic: &'static TopicCode| content().passages_below(topic).collect();
            view! {
                <p class="sector__question">{sector.question.as_str()}</p>
                <p class="lead"><Rich text=&sector.lead/></p>
                <div class="facing">
                    <Facing anchor=format!("s-{}", sector.id)/>
                    <div class="facing__years">
                        <Year part=1 passages=below(&sector.result_topic)/>
                        <Year part=2 passages=below(&sector.target_topic)/>
                    </div>
                </div>
            }
            .into_any()
        }
        Embed::Chart(chart) => {
            provide_context(Shared::new(charts(), chart));
            view! { <ChartFigure chart/> }.into_any()
        }
        Embed::Targets => view! { <Wall/> }.into_any(),
        Embed::Township(township) => {
            view! { <div class="element__body"><TownshipBody township/></div> }.into_any()
        }
        Embed::Term(term) => view! { <Entry term/> }.into_any(),
    }
}

/// A sector as two lists of what its passages say.
fn in_short(sector: &'static Sector) -> impl IntoView {
    let list = |part: u16, topic: &'static TopicCode| {
        let passages: Vec<_> = content()
            .passages_below(topic)
            .map(|passage| {
                let href = format!("#{}", Slot::Passage.anchor(passage.topic.as_str()));
                view! { <li><a href=href>{passage.title.as_str()}</a></li> }
            })
            .collect();
        view! { <div><p class="sector__label">{year_heading(part)}</p><ul class="embed__list">{passages}</ul></div> }
    };
    view! {
        <section class="embed__sector">
            <h2>{sector.name.as_str()}</h2>
            <p class="sector__question">{sector.question.as_str()}</p>
            <div class="embed__years">{list(1, &sector.result_topic)}{list(2, &sector.target_topic)}</div>
        </section>
    }
}

/// Makes a page stand alone: what it links to inside itself stays in the frame; everything else is another page, which
/// the document's `<base>` opens in a window of its own. Headings leave no gaps.
pub(super) fn standing_alone(path: &str, html: &str, root: &str) -> String {
    // Where the other anchors of what it shows are.
    let elsewhere = match path.split('/').nth(1) {
        Some("targets") => "targets.html".to_owned(),
        Some("chart") => path.trim_start_matches("embed/").to_owned(),
        _ => "index.html".to_owned(),
    };
    let ids: BTreeSet<&str> =
        html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let of_structure = path.starts_with("embed/structure/");
    let own = path.rsplit('/').next().and_then(|file| file.strip_suffix(".html")).unwrap_or_default();
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let mut parts = html.split("href=\"#");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (anchor, rest) = part.split_once('"').unwrap_or((part, ""));
        let element = Slot::of_anchor(anchor).filter(|(slot, _)| *slot == Slot::Element).map(|(_, id)| id);
        match element {
            _ if ids.contains(anchor) => out.push_str(&format!("target=\"_self\" href=\"#{anchor}\"")),
            Some(id) if of_structure => {
                let here = if id == own { " aria-current=\"true\"" } else { "" };
                out.push_str(&format!("target=\"_self\" href=\"{id}.html\"{here}"));
            }
            _ => out.push_str(&format!("href=\"{root}{elsewhere}#{anchor}\"")),
        }
        out.push_str(rest);
    }
    without_gaps(&out)
}

/// Tells assistive technology levels of headings that follow each other; what they look like stays.
fn without_gaps(html: &str) -> String {
    let used: Vec<u8> = (1..=6).filter(|level| html.contains(&format!("<h{level}"))).collect();
    used.iter().zip(1u8..).filter(|(level, rank)| *level != rank).fold(
        html.to_owned(),
        |html, (level, rank)| {
            html.replace(&format!("<h{level}"), &format!("<h{level} aria-level=\"{rank}\""))
        },
    )
}
