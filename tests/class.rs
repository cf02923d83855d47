//! The pages for class: the quiz's page has all questions with their keys, and pupils' sheets have no key.

use luojiang_report::content::quiz;
use scraper::{ElementRef, Html, Selector};

use crate::page::page;

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

#[test]
fn every_question_is_listed_with_its_key_in_a_fold() {
    let page = page("quiz.html");
    assert_eq!(select(&page, ".bank__list > li").len(), quiz().questions.len());
    for question in &quiz().questions {
        let entry = select(&page, &format!("[id='q-{}']", question.id));
        let [entry] = entry[..] else { panic!("{}: {} entries", question.id, entry.len()) };
        let words = text(entry);
        assert!(words.contains(&quiz().printed.plain(&question.prompt)), "{words}");
        let key = entry.select(&Selector::parse("details").expect("a selector")).next().expect("a fold");
        let key = text(key);
        assert!(key.contains("答案：") && key.contains(&quiz().printed.plain(&question.reason)), "{key}");
        assert!(entry.html().contains(&format!("index.html#p-{}", question.topic)), "{}", question.id);
    }
}

#[test]
fn pages_with_questions_have_one_drawing_to_copy() {
    assert_eq!(select(&page("quiz.html"), "template#board").len(), 1);
    assert_eq!(select(&page("worksheet.html"), "template#sheet-drawing").len(), 1);
}

#[test]
fn the_first_sheets_are_in_the_document() {
    let page = page("worksheet.html");
    let shown: Vec<_> =
        select(&page, ".leaf:not([hidden])").into_iter().filter_map(|one| one.attr("id")).collect();
    assert_eq!(shown, ["sheet-a", "sheet-b", "sheet-blank", "sheet-key"]);
    let prompts = |name: &str| -> Vec<String> {
        select(&page, &format!("#sheet-{name} .task__prompt > span")).into_iter().map(text).collect()
    };
    let (a, b) = (prompts("a"), prompts("b"));
    assert_eq!((a.len(), b.len(), select(&page, "#sheet-key .key__line").len()), (8, 8, 16));
    assert!(a.iter().all(|prompt| !b.contains(prompt)), "A and B share a question");
}

/// The key's words stand nowhere else, and nothing on a pupil's sheet tells a right answer from a wrong one.
#[test]
fn pupils_sheets_have_nothing_of_the_key() {
    let page = page("worksheet.html");
    let pupils: Vec<String> =
        select(&page, ".leaf:not(#sheet-key)").into_iter().map(|sheet| sheet.html()).collect();
    assert!(pupils.len() >= 5);
    for line in select(&page, "#sheet-key .key__line > p:last-child") {
        let reason: String = text(line).chars().take(12).collect();
        assert!(pupils.iter().all(|sheet| !sheet.contains(&reason)), "{reason}");
    }
    for options in select(&page, ".leaf:not(#sheet-key) .task__options") {
        let mut looks: Vec<Vec<_>> = options
            .select(&Selector::parse("li").expect("a selector"))
            .map(|option| option.value().attrs().collect())
            .collect();
        looks.dedup();
        assert_eq!(looks.len(), 1, "{}", options.html());
    }
    // The blank drawing names nothing.
    for element in &luojiang_report::content::content().structure.elements {
        assert!(
            select(&page, "#sheet-blank").iter().all(|sheet| !sheet.html().contains(&element.name)),
            "{}",
            element.name
        );
    }
}
