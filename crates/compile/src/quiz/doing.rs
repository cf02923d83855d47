//! Questions that are answered otherwise than by choosing one of several answers.

use std::{cmp::Ordering, ops::RangeInclusive};

use report_model::{Basis, Choice, Direction, ElementKind, Kind, RichText, Task};

use super::{
    asking::Asking,
    choosing::{BASES, KINDS, kind_label, one_of},
    compare::{are_sides, order as compare, refusal},
    raw::{Answer, End, Estimate, Find, Judge, Match, Order, Than},
};

/// How many things are joined or put in order.
const THINGS: RangeInclusive<usize> = 3..=5;

/// The most characters of a partner, so that it fits on a button.
const PARTNER_MAX: usize = 40;

/// A slider has at least and at most this many steps.
const STEPS: RangeInclusive<f64> = 10.0..=400.0;

/// Whether the sentence is true.
pub(super) fn judge(raw: &Judge, asking: &mut Asking<'_, '_>) -> Option<Task> {
    let compares = raw.left.is_some() || raw.than.is_some() || raw.right.is_some();
    let has = [raw.figure.is_some(), raw.indicator.is_some(), raw.element.is_some()];
    let holds = match (compares, has.iter().filter(|given| **given).count(), raw.holds) {
        (true, 0, None) => comparison(raw, asking)?,
        (false, 1, None) => property(raw, asking)?,
        (false, 0, Some(holds)) => {
            if let Some(term) = &raw.term {
                asking.term(term, "judge")?;
            }
            return Some(Task::Judge { holds });
        }
        _ => {
            asking.wrong(
                "judge",
                "unclear (expected left, than and right; or is with a figure, indicator or element; or holds)",
            );
            return None;
        }
    };
    asking.derived = Some(Answer::Truth(holds));
    Some(Task::Judge { holds })
}

/// Whether left is more, less or the same as right.
fn comparison(raw: &Judge, asking: &mut Asking<'_, '_>) -> Option<bool> {
    let (Some(left), Some(than), Some(right)) = (&raw.left, raw.than, &raw.right) else {
        asking.wrong("judge", "half a comparison (expected left, than and right)");
        return None;
    };
    let left = asking.figure(left, "judge")?;
    let right = asking.figure(right, "judge")?;
    if !are_sides(asking.content, left, right) {
        let Some(measure) = &raw.measure else {
            asking.wrong("measure", "missing (expected the word for what both figures count)");
            return None;
        };
        if let Some(refusal) = refusal(&[left, right], measure) {
            asking.wrong("judge", refusal);
            return None;
        }
    }
    for side in [left, right] {
        asking.show(side);
        asking.hide(side);
    }
    let Some(found) = compare(left, right) else {
        asking.wrong("judge", "limiting words leave it open (expected numbers that are clearly apart)");
        return None;
    };
    Some(match than {
        Than::More => found == Ordering::Greater,
        Than::Less => found == Ordering::Less,
        Than::Same => found == Ordering::Equal,
    })
}

/// Whether the one thing has the property.
fn property(raw: &Judge, asking: &mut Asking<'_, '_>) -> Option<bool> {
    let Some(is) = &raw.is else {
        asking.wrong("is", "missing (expected a kind or a basis)");
        return None;
    };
    if let Some(id) = &raw.figure {
        let figure = asking.figure(id, "judge")?;
        asking.show(figure);
        return Some(figure.kind == one_of(&KINDS, Kind::as_str, is, asking)?);
    }
    if let Some(id) = &raw.indicator {
        let indicator = asking.indicator(id, "judge")?;
        return Some(indicator.basis == one_of(&BASES, Basis::as_str, is, asking)?);
    }
    let element = asking.element(raw.element.as_ref()?, "judge")?;
    Some(element.kind == one_of(&ElementKind::ALL, ElementKind::as_str, is, asking)?)
}

/// Pairs, of which each side is told apart.
pub(super) fn pairs(raw: &Match, asking: &mut Asking<'_, '_>) -> Option<Task> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for meaning in &raw.terms {
        let term = asking.term(&meaning.term, "match")?;
        pairs.push((term.term.clone(), meaning.says.clone()));
    }
    for id in &raw.elements {
        let element = asking.element(id, "match")?;
        let purpose = element.purpose.plain(|id| asking.content.printed(id));
        pairs.push((element.name.clone(), own_words(&purpose)));
    }
    for id in &raw.numbers {
        let figure = asking.figure(id, "match")?;
        asking.hide(figure);
        pairs.push((figure.label.clone(), figure.said()));
    }
    for id in &raw.kinds {
        let figure = asking.figure(id, "match")?;
        pairs.push((figure.label.clone(), kind_label(figure.kind).to_owned()));
    }
    for id in &raw.sectors {
        let figure = asking.figure(id, "match")?;
        let Some(sector) = asking.content.sector_of(&figure.topic) else {
            asking.wrong("match", format!("{id} belongs to no sector (expected figures of sectors)"));
            return None;
        };
        pairs.push((figure.label.clone(), sector.name.clone()));
    }
    if !THINGS.contains(&pairs.len()) {
        asking.wrong("match", format!("{} pairs (expected 3–5)", pairs.len()));
        return None;
    }
    for (i, (left, right)) in pairs.iter().enumerate() {
        if pairs[..i].iter().any(|(other, partner)| other == left || partner == right) {
            asking.wrong("match", format!("{left} – {right} is not told apart from another pair"));
            return None;
        }
        if right.chars().count() > PARTNER_MAX || right.contains(left.as_str()) {
            let problem = format!(
                "{left} – {right} (expected a partner of at most {PARTNER_MAX} characters that does not name it)"
            );
            asking.wrong("match", problem);
            return None;
        }
    }
    let (left, right) = pairs.into_iter().unzip();
    Some(Task::Match { left, right })
}

/// What a purpose says after its first sentence, which is the same for all elements of a kind, and without the words
/// of the name that it explains, which would give the pair away.
fn own_words(purpose: &str) -> String {
    let mut rest = match purpose.split_once('。') {
        Some((_, rest)) if !rest.is_empty() => rest,
        _ => purpose,
    };
    let mut words = String::new();
    while let Some((before, quoted)) = rest.split_once('“') {
        let Some((_, after)) = quoted.split_once('”') else { break };
        words.push_str(before);
        rest = after.strip_prefix("，就是").or_else(|| after.strip_prefix("是")).unwrap_or(after);
    }
    words.push_str(rest);
    words
}

/// Figures by their numbers, or steps.
pub(super) fn order(raw: &Order, asking: &mut Asking<'_, '_>) -> Option<Task> {
    let things = raw.figures.len().max(raw.steps.len());
    if !THINGS.contains(&things) || raw.figures.is_empty() == raw.steps.is_empty() {
        asking.wrong("order", format!("{things} things (expected 3–5 figures, or 3–5 steps)"));
        return None;
    }
    if !raw.steps.is_empty() {
        if let Some(term) = &raw.term {
            asking.term(term, "order")?;
        }
        let items = raw.steps.iter().map(|step| Choice { text: step.clone(), shows: None }).collect();
        return Some(Task::Order { items, direction: Direction::Steps });
    }
    let (Some(first), Some(measure)) = (raw.first, &raw.measure) else {
        asking.wrong("order", "no `first` or no `measure` (expected both for figures)");
        return None;
    };
    let mut figures = asking.figures(&raw.figures, "order")?;
    if let Some(refusal) = refusal(&figures, measure) {
        asking.wrong("order", refusal);
        return None;
    }
    figures.sort_by(|a, b| a.value.partial_cmp(&b.value).unwrap_or(Ordering::Equal));
    if let Some(pair) = figures.windows(2).find(|pair| compare(pair[0], pair[1]) != Some(Ordering::Less)) {
        let problem = format!(
            "{} and {} are too close (expected numbers that are clearly apart)",
            pair[0].id, pair[1].id
        );
        asking.wrong("order", problem);
        return None;
    }
    if first == End::Largest {
        figures.reverse();
    }
    for figure in &figures {
        asking.hide(figure);
    }
    let direction = if first == End::Largest { Direction::Falling } else { Direction::Rising };
    let items =
        figures.iter().map(|figure| Choice { text: figure.label.clone(), shows: Some(figure.said()) });
    Some(Task::Order { items: items.collect(), direction })
}

/// A number on a slider.
pub(super) fn estimate(raw: &Estimate, asking: &mut Asking<'_, '_>) -> Option<Task> {
    let figure = asking.figure(&raw.figure, "estimate")?;
    let (min, max) = (f64::from(raw.min), f64::from(raw.max));
    let (step, tolerance) = (f64::from(raw.step), f64::from(raw.tolerance));
    let (Some(value), None, Some(unit)) = (figure.value, figure.to, &figure.unit) else {
        asking.wrong("estimate", format!("{} is not one number (expected one)", figure.id));
        return None;
    };
    let width = max - min;
    // A number at an end of the slider is found by chance.
    if !(min + width * 0.1..=max - width * 0.1).contains(&value) {
        asking.wrong(
            "estimate",
            format!("{value} lies outside or near an end of {min}–{max} (expected it well inside)"),
        );
        return None;
    }
    if step <= 0.0 || !STEPS.contains(&(width / step)) {
        asking.wrong("estimate", format!("step {step} for {min}–{max} (expected 10 to 400 steps)"));
        return None;
    }
    if tolerance < step || tolerance > width / 8.0 {
        asking.wrong(
            "estimate",
            format!("tolerance {tolerance} (expected at least a step, and at most an eighth of the slider)"),
        );
        return None;
    }
    asking.show(figure);
    asking.hide(figure);
    Some(Task::Estimate { unit: unit.clone(), min, max, step, tolerance, value, said: figure.said() })
}

/// Elements of the drawing.
pub(super) fn find(raw: &Find, asking: &mut Asking<'_, '_>) -> Option<Task> {
    let all = &asking.content.structure.elements;
    let ids: Vec<String> = match (&raw.element, raw.kind, &raw.name) {
        (Some(id), None, None) => vec![id.clone()],
        (None, Some(kind), None) => {
            all.iter().filter(|element| element.kind == kind).map(|element| element.id.clone()).collect()
        }
        (None, None, Some(name)) => all
            .iter()
            .filter(|element| element.name.contains(name))
            .map(|element| element.id.clone())
            .collect(),
        _ => {
            asking.wrong("find", "unclear (expected one of element, kind, name)");
            return None;
        }
    };
    if ids.is_empty() {
        asking.wrong("find", "nothing to be found (expected at least one element)");
    }
    let found: Vec<_> = ids.iter().filter_map(|id| asking.element(id, "find")).collect();
    (!found.is_empty() && found.len() == ids.len()).then_some(Task::Find { elements: ids })
}

/// What in the prompt would give the right answer away, in words.
pub(super) fn leak<'t>(task: &'t Task, prompt: &RichText, asking: &Asking<'_, '_>) -> Option<&'t str> {
    let prompt = prompt.plain(|id| asking.content.printed(id));
    let names: Vec<&str> = match task {
        Task::Choice { options, right } => {
            let right = &options.get(usize::from(*right))?.text;
            // A prompt that names another answer as well gives neither away.
            if options.iter().any(|option| &option.text != right && prompt.contains(&option.text)) {
                return None;
            }
            vec![right.as_str()]
        }
        Task::Estimate { said, .. } => vec![said.as_str()],
        Task::Match { right, .. } => right.iter().map(String::as_str).collect(),
        Task::Judge { .. } | Task::Order { .. } | Task::Find { .. } => return None,
    };
    names.into_iter().find(|name| prompt.contains(*name))
}

#[cfg(test)]
mod tests {
    use super::own_words;

    #[test]
    fn what_all_elements_of_a_kind_share_is_left_out() {
        assert_eq!(own_words("“轴”好比走道。沿江的地方。"), "沿江的地方。");
        assert_eq!(own_words("一个房间。"), "一个房间。");
        assert_eq!(own_words("房间"), "房间");
        let two = "“区”好比房间。“数智”是数字，“创新”，就是想新办法。";
        assert_eq!(own_words(two), "数字，想新办法。");
    }

    #[test]
    fn every_kind_of_figure_is_told_apart() {
        let labels = super::KINDS.map(super::kind_label);
        let mut seen = labels.to_vec();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), labels.len());
    }
}
