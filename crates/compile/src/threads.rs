//! `threads.toml`.

use std::collections::HashSet;

use report_model::Thread;

use crate::{
    error::Problems,
    raw,
    report::Frame,
    source::File,
    text::{Scope, Writer},
};

/// All threads, by task and then by result.
pub(crate) fn compile(
    file: &File<raw::Threads>,
    frame: &Frame,
    writer: &Writer<'_>,
    problems: &mut Problems,
) -> Vec<Thread> {
    let mut threads = Vec::new();
    let mut pairs = HashSet::new();
    for thread in &file.table.thread {
        let at = file.at("thread from", &thread.from);
        let from = frame.passage(thread.from.get_ref(), &at.key("from"), problems);
        let to = frame.passage(&thread.to, &at.key("to"), problems);
        let why = writer.rich(&thread.why, &mut Scope::anywhere(), &at.key("why"), problems);
        let (Some(from), Some(to)) = (from, to) else { continue };
        if from.part() != 1 || to.part() == 1 {
            problems.add(
                &at,
                format!("leads from {from} to {to} (expected from part 1 to part 2 or 3 of the report)"),
            );
        }
        if !pairs.insert((from.clone(), to.clone())) {
            problems.add(
                &at,
                format!("a second thread from {from} to {to} (expected one, with all reasons in it)"),
            );
        }
        threads.push(Thread { from, to, why, evidence: thread.evidence });
    }
    threads.sort_by(|a, b| (&a.to, &a.from).cmp(&(&b.to, &b.from)));
    threads
}
