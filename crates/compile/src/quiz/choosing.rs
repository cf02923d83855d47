//! Questions with one right answer among several.

use std::cmp::Ordering;

use report_model::{Basis, Choice, ElementKind, Figure, Kind, Task};

use super::{
    asking::Asking,
    compare::{order, refusal, rounded},
    raw::{Answer, Concept, End, NumberOf, OfIndicator, Pick, Which},
};

/// How many answers there may be.
const OPTIONS: std::ops::RangeInclusive<usize> = 2..=5;

/// How a target may stand to its result: the id of the answer, and its words.
const CHANGES: [(&str, &str); 4] = [
    ("higher", "目标的数更大"),
    ("lower", "目标的数更小"),
    ("equal", "两个数一样大"),
    ("incomparable", "数的不是一回事，不能直接比大小"),
];

/// What a figure's kind is called where it is an answer.
pub(super) fn kind_label(kind: Kind) -> &'static str {
    match kind {
        Kind::Result => "已经做成的结果",
        Kind::Estimate => "报告说的预计数",
        Kind::Target => "要努力做到的目标",
        Kind::Plan => "规划或总投资",
        Kind::Standing => "背景、门槛或在建的数",
    }
}

fn choice(options: Vec<Choice>, right: usize, asking: &mut Asking<'_, '_>) -> Option<Task> {
    if !OPTIONS.contains(&options.len()) {
        asking.problems.add(&asking.at, format!("{} answers (expected 2–5)", options.len()));
        return None;
    }
    for (i, option) in options.iter().enumerate() {
        if options[..i].iter().any(|other| other.text == option.text) {
            asking.problems.add(&asking.at, format!("the answer {} stands twice", option.text));
            return None;
        }
    }
    Some(Task::Choice { options, right: u8::try_from(right).ok()? })
}

fn labelled(figure: &Figure) -> Choice {
    Choice { text: figure.label.clone(), shows: Some(figure.said()) }
}

/// Which is the largest or smallest: exactly one must be.
pub(super) fn pick(raw: &Pick, asking: &mut Asking<'_, '_>) -> Option<Task> {
    let figures = asking.figures(&raw.figures, "pick")?;
    if let Some(refusal) = refusal(&figures, &raw.measure) {
        asking.wrong("pick", refusal);
        return None;
    }
    let wanted = if raw.end == End::Largest { Ordering::Greater } else { Ordering::Less };
    let beats = |a: &Figure, b: &Figure| a.id == b.id || order(a, b) == Some(wanted);
    let Some(right) = figures.iter().position(|one| figures.iter().all(|other| beats(one, other))) else {
        asking.wrong("pick", "no figure stands out clearly (expected one that is beyond doubt)");
        return None;
    };
    asking.show(figures[right]);
    for figure in &figures {
        asking.hide(figure);
    }
    asking.derived = Some(Answer::Id(figures[right].id.clone()));
    choice(figures.iter().map(|figure| labelled(figure)).collect(), right, asking)
}

/// What the number is, among other numbers in the same unit.
pub(super) fn number(raw: &NumberOf, asking: &mut Asking<'_, '_>) -> Option<Task> {
    let figure = asking.figure(&raw.figure, "number")?;
    let others = raw.others.iter().map(|id| {
        let found = asking.content.figure(id);
        found.ok_or_else(|| format!("unknown figure {id} (expected the id of one)"))
    });
    let others: Vec<&Figure> = match others.collect::<Result<_, _>>() {
        Ok(others) => others,
        Err(problem) => {
            asking.wrong("number", problem);
            return None;
        }
    };
    if let Some(odd) = others.iter().find(|other| other.unit != figure.unit || other.value == figure.value) {
        let problem = format!(
            "{} is {} (expected another number in the unit of {})",
            odd.id, odd.printed, figure.printed
        );
        asking.wrong("number", problem);
        return None;
    }
    asking.show(figure);
    asking.hide(figure);
    asking.beside = raw.others.clone();
    let own = Choice { text: figure.said(), shows: Some(figure.label.clone()) };
    let others = others.iter().map(|other| Choice { text: other.said(), shows: Some(other.label.clone()) });
    choice([own].into_iter().chain(others).collect(), 0, asking)
}

/// Which one has the property: exactly one must have it.
pub(super) fn which(raw: &Which, asking: &mut Asking<'_, '_>) -> Option<Task> {
    let lists = [&raw.figures, &raw.indicators, &raw.elements];
    if lists.iter().filter(|list| !list.is_empty()).count() != 1 {
        asking.wrong("which", "several lists or none (expected one of figures, indicators, elements)");
        return None;
    }
    let mut all = Vec::new();
    for id in &raw.figures {
        let figure = asking.figure(id, "which")?;
        let has = match asking.content.sectors.iter().find(|sector| sector.id == raw.is) {
            Some(sector) => {
                asking.content.sector_of(&figure.topic).is_some_and(|other| other.id == sector.id)
            }
            None => figure.kind == one_of(&KINDS, Kind::as_str, &raw.is, asking)?,
        };
        if has {
            asking.show(figure);
        }
        let option = Choice {
            text: figure.label.clone(),
            shows: Some(format!("{}，{}", figure.said(), kind_label(figure.kind))),
        };
        all.push((id, option, has));
    }
    for id in &raw.indicators {
        let indicator = asking.indicator(id, "which")?;
        let has = indicator.basis == one_of(&BASES, Basis::as_str, &raw.is, asking)?;
        let shows = Some(indicator.basis.label().to_owned());
        all.push((id, Choice { text: indicator.name.clone(), shows }, has));
    }
    for id in &raw.elements {
        let element = asking.element(id, "which")?;
        let has = element.kind == one_of(&ElementKind::ALL, ElementKind::as_str, &raw.is, asking)?;
        let shows = Some(asking.content.structure.groups.name(element.kind).to_owned());
        all.push((id, Choice { text: element.name.clone(), shows }, has));
    }
    let having: Vec<_> = all.iter().filter(|(.., has)| *has).map(|(id, ..)| id.as_str()).collect();
    let [right] = having[..] else {
        let found = having.join(", ");
        asking.wrong("which", format!("{} are {}: {found} (expected exactly one)", having.len(), raw.is));
        return None;
    };
    asking.derived = Some(Answer::Id(right.to_owned()));
    let at = all.iter().position(|(id, ..)| id.as_str() == right)?;
    choice(all.into_iter().map(|(_, option, _)| option).collect(), at, asking)
}

/// All kinds of figures.
pub(super) const KINDS: [Kind; 5] = [Kind::Result, Kind::Estimate, Kind::Target, Kind::Plan, Kind::Standing];

/// All ways in which two sides of an indicator stand to each other.
pub(super) const BASES: [Basis; 5] =
    [Basis::Same, Basis::Similar, Basis::Different, Basis::TargetOnly, Basis::ResultOnly];

/// The one that has this name.
pub(super) fn one_of<T: Copy>(
    all: &[T],
    name: impl Fn(T) -> &'static str,
    wanted: &str,
    asking: &mut Asking<'_, '_>,
) -> Option<T> {
    let found = all.iter().copied().find(|one| name(*one) == wanted);
    if found.is_none() {
        let names: Vec<_> = all.iter().map(|one| name(*one)).collect();
        asking.wrong("is", format!("{wanted} (expected one of {})", names.join(", ")));
    }
    found
}

/// How the target stands to the result, or that they can't be compared.
pub(super) fn change(raw: &OfIndicator, asking: &mut Asking<'_, '_>) -> Option<Task> {
    let indicator = asking.indicator(&raw.indicator, "change")?;
    let (result, target) = asking.sides(indicator, "change")?;
    let id = match (indicator.basis, order(target, result)) {
        (Basis::Same, Some(Ordering::Greater)) => "higher",
        (Basis::Same, Some(Ordering::Less)) => "lower",
        (Basis::Same, Some(Ordering::Equal)) => "equal",
        (Basis::Same, None) => {
            asking.wrong("change", "limiting words leave it open (expected numbers that are clearly apart)");
            return None;
        }
        _ => "incomparable",
    };
    for side in [result, target] {
        asking.hide(side);
        asking.show(side);
    }
    asking.derived = Some(Answer::Id(id.to_owned()));
    let right = CHANGES.iter().position(|(known, _)| *known == id)?;
    let options = CHANGES.map(|(_, words)| Choice { text: words.to_owned(), shows: None });
    choice(options.into(), right, asking)
}

/// A difference of two rates is counted in percentage points; the wrong answers are the usual mistakes.
pub(super) fn difference(raw: &OfIndicator, asking: &mut Asking<'_, '_>) -> Option<Task> {
    let indicator = asking.indicator(&raw.indicator, "difference")?;
    let (result, target) = asking.sides(indicator, "difference")?;
    let (Some(from), Some(to)) = (result.value, target.value) else {
        asking.wrong("difference", "a side in words (expected two rates)");
        return None;
    };
    if indicator.basis != Basis::Same
        || indicator.unit != "%"
        || order(result, target).is_none()
        || from == to
    {
        asking.wrong("difference", "nothing to subtract (expected two different rates on the same basis)");
        return None;
    }
    for side in [result, target] {
        asking.show(side);
    }
    let (up, down) = if to > from { ("高", "低") } else { ("低", "高") };
    let (gap, sum) = (rounded((to - from).abs()), rounded(to + from));
    let texts = [
        format!("{up}{gap}个百分点"),
        format!("{up}{gap}%"),
        format!("{down}{gap}个百分点"),
        format!("{up}{sum}个百分点"),
    ];
    let (large, small) = if to > from { (to, from) } else { (from, to) };
    let sum = format!("计算值：{} − {} = {gap}个百分点", rounded(large), rounded(small));
    computed(texts, sum, asking)
}

/// Answers of which the first is right: a number that the report doesn't say, so its sum is shown with it.
fn computed(texts: [String; 4], sum: String, asking: &mut Asking<'_, '_>) -> Option<Task> {
    let mut choices: Vec<_> = texts.into_iter().map(|text| Choice { text, shows: None }).collect();
    choices[0].shows = Some(sum);
    choice(choices, 0, asking)
}

/// What an amount becomes when it grows by the target's rate; the wrong answers are the usual mistakes.
pub(super) fn grown(raw: &OfIndicator, asking: &mut Asking<'_, '_>) -> Option<Task> {
    let indicator = asking.indicator(&raw.indicator, "grown")?;
    let target = indicator.target.as_ref().and_then(|id| asking.content.figure(id));
    let base = indicator.base.as_ref().and_then(|id| asking.content.figure(id));
    let (Some(rate), Some(amount), Some(base), Some(target)) =
        (target.and_then(|one| one.value), base.and_then(|one| one.value), base, target)
    else {
        asking.wrong("grown", format!("{} has no amount that grows (expected a `base`)", indicator.id));
        return None;
    };
    asking.figure(&base.id, "grown");
    asking.show(base);
    asking.show(target);
    let unit = base.unit.as_deref().unwrap_or_default();
    let part = amount * rate / 100.0;
    let texts = [amount + part, amount + rate, part, amount - part]
        .map(|number| format!("大约{}{unit}", rounded(number)));
    let whole = rounded(amount + part);
    let sign =
        if (whole.parse::<f64>().unwrap_or_default() - (amount + part)).abs() < 1e-9 { '=' } else { '≈' };
    let factor = format!("{:.4}", 1.0 + rate / 100.0);
    let sum = format!("计算值：{amount} × {} {sign} {whole}{unit}", factor.trim_end_matches('0'));
    computed(texts, sum, asking)
}

/// Answers in words.
pub(super) fn concept(raw: &Concept, asking: &mut Asking<'_, '_>) -> Option<Task> {
    if let Some(term) = &raw.term {
        asking.term(term, "concept")?;
    }
    if let Some(figure) = &raw.figure {
        let figure = asking.figure(figure, "concept")?;
        asking.show(figure);
    }
    let texts = [&raw.right].into_iter().chain(&raw.wrong);
    choice(texts.map(|text| Choice { text: text.clone(), shows: None }).collect(), 0, asking)
}
