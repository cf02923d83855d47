//! The sums of money that the report names: one picture, and the same as a list.

use crate::html;
use leptos::prelude::*;
use report_model::MoneyGroup;

use super::{FigureView, Rich};
use crate::{
    chart::{LEGEND, money, view},
    content::content,
    page::from_root,
};

/// Drawn for a phone, a tablet and a wide place, in CSS pixels; styles show one of them.
const WIDTHS: [(f64, &str); 3] =
    [(300.0, "plot money--narrow"), (640.0, "plot money--medium"), (960.0, "plot money--wide")];

/// The picture with its warning, and the list that says the same with the way to each source.
#[component]
pub fn MoneyPicture() -> impl IntoView {
    let money_of = &content().money;
    let largest = sum_up();
    html! {
        <p class="lead"><Rich text=&money_of.lead/></p>
        <p class="money__warning"><strong><Rich text=&money_of.warning/></strong></p>
        <figure class="money">
            {WIDTHS.map(|(width, class)| view(money(content(), width), class, Some(money_of.title.clone()))).collect_view()}
            <figcaption class="money__caption">{largest}{LEGEND}</figcaption>
        </figure>
        <div class="money__groups">
            {money_of.groups.iter().map(group).collect_view()}
        </div>
        <p class="money__files"><a href=from_root("money.svg") download>"下载这张图（SVG）"</a></p>
    }
}

/// How much there is to be seen, in words.
fn sum_up() -> String {
    let counts =
        content().money.groups.iter().map(|group| format!("{}{}笔", group.title, group.entries.len()));
    format!("图里一共三类：{}。", counts.collect::<Vec<_>>().join("，"))
}

fn group(group: &'static MoneyGroup) -> impl IntoView {
    html! {
        <section class="money__group">
            <h3>{group.title.as_str()}</h3>
            <p class="money__about"><Rich text=&group.text/></p>
            <dl>
                {group.entries.iter().map(|entry| {
                    let kind = content().figure(&entry.figure).map(|figure| figure.kind.label());
                    html! {
                        <div class="figures__row" id=entry.figure.as_str()>
                            <dt>{entry.name.as_str()}</dt>
                            <dd>
                                <FigureView id=entry.figure.as_str() said=true/>
                                {limits(&entry.figure)}
                                " "<span class="kind">{kind}</span>
                                {entry.note.as_ref().map(|note| html! { <small class="figures__note"><Rich text=note/></small> })}
                            </dd>
                        </div>
                    }
                }).collect_view()}
            </dl>
        </section>
    }
}

/// The limiting words that stand apart from the number in the report, such as 力争.
fn limits(id: &str) -> Option<String> {
    let words: Vec<_> = content().figure(id)?.unprinted_qualifiers().collect();
    (!words.is_empty()).then(|| format!("（{}）", words.join("、")))
}
