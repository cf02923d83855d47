//! The live things on slides: everything that they name must exist.

use report_model::{Basis, ChartView, Content, Quiz, Show};

use super::raw;
use crate::{
    error::{At, Problems},
    quiz::are_sides,
    report::Frame,
};

/// What a slide may name.
pub(super) struct Stock<'a> {
    pub(super) content: &'a Content,
    pub(super) frame: &'a Frame,
    pub(super) quiz: &'a Quiz,
    /// The lesson to which the slide belongs.
    pub(super) lesson: &'a raw::Lesson,
}

/// Reports an id that nothing has.
fn known(found: bool, what: &str, id: &str, at: &At, problems: &mut Problems) {
    if !found {
        problems.add(at, format!("unknown {what} {id} (expected the id of one)"));
    }
}

pub(super) fn compile(raw: &raw::Show, stock: &Stock<'_>, at: &At, problems: &mut Problems) -> Option<Show> {
    let content = stock.content;
    let figure = |id: &str| content.figure(id).is_some();
    let sector = |id: &str| content.sectors.iter().any(|sector| sector.id == id);
    Some(match raw {
        raw::Show::Title {} => Show::Title,
        raw::Show::Words {} => Show::Words,
        raw::Show::Money {} => Show::Money,
        raw::Show::Difficulties {} => Show::Difficulties,
        raw::Show::Terms { terms } => {
            for id in terms {
                known(content.terms.iter().any(|term| &term.id == id), "term", id, at, problems);
            }
            if !(1..=4).contains(&terms.len()) {
                problems.add(at, format!("{} terms (expected 1–4)", terms.len()));
            }
            Show::Terms { terms: terms.clone() }
        }
        raw::Show::Structure { element, group } => {
            if let Some(id) = element {
                known(content.structure.element(id).is_some(), "element", id, at, problems);
            }
            if element.is_some() && group.is_some() {
                problems.add(at, "an element and a group (expected one of them, or none)");
            }
            Show::Structure { element: element.clone(), group: *group }
        }
        raw::Show::Chart { indicator, view } => chart(indicator, *view, content, at, problems)?,
        raw::Show::Sector { sector: id } => {
            known(sector(id), "sector", id, at, problems);
            Show::Sector { sector: id.clone() }
        }
        raw::Show::Facing { sector: id } => {
            known(sector(id), "sector", id, at, problems);
            Show::Facing { sector: id.clone() }
        }
        raw::Show::Targets { sector: id } => {
            if let Some(id) = id {
                known(id == "overview" || sector(id), "sector", id, at, problems);
            }
            Show::Targets { sector: id.clone() }
        }
        raw::Show::Figure { figure: id } => {
            known(figure(id), "figure", id, at, problems);
            Show::Figure { figure: id.clone() }
        }
        raw::Show::Compare { left, right } => {
            for id in [left, right] {
                known(figure(id), "figure", id, at, problems);
            }
            let (a, b) = content.figure(left).zip(content.figure(right))?;
            Show::Compare { left: left.clone(), right: right.clone(), fair: are_sides(content, a, b) }
        }
        raw::Show::Passage { topic } => Show::Passage { topic: stock.frame.passage(topic, at, problems)? },
        raw::Show::Quiz { question } => {
            known(stock.quiz.question(question).is_some(), "question of the quiz", question, at, problems);
            Show::Quiz { question: question.clone() }
        }
        raw::Show::Ask { question } => {
            let found = stock.lesson.question.iter().any(|one| one.id.get_ref() == question);
            known(found, "question of this lesson", question, at, problems);
            Show::Ask { question: question.clone() }
        }
        raw::Show::Mistake { mistake } => {
            let found = stock.lesson.mistake.iter().any(|one| one.id.get_ref() == mistake);
            known(found, "mistake of this lesson", mistake, at, problems);
            Show::Mistake { mistake: mistake.clone() }
        }
        raw::Show::Task { sheet } => {
            if let Some(id) = sheet {
                let found = stock.lesson.sheet.iter().any(|one| one.id.get_ref() == id);
                known(found, "sheet of this lesson", id, at, problems);
            }
            Show::Task { sheet: sheet.clone() }
        }
    })
}

fn chart(
    id: &str,
    view: Option<ChartView>,
    content: &Content,
    at: &At,
    problems: &mut Problems,
) -> Option<Show> {
    let view = view.unwrap_or(ChartView::Bars);
    let Some(indicator) = content.indicators.iter().find(|indicator| indicator.id == id) else {
        known(false, "indicator", id, at, problems);
        return None;
    };
    if view == ChartView::WhatIf && !(indicator.what_if && indicator.basis == Basis::Same) {
        problems.add(at, format!("{id} has no slider (expected an indicator with `what_if`)"));
    }
    Some(Show::Chart { indicator: id.to_owned(), view })
}
