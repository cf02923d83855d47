//! `published.txt` and `redirects.toml`: links that people have kept go on leading somewhere.

use std::collections::{BTreeMap, BTreeSet};

use report_model::{Content, Link, Redirect};

use crate::{
    error::{At, Problems},
    raw,
    source::{File, Lines},
};

/// The redirects. Whatever was published must still be there, or be named by one of them.
pub(crate) fn compile(
    redirects: &File<raw::Redirects>,
    published: &Lines,
    content: &Content,
    problems: &mut Problems,
) -> Vec<Redirect> {
    let present: BTreeSet<Link> = content.links().into_iter().collect();
    let published = list(published, problems);
    let mut seen = BTreeSet::new();
    let mut compiled = Vec::new();
    for raw in &redirects.table.redirect {
        let at = redirects.at("redirect from", &raw.from);
        let from = problems.take(&at.key("from"), raw.from.get_ref().parse::<Link>());
        let to = problems.take(&at.key("to"), raw.to.parse::<Link>());
        let (Some(from), Some(to)) = (from, to) else { continue };
        if let Some(problem) = problem(&from, &to, &present, &published) {
            problems.add(&at, problem);
        }
        if !seen.insert(from.clone()) {
            problems.add(&at, format!("{from} is redirected twice (expected one successor)"));
        }
        compiled.push(Redirect { kind: from.kind, from: from.id, to: to.id });
    }
    for (_, at) in published.iter().filter(|(link, _)| !present.contains(link) && !seen.contains(link)) {
        problems.add(at, "is no more, but was published (expected it, or its successor in redirects.toml)");
    }
    compiled
}

/// What is wrong with a redirect whose two ends are well formed.
fn problem(
    from: &Link,
    to: &Link,
    present: &BTreeSet<Link>,
    published: &BTreeMap<Link, At>,
) -> Option<String> {
    if present.contains(from) {
        Some(format!("{from} is still there (expected something that is no more)"))
    } else if !published.contains_key(from) {
        Some(format!("{from} was never published (expected something that stands in published.txt)"))
    } else if from.kind != to.kind {
        let kind = from.kind.as_str();
        Some(format!("leads to {to} (expected a {kind}, so that all its links have a place to lead to)"))
    } else if !present.contains(to) {
        Some(format!("leads to {to}, which is not there (expected something that is)"))
    } else {
        None
    }
}

/// What was published, with its places.
fn list(lines: &Lines, problems: &mut Problems) -> BTreeMap<Link, At> {
    let mut links: BTreeMap<Link, At> = BTreeMap::new();
    for (at, entry) in lines.entries() {
        let Some(link) = problems.take(&at, entry.parse::<Link>()) else { continue };
        if links.last_key_value().is_some_and(|(last, _)| *last >= link) {
            problems.add(&at, "is not in its place (expected the list sorted, each once)");
        }
        links.insert(link, at);
    }
    links
}
