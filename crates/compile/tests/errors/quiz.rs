//! Questions: what they name, whether the content answers them, and whether their words keep the answer to themselves.

use crate::draft::{Draft, errors_after};

const FILE: &str = "quiz/town.toml";

/// The only message after one change of the questions.
fn error_after(from: &str, to: &str) -> String {
    let errors = errors_after(FILE, from, to);
    let [error] = &errors[..] else { panic!("one mistake, one message: {errors:#?}") };
    error.clone()
}

/// The only message after a question was added.
fn error_with(task: &str, more: &str) -> String {
    let question = format!(
        "\n[[question]]\nid = \"new\"\nskill = \"judge\"\nlevel = 1\ntopic = \"2.0\"\nprompt = \"新的问题？\"\nreason = \"{{gdp-growth-2023}}、{{gdp-growth-2024}}、{{sites-2023}}、{{sites-2024}}。\"\n{more}\n  [question.{task}"
    );
    let errors = Draft::new().append(FILE, &question).errors();
    let [error] = &errors[..] else { panic!("one mistake, one message: {errors:#?}") };
    error.clone()
}

#[test]
fn an_unknown_figure() {
    assert_eq!(
        error_after("figure = \"gdp-2023\"", "figure = \"gdp-2022\""),
        "content/quiz/town.toml:37: question how-many: `number`: unknown figure gdp-2022 (expected the id of one)"
    );
}

#[test]
fn an_unknown_skill() {
    assert_eq!(
        error_after("id = \"guess\"\nskill = \"judge\"", "id = \"guess\"\nskill = \"jump\""),
        "content/quiz/town.toml:92: question guess: `skill`: unknown skill jump (expected the id of one in quiz/skills.toml)"
    );
}

#[test]
fn a_level_that_does_not_exist() {
    assert_eq!(
        error_after("level = 3", "level = 4"),
        "content/quiz/town.toml:27: question growing: `level`: 4 (expected 1, 2 or 3)"
    );
}

#[test]
fn no_task_and_two_tasks() {
    let expected = "tasks (expected one of pick, number, which, change, difference, grown, concept, judge, match, order, estimate, find)";
    assert_eq!(
        error_after("  [question.find]\n  kind = \"axis\"\n", ""),
        format!("content/quiz/town.toml:106: question find-axis: 0 {expected}")
    );
    assert_eq!(
        error_after(
            "  [question.find]\n  kind",
            "  [question.judge]\n  holds = true\n  [question.find]\n  kind"
        ),
        format!("content/quiz/town.toml:106: question find-axis: 2 {expected}")
    );
}

#[test]
fn a_reason_for_another_answer() {
    assert_eq!(
        error_after("reason_for = \"higher\"", "reason_for = \"lower\""),
        "content/quiz/town.toml:6: question gdp-change: `reason_for`: \"lower\", but the content gives \"higher\" (expected a reason for that)"
    );
    assert_eq!(
        error_after("reason_for = \"higher\"\n", ""),
        "content/quiz/town.toml:6: question gdp-change: `reason_for`: missing (expected \"higher\", which the content gives)"
    );
}

/// The content changes, the question does not: nobody gets an answer that is out of date.
#[test]
fn a_figure_that_changes_the_answer() {
    let errors = Draft::new()
        .change("overview.toml", "value = 6.5", "value = 4.5")
        .change("overview.toml", "printed = \"6.5%\"", "printed = \"4.5%\"")
        .change("overview.toml", "quote = \"地区生产总值增长6.5%\"", "quote = \"地区生产总值增长4.5%\"")
        .errors();
    assert_eq!(
        errors,
        [
            "content/quiz/town.toml:6: question gdp-change: `reason_for`: \"higher\", but the content gives \"lower\" (expected a reason for that)"
        ]
    );
}

#[test]
fn an_answer_in_the_prompt() {
    assert_eq!(
        error_after("prompt = \"一年的总量是多少？\"", "prompt = \"{gdp-2023}是多少？\""),
        "content/quiz/town.toml:37: question how-many: `prompt`: {gdp-2023} gives the answer away (expected it in the reason)"
    );
    assert_eq!(
        error_after("prompt = \"总量说的是什么？\"", "prompt = \"新创造的价值是什么？\""),
        "content/quiz/town.toml:60: question meaning: `prompt`: 新创造的价值 gives the answer away (expected other words)"
    );
}

#[test]
fn a_reason_without_its_figure() {
    assert_eq!(
        error_after("reason = \"建了{sites-2023}。\"", "reason = \"建了很多。\""),
        "content/quiz/town.toml:92: question guess: `reason`: does not show {sites-2023} (expected what the answer follows from)"
    );
}

#[test]
fn a_passage_without_the_figures() {
    assert_eq!(
        error_after(
            "topic = \"1.0\"\nprompt = \"一年的总量是多少？\"",
            "topic = \"3.1\"\nprompt = \"一年的总量是多少？\""
        ),
        "content/quiz/town.toml:37: question how-many: `topic`: 3.1 holds none of its figures (expected one of 1.0)"
    );
}

#[test]
fn a_prompt_asked_twice() {
    assert_eq!(
        error_after("prompt = \"定下的事不用办。\"", "prompt = \"还要建站点。\""),
        "content/quiz/town.toml:82: question steady: `prompt`: asks the same as more-sites (expected each prompt once)"
    );
}

#[test]
fn a_stray_number() {
    assert_eq!(
        error_after("right = \"新创造的价值\"", "right = \"新创造的9亿\""),
        "content/quiz/town.toml:60: question meaning: number 9 is not tied to the report (expected a {figure} reference, or an `identifier` in report.toml)"
    );
}

#[test]
fn figures_that_cannot_be_compared() {
    let list = "]\n  end = \"largest\"\n  measure = \"增长\"\n  figures = ";
    let pick = |figures: &str| format!("pick{list}{figures}\n");
    let task = pick("[\"gdp-growth-2023\", \"gdp-growth-2024\"]");
    assert_eq!(
        error_with(&task, "reason_for = \"gdp-growth-2024\""),
        "content/quiz/town.toml:156: question new: `pick`: gdp-growth-2023 (地区生产总值增长) and gdp-growth-2024 (地区生产总值增长) differ in unit, year or kind (expected figures that can be compared)"
    );
    let task = pick("[\"gdp-growth-2024\", \"sites-2024\"]");
    assert_eq!(
        error_with(&task, "reason_for = \"sites-2024\""),
        "content/quiz/town.toml:156: question new: `pick`: sites-2024 (新建站点) does not count 增长 (expected it in every label)"
    );
    let task = "judge]\n  left = \"sites-2024\"\n  than = \"less\"\n  right = \"sites-2023\"\n  measure = \"站点\"\n";
    assert_eq!(
        error_with(task, "reason_for = true"),
        "content/quiz/town.toml:156: question new: `judge`: sites-2024 (新建站点) and sites-2023 (新建站点) differ in unit, year or kind (expected figures that can be compared)"
    );
}

#[test]
fn a_property_that_two_have() {
    assert_eq!(
        error_after(
            "\"sites-investment-2024\", \"gdp-growth-2024\"]
  is = \"result\"",
            "\"sites-2024\", \"gdp-growth-2024\"]
  is = \"target\"",
        ),
        "content/quiz/town.toml:48: question what-kind: `which`: 2 are target: sites-2024, gdp-growth-2024 (expected exactly one)"
    );
}

#[test]
fn a_slider_that_does_not_work() {
    assert_eq!(
        error_after("max = 400", "max = 230"),
        "content/quiz/town.toml:92: question guess: `estimate`: 225 lies outside or near an end of 100–230 (expected it well inside)"
    );
    assert_eq!(
        error_after("step = 10", "step = 100"),
        "content/quiz/town.toml:92: question guess: `estimate`: step 100 for 100–400 (expected 10 to 400 steps)"
    );
    assert_eq!(
        error_after("tolerance = 20", "tolerance = 200"),
        "content/quiz/town.toml:92: question guess: `estimate`: tolerance 200 (expected at least a step, and at most an eighth of the slider)"
    );
}

#[test]
fn too_few_things_to_join_or_to_order() {
    assert_eq!(
        error_after("elements = [\"axis\", \"zone\", \"core\"]", "elements = [\"axis\", \"zone\"]"),
        "content/quiz/town.toml:116: question joining: `match`: 2 pairs (expected 3–5)"
    );
    assert_eq!(
        error_after("steps = [\"看\", \"说\", \"做\"]", "steps = [\"看\", \"说\"]"),
        "content/quiz/town.toml:126: question steps: `order`: 2 things (expected 3–5 figures, or 3–5 steps)"
    );
    assert_eq!(
        error_after("steps = [\"看\", \"说\", \"做\"]", "steps = [\"看\", \"说\", \"看\"]"),
        "content/quiz/town.toml:126: question steps: \"看\" (expected 1–40 characters, and each answer once)"
    );
}

#[test]
fn a_skill_without_a_second_question() {
    let skill = "\n[[skill]]\nid = \"alone\"\nname = \"只有一道\"\n";
    assert_eq!(
        Draft::new().append("quiz/skills.toml", skill).errors(),
        [
            "content/quiz/skills.toml:14: skill alone: has no two questions of one kind about different things (expected them for variants A and B)"
        ]
    );
}
