//! Lessons: time that adds up, lines that can be read, and things that exist.

use crate::draft::errors_after;

/// The only message after one change of the lesson.
fn error_after(from: &str, to: &str) -> String {
    let errors = errors_after("lessons/first.toml", from, to);
    let [error] = &errors[..] else { panic!("one mistake, one message: {errors:#?}") };
    error.clone()
}

#[test]
fn stages_that_take_another_time_than_the_lesson() {
    assert_eq!(
        error_after("minutes = 10", "minutes = 40"),
        "content/lessons/first.toml:1: lesson first: `minutes`: 40, but its stages take 10 (expected the same)"
    );
}

#[test]
fn slides_that_take_another_time_than_their_stage() {
    assert_eq!(
        error_after("  title = \"小城\"\n  minutes = 1", "  title = \"小城\"\n  minutes = 2"),
        "content/lessons/first.toml:18: stage start: `minutes`: 4, but its slides take 5 (expected the same)"
    );
}

#[test]
fn lines_that_nobody_reads_from_the_back_row() {
    assert_eq!(
        error_after(
            "lines = [\"建了{sites-2023}\"]",
            "lines = [\"一\", \"二\", \"三\", \"四\", \"五\", \"六\"]"
        ),
        "content/lessons/first.toml:25: slide title: `lines`: 6 lines (expected at most 5)"
    );
    assert_eq!(
        error_after(
            "\"建了{sites-2023}\"",
            "\"这一行字实在是太长了坐在最后一排的同学看也看不清{sites-2023}\""
        ),
        "content/lessons/first.toml:25: slide title: `lines`: 29 characters (expected 1–24)"
    );
}

#[test]
fn a_number_that_is_no_figure() {
    assert_eq!(
        error_after("notes = \"问一问。\"", "notes = \"有3个。\""),
        "content/lessons/first.toml:25: slide title: `notes`: number 3 is not tied to the report (expected a {figure} reference, or an `identifier` in report.toml)"
    );
    assert_eq!(
        error_after("lead = \"写下来。\"", "lead = \"写{gdp-2023}。\""),
        "content/lessons/first.toml:94: sheet paper: `lead`: number 2023 is not tied to the report (expected a {figure} reference, or an `identifier` in report.toml)"
    );
}

#[test]
fn things_that_do_not_exist() {
    let show = "{ kind = \"title\" }";
    let place = "content/lessons/first.toml:25: slide title: `show`: unknown";
    for (to, thing) in [
        ("{ kind = \"figure\", figure = \"x\" }", "figure x"),
        ("{ kind = \"chart\", indicator = \"x\" }", "indicator x"),
        ("{ kind = \"sector\", sector = \"x\" }", "sector x"),
        ("{ kind = \"facing\", sector = \"x\" }", "sector x"),
        ("{ kind = \"targets\", sector = \"x\" }", "sector x"),
        ("{ kind = \"terms\", terms = [\"x\"] }", "term x"),
        ("{ kind = \"structure\", element = \"x\" }", "element x"),
        ("{ kind = \"quiz\", question = \"x\" }", "question of the quiz x"),
        ("{ kind = \"ask\", question = \"x\" }", "question of this lesson x"),
        ("{ kind = \"mistake\", mistake = \"x\" }", "mistake of this lesson x"),
        ("{ kind = \"task\", sheet = \"x\" }", "sheet of this lesson x"),
    ] {
        assert_eq!(error_after(show, to), format!("{place} {thing} (expected the id of one)"));
    }
    assert_eq!(
        error_after(show, "{ kind = \"passage\", topic = \"1.7\" }"),
        "content/lessons/first.toml:25: slide title: `show`: topic 1.7 is a heading or skipped (expected a passage)"
    );
}

#[test]
fn a_slider_that_the_chart_does_not_have() {
    assert_eq!(
        error_after("indicator = \"gdp-growth\" }", "indicator = \"gdp-growth\", view = \"what-if\" }"),
        "content/lessons/first.toml:61: slide growth: `show`: gdp-growth has no slider (expected an indicator with `what_if`)"
    );
}

#[test]
fn an_element_and_a_group_at_once() {
    assert_eq!(
        error_after("{ kind = \"title\" }", "{ kind = \"structure\", element = \"axis\", group = \"axis\" }"),
        "content/lessons/first.toml:25: slide title: `show`: an element and a group (expected one of them, or none)"
    );
}

#[test]
fn an_unknown_kind_of_slide() {
    let error = error_after("{ kind = \"title\" }", "{ kind = \"film\" }");
    assert!(
        error.starts_with("content/lessons/first.toml:30: unknown variant `film`, expected one of `title`"),
        "{error}"
    );
}

#[test]
fn a_key_that_the_kind_does_not_have() {
    let error = error_after("{ kind = \"title\" }", "{ kind = \"title\", figure = \"gdp-2023\" }");
    assert!(error.starts_with("content/lessons/first.toml:30: unknown field `figure`"), "{error}");
}

#[test]
fn what_is_prepared_and_never_shown() {
    assert_eq!(
        error_after("{ kind = \"ask\", question = \"why\" }", "{ kind = \"words\" }"),
        "content/lessons/first.toml:82: question why: stands on no slide (expected on one)"
    );
    assert_eq!(
        error_after("{ kind = \"task\", sheet = \"paper\" }", "{ kind = \"task\" }"),
        "content/lessons/first.toml:94: sheet paper: stands on no slide (expected on one)"
    );
}

#[test]
fn an_unknown_skill_and_too_few() {
    assert_eq!(
        error_after("\"join\", \"find\"]", "\"join\", \"jump\"]"),
        "content/lessons/first.toml:1: lesson first: `skills`: unknown skill jump (expected the id of one in quiz/skills.toml)"
    );
    assert_eq!(
        error_after("[\"judge\", \"join\", \"find\"]", "[\"judge\"]"),
        "content/lessons/first.toml:1: lesson first: `skills`: 1 skills (expected 3–10)"
    );
}

#[test]
fn an_id_given_twice() {
    assert_eq!(
        error_after("  id = \"sites\"", "  id = \"title\""),
        "content/lessons/first.toml:33: slide title: duplicate slide title (first in content/lessons/first.toml:25; expected once)"
    );
}

#[test]
fn a_part_without_anything() {
    assert_eq!(
        error_after("homework = [\"走一走。\"]", "homework = []"),
        "content/lessons/first.toml:1: lesson first: `homework`: nothing (expected at least one)"
    );
}
