//! What the search finds: everything that the report names, with where it leads.

use std::collections::BTreeSet;

use report_model::{
    Content, Element, Indicator, Kind as FigureKind, Mention, MentionKind, Passage, RichText, Term, Township,
};
use report_search::{Entry, Kind, pack, pinyin};

use crate::{chart::sides, content::charts, route::Slot};

/// What readers add to a township's short name. Not shown: the report gives short names.
const RANKS: [&str; 4] = ["镇", "乡", "街道", "街道办"];

/// What stands in the site beside the report's own parts: words, and where they lead.
const PAGES: [(&str, &str); 9] = [
    ("一分钟读懂", "index.html#minute"),
    ("空间结构", "index.html#structure"),
    ("五个领域", "index.html#sectors"),
    ("目标总览", "targets.html"),
    ("报告承认的困难", "index.html#difficulties"),
    ("政府怎样管好自己", "index.html#conduct"),
    ("名词解释", "glossary.html"),
    ("数据和来源", "index.html#data"),
    ("无障碍说明", "accessibility.html"),
];

/// The index of everything, as it is sent.
pub fn index(content: &'static Content) -> Vec<u8> {
    pack(&entries(content), &examples(content))
}

/// Everything that can be found, kind by kind. Threads are left out: what they join is found on both sides, and there is
/// no room for their reasons.
pub fn entries(content: &'static Content) -> Vec<Entry> {
    let structure = &content.structure;
    let mut entries: Vec<Entry> = Vec::new();
    entries.extend(structure.townships.iter().map(|one| township(content, one)));
    entries.extend(structure.elements.iter().map(|one| element(content, one)));
    entries.extend(content.terms.iter().map(|one| term(content, one)));
    entries.extend(content.indicators.iter().filter_map(indicator));
    entries.extend(PAGES.map(|(words, link)| Entry::new(Kind::Page, words, link)));
    entries.push(
        Entry::new(Kind::Page, &content.money.title, "money.html").told(plain(content, &content.money.lead)),
    );
    entries.extend(content.sectors.iter().map(|sector| {
        let link = format!("index.html#s-{}", sector.id);
        Entry::new(Kind::Page, &sector.name, link).told(format!(
            "{}{}",
            sector.question,
            plain(content, &sector.lead)
        ))
    }));
    entries.extend(content.passages.iter().map(|one| passage(content, one)));
    entries.extend(figures(content));
    entries.extend(mentions(content));
    entries.extend(content.difficulties.iter().map(|difficulty| {
        let link = format!("index.html#d-{}", difficulty.id);
        Entry::new(Kind::Difficulty, &difficulty.title, link).told(plain(content, &difficulty.text))
    }));
    entries
}

/// Queries that are worth a try, each of another kind: a name, the beginning of its pinyin, its initials, a number.
pub fn examples(content: &Content) -> Vec<String> {
    let road = content.structure.elements.first().and_then(|element| element.label.lines.first());
    let figure = content.report.headlines.first().and_then(|headline| headline.text.figures().next());
    let road = road.map(|road| {
        let syllables = pinyin(road);
        let initials = syllables.iter().filter_map(|syllable| syllable.chars().next()).collect();
        [road.clone(), syllables.concat(), initials]
    });
    let number = figure.map(|figure| content.printed(figure).to_owned());
    road.into_iter().flatten().chain(number).collect()
}

/// A place on the main page.
fn anchor(slot: Slot, id: &str) -> String {
    format!("index.html#{}", slot.anchor(id))
}

fn plain(content: &Content, text: &RichText) -> String {
    text.plain(|id| content.printed(id))
}

fn township(content: &Content, township: &Township) -> Entry {
    let name = township.name.as_str();
    let mut named: Vec<&str> = Vec::new();
    for mention in content.naming(name).flat_map(|naming| naming.mentions) {
        if !named.contains(&mention.name.as_str()) {
            named.push(&mention.name);
        }
    }
    Entry::new(Kind::Township, name, anchor(Slot::Township, &township.id))
        .known_as(RANKS.map(|rank| format!("{name}{rank}")))
        .told(named.join("、"))
}

fn element(content: &Content, element: &Element) -> Entry {
    let told = format!("{}{}", plain(content, &element.purpose), plain(content, &element.reading));
    Entry::new(Kind::Element, &element.name, anchor(Slot::Element, &element.id))
        .tagged(content.structure.groups.name(element.kind))
        .told(told)
}

fn term(content: &Content, term: &Term) -> Entry {
    let link = format!("glossary.html#{}", Slot::Term.anchor(&term.id));
    let example =
        term.example.as_ref().map(|example| format!("例：{}", plain(content, example))).unwrap_or_default();
    Entry::new(Kind::Term, &term.term, link)
        .known_as(term.variants.iter().cloned())
        .told(format!("{}{example}", plain(content, &term.definition)))
}

fn indicator(indicator: &Indicator) -> Option<Entry> {
    let chart = charts().charts.iter().find(|chart| chart.id == indicator.id)?;
    let link = format!("chart/{}.html", indicator.id);
    Some(Entry::new(Kind::Indicator, &indicator.name, link).told(sides(chart)))
}

/// The year of which a passage speaks.
fn year(content: &Content, passage: &Passage) -> String {
    format!("{}年", content.year(passage.topic.part()))
}

fn passage(content: &Content, passage: &Passage) -> Entry {
    let official = content.topic(&passage.topic).map(|topic| topic.title.clone());
    let told = std::iter::once(&passage.summary).chain(&passage.points).map(|text| plain(content, text));
    Entry::new(Kind::Passage, &passage.title, anchor(Slot::Passage, passage.topic.as_str()))
        .tagged(year(content, passage))
        .known_as(official)
        .told(told.collect::<String>())
}

/// The figures, each with what it is called and how it is printed.
fn figures(content: &Content) -> impl Iterator<Item = Entry> {
    content.figures.iter().map(|figure| {
        let tag = match figure.kind {
            // A year says more than 结果.
            FigureKind::Result => format!("{}{}", figure.period, figure.kind.label()),
            _ => figure.kind.label().to_owned(),
        };
        Entry::new(Kind::Figure, &figure.label, anchor(Slot::Passage, figure.topic.as_str()))
            .noted(&figure.printed)
            .tagged(tag)
    })
}

/// What the passages name, unless it is found under the same name already.
fn mentions(content: &Content) -> Vec<Entry> {
    let terms = content.terms.iter().map(|term| term.term.as_str());
    let elements = content.structure.elements.iter().map(|element| element.name.as_str());
    let townships = content.structure.townships.iter().map(|township| township.name.as_str());
    let townships = townships
        .flat_map(|name| RANKS.map(|rank| format!("{name}{rank}")).into_iter().chain([name.to_owned()]));
    let known: BTreeSet<String> = terms.chain(elements).map(str::to_owned).chain(townships).collect();
    let mut entries: Vec<Entry> = Vec::new();
    for passage in &content.passages {
        let is_new = |mention: &&Mention| !known.contains(mention.name.as_str());
        entries.extend(passage.mentions.iter().filter(is_new).map(|mention| {
            Entry::new(kind(mention.kind), &mention.name, anchor(Slot::Passage, passage.topic.as_str()))
                .tagged(year(content, passage))
        }));
    }
    entries.sort_by_key(|entry| entry.kind);
    entries
}

fn kind(kind: MentionKind) -> Kind {
    match kind {
        MentionKind::Project => Kind::Project,
        MentionKind::Place => Kind::Place,
        MentionKind::Policy => Kind::Policy,
        MentionKind::Body | MentionKind::Honour | MentionKind::Event => Kind::Name,
    }
}
