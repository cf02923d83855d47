//! Pages for other people's pages: one thing each, small, readable without a script, with the way to the whole.

use std::collections::BTreeSet;

use crate::html;
use leptos::prelude::*;
use report_model::{Sector, TopicCode};

use super::{
    Module, Page,
    chart_page::ChartFigure,
    main_page::{Facing, Minute, Year, date},
    structure::{ElementBody, StructureParts, TownshipBody},
    targets_page::Wall,
};
use crate::{
    chart::Shared,
    component::{
        Entry, LoneFigure, Rich,
        builder::{Shelf, Thing},
    },
    content::{charts, content, encode_chart},
    diagram::structure::StructureDrawing,
    page::{from_root, year_heading},
    route::Slot,
    share::Subject,
};

/// What wakes a page for embedding up when a reader turns to it.
fn module(subject: Subject) -> Option<Module> {
    match subject {
        Subject::Structure | Subject::Sector(_) => Some(Module::Explainer),
        Subject::Chart(_) => Some(Module::Charts),
        Subject::Targets => Some(Module::Overview),
        Subject::Report
        | Subject::Element(_)
        | Subject::Figure(_)
        | Subject::Township(_)
        | Subject::Term(_) => None,
    }
}

fn page(subject: Subject) -> Page {
    // Those that have another page are not what a reader looks for, and say so.
    let alone = if subject.has_own_page() { "（单独看）" } else { "" };
    Page {
        path: subject.embed(),
        title: format!("{}{alone} - {}", subject.title(), content().report.title),
        description: subject.description(),
        module: module(subject),
        has_charts: matches!(subject, Subject::Chart(_) | Subject::Targets),
        subject: Some(subject),
        body: Box::new(move || html! { <EmbedPage subject/> }.into_any()),
    }
}

/// What can be put into somebody's page, by kind.
pub(super) fn shelves() -> Vec<Shelf> {
    const KINDS: [(&str, &str); 8] = [
        ("structure", "空间结构"),
        ("chart", "一张图"),
        ("figure", "一个数"),
        ("sector", "一个领域"),
        ("township", "一个乡镇"),
        ("term", "一个名词"),
        ("targets", "目标总览"),
        ("report", "整份的要点"),
    ];
    let thing =
        |subject: Subject| Thing { show: subject.name(), title: subject.title(), whole: subject.whole() };
    let all: Vec<_> = Subject::all().into_iter().map(thing).collect();
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
    Subject::all().into_iter().map(page).collect()
}

/// Everything in `<body>` of a page for embedding.
#[component]
fn EmbedPage(subject: Subject) -> impl IntoView {
    let report = &content().report;
    let chart = match subject {
        Subject::Chart(chart) => Some(chart),
        _ => None,
    };
    html! {
        <main
            class="embed"
            id="main"
            data-whole=from_root(&subject.whole())
            data-chart=chart.map(|chart| chart.id.as_str())
            data-book=chart.map(encode_chart)
            data-feed=module(subject).map(|_| from_root("data/progress.json"))
        >
            <h1 class="embed__title">{heading(subject)}</h1>
            {body(subject)}
            <aside class="embed__share" id="share" aria-label="发给别人" hidden>
                <p class="embed__actions">
                    <button type="button" data-share="copy">"复制链接"</button>
                    <button type="button" data-share="send" hidden>"发给别人"</button>
                    <input type="text" aria-label="链接" readonly hidden/>
                    <span role="status"></span>
                </p>
                <p class="embed__wechat" hidden>"微信里：点右上角的“…”发给朋友；下面的图，长按可以保存、发送。"</p>
                <details hidden><summary>"看一张图"</summary></details>
            </aside>
        </main>
        <footer class="embed__foot">
            <p>
                "来源："<a href=report.url.as_str()>{format!("{}{}", report.district, report.official_title)}</a>
                {format!("（{}）", date(&report.delivered))}
            </p>
            <p><a class="embed__whole" href=from_root(&subject.whole())>"完整版"</a></p>
        </footer>
    }
}

/// A figure stands large below what it counts; everything else is called by its title.
fn heading(subject: Subject) -> String {
    match subject {
        Subject::Figure(figure) => figure.label.clone(),
        _ => subject.title(),
    }
}

fn body(subject: Subject) -> AnyView {
    match subject {
        Subject::Report => {
            html! { <Minute/> {content().sectors.iter().map(in_short).collect_view()} }.into_any()
        }
        Subject::Structure => html! {
            <p class="lead"><Rich text=&content().structure.lead/></p>
            <StructureParts/>
        }
        .into_any(),
        Subject::Element(element) => html! {
            <div class="embed__element">
                <StructureDrawing/>
                <div class="element__body"><ElementBody element/></div>
            </div>
        }
        .into_any(),
        Subject::Sector(sector) => {
            let below = |topic: &'static TopicCode| content().passages_below(topic).collect();
            html! {
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
        Subject::Chart(chart) => {
            provide_context(Shared::new(charts(), chart));
            html! { <ChartFigure chart/> }.into_any()
        }
        Subject::Figure(figure) => html! { <LoneFigure figure/> }.into_any(),
        Subject::Targets => html! { <Wall/> }.into_any(),
        Subject::Township(township) => {
            html! { <div class="element__body"><TownshipBody township/></div> }.into_any()
        }
        Subject::Term(term) => html! { <Entry term/> }.into_any(),
    }
}

/// A sector as two lists of what its passages say.
fn in_short(sector: &'static Sector) -> impl IntoView {
    let list = |part: u16, topic: &'static TopicCode| {
        let passages: Vec<_> = content()
            .passages_below(topic)
            .map(|passage| {
                let href = format!("#{}", Slot::Passage.anchor(passage.topic.as_str()));
                html! { <li><a href=href>{passage.title.as_str()}</a></li> }
            })
            .collect();
        html! { <div><p class="sector__label">{year_heading(part)}</p><ul class="embed__list">{passages}</ul></div> }
    };
    html! {
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
            _ => {
                // In drawings not every browser asks the `<base>` where links lead.
                let blank = if is_in_drawing(&out) { "target=\"_blank\" " } else { "" };
                out.push_str(&format!("{blank}href=\"{root}{elsewhere}#{anchor}\""));
            }
        }
        out.push_str(rest);
    }
    without_gaps(&out)
}

/// Whether what comes after this piece of HTML is a part of a drawing.
fn is_in_drawing(before: &str) -> bool {
    before.rfind("<svg").is_some_and(|start| !before[start..].contains("</svg>"))
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
