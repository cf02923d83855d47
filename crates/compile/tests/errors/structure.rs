//! The spatial structure: shapes, places, related passages.

use crate::draft::{Draft, errors_after};

#[test]
fn a_duplicate_element() {
    let errors = errors_after("structure.toml", r#"id = "core""#, r#"id = "zone""#);
    assert_eq!(
        errors,
        [
            "content/structure.toml:33: element zone: duplicate element zone (first in content/structure.toml:23; expected once)"
        ]
    );
}

#[test]
fn an_id_in_capitals() {
    let errors = errors_after("structure.toml", r#"id = "core""#, r#"id = "Core""#);
    assert_eq!(
        errors,
        [
            r#"content/structure.toml:33: element Core: element "Core" (expected lower-case letters, digits and hyphens)"#
        ]
    );
}

#[test]
fn a_point_outside_the_schematic() {
    let errors = errors_after(
        "structure.toml",
        "[100, 600]]\nlabel = { at = [100, 300]",
        "[100, 601]]\nlabel = { at = [100, 300]",
    );
    assert_eq!(
        errors,
        [
            "content/structure.toml:8: element axis: `at`: [100, 601] lies outside the schematic (expected within 300 × 600)"
        ]
    );
}

#[test]
fn a_label_outside_the_schematic() {
    let errors = errors_after("structure.toml", "at = [100, 320]", "at = [-5, 320]");
    assert_eq!(
        errors,
        [
            "content/structure.toml:33: element core: `label`: [-5, 320] lies outside the schematic (expected within 300 × 600)"
        ]
    );
}

#[test]
fn an_axis_of_one_point() {
    let errors = errors_after("structure.toml", "[[100, 0], [100, 600]]", "[[100, 0]]");
    assert_eq!(errors, ["content/structure.toml:8: element axis: `at`: 1 points (expected at least 2)"]);
}

#[test]
fn a_zone_of_two_corners() {
    let errors =
        errors_after("structure.toml", "[[0, 400], [200, 400], [100, 600]]", "[[0, 400], [200, 400]]");
    assert_eq!(errors, ["content/structure.toml:23: element zone: `at`: 2 points (expected at least 3)"]);
}

#[test]
fn a_core_of_two_points() {
    let errors = errors_after("structure.toml", "at = [[100, 300]]", "at = [[100, 300], [100, 310]]");
    assert_eq!(errors, ["content/structure.toml:33: element core: `at`: 2 points (expected exactly 1)"]);
}

#[test]
fn a_township_outside_the_schematic() {
    let errors = errors_after("structure.toml", "at = [100, 550]", "at = [100, 700]");
    assert_eq!(
        errors,
        [
            "content/structure.toml:43: township wanan: `at`: [100, 700] lies outside the schematic (expected within 300 × 600)"
        ]
    );
}

#[test]
fn a_township_that_the_district_lacks() {
    let errors = errors_after("structure.toml", r#"name = "万安""#, r#"name = "万安镇""#);
    assert_eq!(
        errors,
        [
            "content/structure.toml: `township`: 万安 is missing (expected a [[township]] for each)",
            "content/structure.toml:43: township wanan: `name`: unknown township: 万安镇 (expected one of 万安)",
        ]
    );
}

#[test]
fn a_related_passage_that_is_missing() {
    let errors = errors_after("structure.toml", r#"topic = "1.1.1""#, r#"topic = "1.1.2""#);
    assert_eq!(
        errors,
        [
            "content/structure.toml:8: element axis: `related`: unknown topic 1.1.2 (expected a code from report.toml)"
        ]
    );
}

#[test]
fn an_unknown_figure_in_a_related_text() {
    let errors = errors_after("structure.toml", "{sites-2023}", "{sites-2022}");
    assert_eq!(
        errors,
        [
            "content/structure.toml:8: element axis: `related`: unknown figure {sites-2022} (expected the id of a figure)"
        ]
    );
}

#[test]
fn a_touch_with_a_missing_element() {
    let errors = errors_after("structure.toml", r#"b = "zone""#, r#"b = "zones""#);
    assert_eq!(
        errors,
        ["content/structure.toml:48: touch axis: `b`: unknown element zones (expected the id of an element)"]
    );
}

#[test]
fn a_pair_that_meets_twice() {
    let again = "\n[[touch]]\na = \"zone\"\nb = \"axis\"\nhow = \"挨着\"\n";
    let errors = Draft::new().append("structure.toml", again).errors();
    assert_eq!(errors, ["content/structure.toml:53: touch zone: meets axis again (expected each pair once)"]);
}

#[test]
fn a_tour_that_forgets_and_repeats() {
    let tour = "\n[[step]]\nid = \"all\"\ntitle = \"全部\"\ntext = \"都在这里。\"\nshow = [\"axis\", \"zone\", \"axis\"]\n";
    let errors = Draft::new().append("structure.toml", tour).errors();
    assert_eq!(
        errors,
        [
            "content/structure.toml:33: element core: appears in no step of the tour (expected in one `show`)",
            "content/structure.toml:53: step all: `show`: axis has appeared already (expected each element once)",
        ]
    );
}
