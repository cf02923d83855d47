//! The live thing on a slide: the same drawings, charts and words as everywhere, large.

use crate::html;
use leptos::{context::Provider, prelude::*};
use report_model::{Chart, ChartView, Difficulty, ElementKind, Figure, Indicator, Lesson, Show, Slide};

use crate::{
    chart::{Mark, RowsAt, Shared, State, UNSAID, change_of, headline, limits, marks, notes, title, verdict},
    component::{
        MoneyPicture, Plot, Rich, Tile, WhatIf,
        deck::{Countdown, SlideQuestion},
    },
    content::{charts, content, encode_chart, sketch},
    diagram::{
        facing::sections,
        overview::OverviewDiagram,
        sector::SectorDiagram,
        structure::{Attention, StructureSvg},
    },
    page::{
        chart_page::{meaning, swatch},
        class::told::{Told, of_passages, of_structure},
        from_root,
    },
};

/// What a slide shows besides its lines.
#[component]
pub(super) fn Shown(
    /// The lesson.
    lesson: &'static Lesson,
    /// The slide.
    slide: &'static Slide,
) -> impl IntoView {
    match &slide.show {
        Show::Title | Show::Words => ().into_any(),
        Show::Terms { terms } => html! { <Terms terms/> }.into_any(),
        Show::Structure { element, group } => html! { <Structure element group=*group/> }.into_any(),
        Show::Chart { indicator, view } => chart(indicator, *view).into_any(),
        Show::Sector { sector } => sector_drawing(sector).into_any(),
        Show::Targets { sector: Some(sector) } => html! { <Tiles sector/> }.into_any(),
        Show::Targets { sector: None } => html! { <Overview/> }.into_any(),
        Show::Facing { sector } => html! { <Facing sector/> }.into_any(),
        Show::Figure { figure } => html! { <div class="big">{number(figure)}</div> }.into_any(),
        Show::Compare { left, right, fair } => html! { <Compare left right fair=*fair/> }.into_any(),
        Show::Passage { topic } => passage(topic).into_any(),
        Show::Money => html! { <MoneyPicture/> }.into_any(),
        Show::Difficulties => html! { <Difficulties/> }.into_any(),
        Show::Quiz { question } => html! { <SlideQuestion id=question.clone()/> }.into_any(),
        Show::Ask { question } => lesson.question(question).map(|one| html! { <Open one/> }).into_any(),
        Show::Mistake { mistake } => lesson.mistake(mistake).map(|one| html! { <Wrong one/> }).into_any(),
        Show::Task { sheet } => html! { <Task lesson slide sheet/> }.into_any(),
    }
}

/// Terms as cards.
#[component]
fn Terms(terms: &'static [String]) -> impl IntoView {
    let found = terms.iter().filter_map(|id| content().terms.iter().find(|term| &term.id == id));
    html! {
        <dl class="cards cards--terms">
            {found.map(|term| html! {
                <div class="card">
                    <dt>{term.term.as_str()}</dt>
                    <dd><Rich text=&term.definition/></dd>
                </div>
            }).collect_view()}
        </dl>
    }
}

/// The spatial structure with something in it lit up, and what its parts are in words.
#[component]
fn Structure(element: &'static Option<String>, group: Option<ElementKind>) -> impl IntoView {
    let selected = element.as_deref().and_then(|id| sketch().position(id));
    let attention = Attention { element: selected, group, ..Attention::default() };
    html! {
        <figure class="slide__drawing">
            <StructureSvg attention/>
            <figcaption>{content().structure.caption.as_str()}</figcaption>
        </figure>
        <Told entries=of_structure() first=element.as_deref().map(|id| format!("e-{id}"))/>
    }
}

/// A chart, as the lesson wants it seen at first.
fn chart(id: &'static str, view: ChartView) -> Option<AnyView> {
    let chart = charts().chart(id)?;
    let page = from_root(&format!("chart/{id}.html"));
    let is_tried = view == ChartView::WhatIf;
    let book = is_tried.then(|| encode_chart(chart));
    let sides = [("r-result", chart.result.as_ref()), ("r-target", chart.target.as_ref())];
    let rows = sides.into_iter().filter_map(|(row, side)| {
        let side = side?;
        Some((row.to_owned(), crate::chart::spoken(side), side.label.clone()))
    });
    Some(
        html! {
            <Provider value=RowsAt(page.clone())>
                <Provider value=Shared::new(charts(), chart)>
                    <figure class="slide__chart chart__figure" data-chart=id data-book=book>
                        <figcaption class="chart__title">{title(chart)}</figcaption>
                        <Plot chart/>
                        <Legend chart/>
                        <details class="chart__table" open=view == ChartView::Table>
                            <summary>"看表格和说明"</summary>
                            <p>{headline(chart)}</p>
                            <Table chart/>
                            {notes(chart).into_iter().map(|note| html! { <p class="chart__note">{note}</p> }).collect_view()}
                            <p><a href=page.clone()>"这张图自己的网页"</a></p>
                        </details>
                    </figure>
                    {is_tried.then(|| html! { <WhatIf/> })}
                    <Told entries=rows.collect() first=None/>
                </Provider>
            </Provider>
        }
        .into_any(),
    )
}

/// What the marks of a chart stand for.
#[component]
fn Legend(chart: &'static Chart) -> impl IntoView {
    let mut marks: Vec<Mark> = marks(chart, &State::default());
    marks.dedup();
    html! {
        <ul class="legend" aria-label="图例">
            {marks.into_iter().map(|mark| html! { <li>{swatch(mark, false)}{meaning(mark)}</li> }).collect_view()}
        </ul>
    }
}

/// Both sides of a chart as the report prints them.
#[component]
fn Table(chart: &'static Chart) -> impl IntoView {
    let (result_year, target_year) = (charts().result_year, charts().target_year);
    let sides = [
        (format!("{result_year}年"), chart.result.as_ref()),
        (format!("{target_year}年目标"), chart.target.as_ref()),
    ];
    let row = |(year, side): (String, Option<&'static report_model::Side>)| {
        let (label, printed) = side.map_or_else(
            || (String::new(), UNSAID.to_owned()),
            |side| (side.label.clone(), format!("{}{}", side.printed, limits(side))),
        );
        html! { <tr><th scope="row">{year}</th><td>{label}</td><td>{printed}</td></tr> }
    };
    html! {
        <table class="data">
            <thead>
                <tr><th scope="col">"哪一年"</th><th scope="col">"数的是什么"</th><th scope="col">"报告的数"</th></tr>
            </thead>
            <tbody>{sides.map(row).into_iter().collect_view()}</tbody>
        </table>
    }
}

/// The drawing of a sector, and what its passages say.
fn sector_drawing(id: &'static str) -> Option<AnyView> {
    let sector = content().sectors.iter().find(|sector| sector.id == id)?;
    let section = sections(content()).into_iter().find(|section| section.anchor == format!("s-{id}"))?;
    let passages = [&sector.result_topic, &sector.target_topic];
    let entries =
        passages.into_iter().flat_map(|topic| of_passages(content().passages_below(topic))).collect();
    Some(html! { <SectorDiagram section/> <Told entries first=None/> }.into_any())
}

/// The drawing of all sectors.
#[component]
fn Overview() -> impl IntoView {
    let entries = content().sectors.iter().map(|sector| {
        let lead = sector.lead.plain(|id| content().printed(id));
        (format!("s-{}", sector.id), sector.name.clone(), format!("{}{lead}", sector.question))
    });
    html! { <OverviewDiagram sections_only=true/> <Told entries=entries.collect() first=None/> }
}

/// Results and targets of a sector, or of the district as a whole.
#[component]
fn Tiles(sector: &'static str) -> impl IntoView {
    let tiles = charts().charts.iter().filter(move |chart| chart.sector == sector);
    html! { <ul class="tiles">{tiles.map(|chart| html! { <Tile chart/> }).collect_view()}</ul> }
}

/// All indicators of a sector: what was done beside what is to be done, also where only one of them is told.
#[component]
fn Facing(sector: &'static str) -> impl IntoView {
    let (result_year, target_year) = (charts().result_year, charts().target_year);
    let rows =
        content().indicators.iter().zip(&charts().charts).filter(move |(_, chart)| chart.sector == sector);
    let side = |id: Option<&str>| {
        id.and_then(|id| content().figure(id)).map_or_else(
            || html! { <span class="unsaid">{UNSAID}</span> }.into_any(),
            |figure| html! { {said(figure)} }.into_any(),
        )
    };
    let row = move |(indicator, chart): (&'static Indicator, &'static Chart)| {
        html! {
            <tr>
                <th scope="row"><a href=from_root(&format!("chart/{}.html", indicator.id))>{indicator.name.as_str()}</a></th>
                <td>{side(indicator.result.as_deref())}</td>
                <td>{side(indicator.target.as_deref())}</td>
                <td>
                    {verdict(chart).unwrap_or_else(|| indicator.basis.label().to_owned())}
                    {change_of(chart).map(|change| html! { <small>{change.words()}</small> })}
                </td>
            </tr>
        }
    };
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label="结果和目标对照表">
            <table class="data data--facing">
                <thead>
                    <tr>
                        <th scope="col">"数的是什么"</th>
                        <th scope="col">{format!("{result_year}年")}</th>
                        <th scope="col">{format!("{target_year}年目标")}</th>
                        <th scope="col">"能不能比"</th>
                    </tr>
                </thead>
                <tbody>{rows.map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// A figure with every word that limits it.
fn said(figure: &'static Figure) -> String {
    let mut words: Vec<_> = figure.unprinted_qualifiers().collect();
    if figure.kind == report_model::Kind::Estimate && !words.contains(&"预计") {
        words.insert(0, "预计");
    }
    format!("{}{}", words.concat(), figure.printed)
}

/// One number, large, with what it counts and what kind of number it is.
fn number(id: &'static str) -> Option<AnyView> {
    let figure = content().figure(id)?;
    let class = format!("lone__number lone__number--{}", figure.kind.as_str());
    let year = figure.period.replace('-', "–");
    Some(
        html! {
            <div class="big__one">
                <p class="big__label">{figure.label.as_str()}</p>
                <p class=class>{said(figure)}</p>
                <p><b class="tag">{format!("{year}年{}", figure.kind.label())}</b></p>
            </div>
        }
        .into_any(),
    )
}

/// Two numbers side by side, and whether one may be said to be more.
#[component]
fn Compare(left: &'static str, right: &'static str, fair: bool) -> impl IntoView {
    let verdict = if fair {
        "数的是同一样东西，可以比"
    } else {
        "数的不是同一样东西，不能比大小"
    };
    html! {
        <div class="big big--two">{number(left)}{number(right)}</div>
        <details class="reveal">
            <summary>"能比吗？"</summary>
            <p>{verdict}</p>
        </details>
    }
}

/// A passage in plain words.
fn passage(topic: &'static report_model::TopicCode) -> Option<AnyView> {
    let passage = content().passage(topic)?;
    Some(
        html! {
            <h3>{passage.title.as_str()}</h3>
            <p><Rich text=&passage.summary/></p>
            <ul class="points">{passage.points.iter().map(|point| html! { <li><Rich text=point/></li> }).collect_view()}</ul>
        }
        .into_any(),
    )
}

/// The difficulties that the report admits, with the tasks that answer them.
#[component]
fn Difficulties() -> impl IntoView {
    let one = |difficulty: &'static Difficulty| {
        let answers = difficulty.answers.iter().map(|answer| html! { <li>{answer.why.as_str()}</li> });
        html! {
            <li>
                <h3>{difficulty.title.as_str()}</h3>
                <p><Rich text=&difficulty.text/></p>
                <details class="reveal">
                    <summary>"哪些任务在回应它"</summary>
                    <p><b class="tag">"编者理解"</b></p>
                    <ul>{answers.collect_view()}</ul>
                </details>
            </li>
        }
    };
    html! { <ol class="difficulties">{content().difficulties.iter().map(one).collect_view()}</ol> }
}

/// An open question; what pupils may be expected to say waits below it.
#[component]
fn Open(one: &'static report_model::OpenQuestion) -> impl IntoView {
    html! {
        <p class="ask"><Rich text=&one.ask/></p>
        <details class="reveal">
            <summary>"可以这样说"</summary>
            <ul>{one.expect.iter().map(|line| html! { <li><Rich text=line/></li> }).collect_view()}</ul>
        </details>
    }
}

/// A common mistake; what is right waits below it.
#[component]
fn Wrong(one: &'static report_model::Mistake) -> impl IntoView {
    html! {
        <p class="mistake__name">{one.title.as_str()}</p>
        <blockquote class="mistake__wrong"><p><Rich text=&one.wrong/></p></blockquote>
        <details class="reveal">
            <summary>"怎么说才对"</summary>
            <p class="mistake__right"><b>"对的说法："</b><Rich text=&one.right/></p>
            <p><b>"怎么分清："</b><Rich text=&one.why/></p>
        </details>
    }
}

/// Work for pupils, with a clock that counts down.
#[component]
fn Task(lesson: &'static Lesson, slide: &'static Slide, sheet: &'static Option<String>) -> impl IntoView {
    let sheet = sheet.as_deref().and_then(|id| lesson.sheet(id)).map(|sheet| {
        html! {
            <p class="task__sheet">
                "用的单子："<a href=from_root(&format!("worksheet.html?scope=lesson-{}", lesson.id))>{sheet.title.as_str()}</a>
            </p>
        }
    });
    html! {
        {sheet}
        <Countdown minutes=slide.minutes/>
    }
}
