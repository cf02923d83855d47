//! Sheets that don't depend on chance: the blank drawing, and what pupils fill in freely. They are in the document and
//! only shown or hidden.

use crate::html;
use leptos::prelude::*;
use report_model::{ElementKind, Sheet};
use report_quiz::Random;

use super::{Choice, tasks::Who};
use crate::{
    content::{content, sketch},
    diagram::structure::{StructureBlank, StructurePlain, numbered},
};

/// The drawing from which the sheets with questions take their copies.
#[component]
pub fn SheetDrawing() -> impl IntoView {
    html! { <template id="sheet-drawing"><StructurePlain/></template> }
}

/// The blank drawing to label and colour.
#[component]
pub fn BlankSheet(
    /// Whether the names are given, in any order, for younger pupils.
    with_words: bool,
) -> impl IntoView {
    let name = if with_words { "words" } else { "blank" };
    let structure = &content().structure;
    let groups = &structure.groups;
    let lines = |kind: ElementKind| {
        let is_one = move |(_, position): &(usize, usize)| {
            sketch().elements.get(*position).is_some_and(|element| element.kind == kind)
        };
        let own = numbered(sketch()).into_iter().filter(is_one);
        let blank =
            |(number, _)| html! { <li><b class="task__number">{number}</b><i class="task__blank"></i></li> };
        html! {
            <div>
                <p><b>{groups.name(kind)}</b><i class="task__box task__box--colour"></i></p>
                <ul>{own.map(blank).collect_view()}</ul>
            </div>
        }
    };
    let words = with_words.then(|| {
        let mut names: Vec<_> = structure.elements.iter().map(|element| element.name.as_str()).collect();
        Random::new(1, "words").shuffle(&mut names);
        let names = names.into_iter().map(|name| html! { " "<span class="unbroken">{name}</span>" " });
        html! { <p class="leaf__words"><b>"词库："</b>{names.collect_view()}</p> }
    });
    html! {
        <article class="leaf leaf--blank" id=format!("sheet-{name}") aria-labelledby=format!("sheet-{name}-title") hidden=!Choice::default().has(name)>
            <header class="leaf__head">
                <h2 id=format!("sheet-{name}-title")>{format!("{}：写一写，涂一涂", structure.name)}</h2>
                <Who/>
            </header>
            <p>
                {if with_words {
                    "一、从词库里找出每个编号的名字，写在横线上。二、给每一组选一种颜色，先涂小方框，再涂图。"
                } else {
                    "一、看编号，把名字写在横线上。二、给每一组选一种颜色，先涂小方框，再涂图。"
                }}
            </p>
            {words}
            <div class="leaf__label">
                <div class="leaf__drawing"><StructureBlank/></div>
                <div class="leaf__blanks">{ElementKind::ALL.map(lines)}</div>
            </div>
            <p class="leaf__caption">"结构示意图，非地图。"</p>
        </article>
    }
}

/// A sheet that pupils fill in freely.
#[component]
pub fn FreeSheet(
    /// What is on it.
    sheet: &'static Sheet,
) -> impl IntoView {
    let id = format!("sheet-{}", sheet.id);
    let title = format!("{id}-title");
    let field = |field: &'static report_model::SheetField| {
        let lines = (0..field.lines).map(|_| html! { <i class="leaf__line"></i> });
        html! {
            <section class="leaf__field">
                <h3>{field.label.as_str()}</h3>
                <p class="leaf__hint">{field.hint.as_str()}</p>
                {lines.collect_view()}
            </section>
        }
    };
    let check = |words: &'static String| html! { <li><i class="task__box"></i>{words.as_str()}</li> };
    html! {
        <article class="leaf leaf--free" id=id aria-labelledby=title hidden>
            <header class="leaf__head">
                <h2 id=title.clone()>{sheet.title.as_str()}</h2>
                <Who/>
            </header>
            <p>{sheet.lead.as_str()}</p>
            {sheet.fields.iter().map(field).collect_view()}
            <div class="leaf__check">
                <h3>"交之前，自己查一查"</h3>
                <ul class="task__options">{sheet.check.iter().map(check).collect_view()}</ul>
            </div>
        </article>
    }
}
