//! `published.txt` and `redirects.toml`.

use crate::draft::{Draft, errors_after};

#[test]
fn a_published_id_that_is_no_more() {
    assert_eq!(
        Draft::new().change("published.txt", "term/gdp\n", "term/gdp\nterm/meadow\n").errors(),
        [
            "content/published.txt:23: term/meadow: is no more, but was published (expected it, or its successor in redirects.toml)"
        ]
    );
}

#[test]
fn a_published_passage_without_its_redirect() {
    let redirect = "[[redirect]]\nfrom = \"passage/1.1.9\"\nto = \"passage/1.1.1\"\n";
    assert_eq!(
        errors_after("redirects.toml", redirect, ""),
        [
            "content/published.txt:16: passage/1.1.9: is no more, but was published (expected it, or its successor in redirects.toml)"
        ]
    );
}

#[test]
fn a_list_out_of_order() {
    let place = "is not in its place (expected the list sorted, each once)";
    assert_eq!(
        errors_after("published.txt", "sector/town\nterm/gdp\n", "term/gdp\nsector/town\n"),
        [format!("content/published.txt:22: sector/town: {place}")]
    );
    assert_eq!(
        errors_after("published.txt", "term/gdp\n", "term/gdp\nterm/gdp\n"),
        [format!("content/published.txt:23: term/gdp: {place}")]
    );
}

#[test]
fn an_entry_that_is_none() {
    let kinds = "chart, difficulty, element, figure, passage, sector, term, township";
    assert_eq!(
        errors_after("published.txt", "term/gdp\n", "words/gdp\n"),
        [format!(
            "content/published.txt:22: words/gdp: expected a kind and an id, such as term/gdp; kinds are {kinds}"
        )]
    );
}

#[test]
fn a_redirect_of_something_that_is_there() {
    assert_eq!(
        errors_after("redirects.toml", "term/old-park", "term/gdp")[1..],
        [
            "content/redirects.toml:2: redirect from term/gdp: term/gdp is still there (expected something that is no more)"
        ]
    );
}

#[test]
fn a_redirect_of_something_that_never_was() {
    assert_eq!(
        errors_after("redirects.toml", "term/old-park", "term/meadow")[1..],
        [
            "content/redirects.toml:2: redirect from term/meadow: term/meadow was never published (expected something that stands in published.txt)"
        ]
    );
}

#[test]
fn a_redirect_to_nowhere() {
    assert_eq!(
        errors_after("redirects.toml", r#"to = "term/park""#, r#"to = "term/meadow""#),
        [
            "content/redirects.toml:2: redirect from term/old-park: leads to term/meadow, which is not there (expected something that is)"
        ]
    );
    // Two steps are one too many: the first would lead to a page that only leads on.
    assert_eq!(
        errors_after("redirects.toml", r#"to = "passage/1.1.1""#, r#"to = "passage/1.1.9""#),
        [
            "content/redirects.toml:6: redirect from passage/1.1.9: leads to passage/1.1.9, which is not there (expected something that is)"
        ]
    );
}

#[test]
fn a_redirect_to_another_kind() {
    assert_eq!(
        errors_after("redirects.toml", r#"to = "term/park""#, r#"to = "chart/parks""#),
        [
            "content/redirects.toml:2: redirect from term/old-park: leads to chart/parks (expected a term, so that all its links have a place to lead to)"
        ]
    );
}

#[test]
fn two_successors() {
    let again = "\n[[redirect]]\nfrom = \"term/old-park\"\nto = \"term/gdp\"\n";
    assert_eq!(
        Draft::new().append("redirects.toml", again).errors(),
        [
            "content/redirects.toml:10: redirect from term/old-park: term/old-park is redirected twice (expected one successor)"
        ]
    );
}

#[test]
fn no_redirects_at_all() {
    let draft = Draft::new()
        .without("redirects.toml")
        .add("redirects.toml", "# none\n")
        .change("published.txt", "term/old-park\n", "")
        .change("published.txt", "passage/1.1.9\n", "");
    assert_eq!(draft.errors(), Vec::<String>::new());
}
