//! Figures: typeset as figures, each a link to the official text.

use crate::html;
use leptos::prelude::*;
use report_model::{Figure, Kind};

use super::source_url;
use crate::{content::content, page::from_root, share::Subject};

/// A figure as the report prints it, in running text.
#[component]
pub fn FigureView(
    /// Its id.
    id: &'static str,
    /// Whether the words around it already say that it is an estimate.
    #[prop(optional)]
    said: bool,
) -> impl IntoView {
    // The compiler of the content has checked that every reference exists.
    content().figure(id).map(|figure| link(figure, said))
}

/// The link itself. The mark before an estimate or target is part of the text, so it is also spoken and copied.
fn link(figure: &'static Figure, said: bool) -> impl IntoView {
    let mark = (figure.kind == Kind::Estimate && !said).then(|| html! { <small>"预计"</small> });
    html! {
        <a class=class(figure.kind) href=source_url(&content().report, figure)>
            {mark}
            {figure.printed.as_str()}
        </a>
    }
}

fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Result => "fig fig--result",
        Kind::Estimate => "fig fig--estimate",
        Kind::Target => "fig fig--target",
        Kind::Plan => "fig fig--plan",
        Kind::Standing => "fig fig--standing",
    }
}

/// All figures of a passage: what each counts, the figure, what kind it is.
#[component]
pub fn FigureList(
    /// The figures.
    figures: Vec<&'static Figure>,
    /// Whether what each counts leads to the figure's own page.
    #[prop(optional)]
    linked: bool,
) -> impl IntoView {
    let label = move |figure: &'static Figure| {
        let href = linked.then(|| from_root(&Subject::Figure(figure).link()));
        href.map_or_else(
            || figure.label.as_str().into_any(),
            |href| html! { <a href=href>{figure.label.as_str()}</a> }.into_any(),
        )
    };
    html! {
        <dl class="figures">
            {figures
                .into_iter()
                .map(|figure| {
                    html! {
                        <div class="figures__row">
                            <dt>{label(figure)}</dt>
                            <dd>
                                {link(figure, true)}
                                {words(figure)}
                                " "
                                <span class="kind">{figure.kind.label()}</span>
                                {figure.note.as_ref().map(|note| html! { <small class="figures__note">{note.as_str()}</small> })}
                            </dd>
                        </div>
                    }
                })
                .collect_view()}
        </dl>
    }
}

/// Limiting words that stand apart from the number in the report, such as 力争; 预计 is said by the kind.
fn words(figure: &Figure) -> Option<String> {
    let words: Vec<_> = figure.unprinted_qualifiers().filter(|word| *word != "预计").collect();
    (!words.is_empty()).then(|| format!("（{}）", words.join("、")))
}
