//! The charts: what is drawn of every indicator, at the widths of phones and projectors.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --features ssr --test site charts`, then read the
//! difference in `tests/snapshots`.

use luojiang_report::{
    chart::{Extent, Latest, Look, Mark, Scene, Shape, State, amounts, figure, mini, picture, rates},
    content::charts,
};
use report_model::Chart;

/// Widths in CSS pixels: the two in pages, that of pictures, and what lies between and beyond.
const WIDTHS: [f64; 7] = [288.0, 300.0, 336.0, 390.0, 640.0, 820.0, 1280.0];

fn latest(value: f64) -> Latest {
    Latest {
        value, date: "2024年9月30日".into(), source: "示例".into(), url: "https://example.com/".into()
    }
}

/// The states in which a chart can be.
fn states(chart: &Chart) -> Vec<State> {
    let mut states = vec![State::default()];
    if let Some(rates) = rates(chart) {
        states
            .extend([*rates.start(), 0.0, *rates.end()].map(|rate| State { rate: Some(rate), latest: None }));
    }
    if let Some(value) = chart.target.as_ref().and_then(|side| side.value) {
        states.push(State { rate: None, latest: Some(latest((value * 0.7).round())) });
        states
            .push(State { rate: rates(chart).map(|rates| *rates.end()), latest: Some(latest(value * 1.4)) });
    }
    states
}

/// Every drawing of every indicator in every state, with words that say which it is.
fn drawings() -> Vec<(String, Scene)> {
    let mut drawings = Vec::new();
    for chart in &charts().charts {
        for state in states(chart) {
            for width in WIDTHS {
                let name = format!("{} {width} {state:?}", chart.id);
                drawings
                    .extend(amounts(chart, &state, width).map(|scene| (format!("{name} amounts"), scene)));
                drawings.push((name, figure(charts(), chart, &state, width)));
            }
        }
    }
    drawings
}

fn overlap(a: Extent, b: Extent) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

#[test]
fn no_words_touch_each_other() {
    for (name, scene) in drawings() {
        let texts = scene.texts();
        for (index, (text, extent)) in texts.iter().enumerate() {
            for (other, taken) in &texts[index + 1..] {
                assert!(!overlap(*extent, *taken), "{name}: {text:?} lies over {other:?}");
            }
        }
    }
}

#[test]
fn everything_is_inside() {
    for (name, scene) in drawings() {
        for (text, (left, top, right, bottom)) in scene.texts() {
            let inside =
                left >= -0.5 && top >= -0.5 && right <= scene.width + 0.5 && bottom <= scene.height + 0.5;
            assert!(
                inside,
                "{name}: {text:?} at {left} {top} {right} {bottom} of {} {}",
                scene.width, scene.height
            );
        }
    }
}

/// The bars of a drawing: mark, left edge, width.
fn bars(scene: &Scene) -> Vec<(Look, f64, f64)> {
    let mut bars = Vec::new();
    for shape in &scene.shapes {
        if let Shape::Mark { shapes, .. } = shape {
            bars.extend(shapes.iter().find_map(|shape| match shape {
                Shape::Rect { x, width, look, .. } => Some((*look, *x, *width)),
                _ => None,
            }));
        }
    }
    bars
}

#[test]
fn bars_begin_at_zero_and_are_as_long_as_their_values() {
    let mut compared = 0;
    for chart in &charts().charts {
        let Some(pair) = luojiang_report::chart::comparable(chart) else { continue };
        for width in WIDTHS {
            let bars = bars(&figure(charts(), chart, &State::default(), width));
            let [(_, start, result), (_, other, target)] = bars[..] else { panic!("{}: {bars:?}", chart.id) };
            assert_eq!(start, other, "{}", chart.id);
            assert!((result * pair.to - target * pair.from).abs() < 0.01 * result * pair.to, "{}", chart.id);
            compared += 1;
        }
    }
    assert_eq!(compared, 22 * WIDTHS.len());
}

#[test]
fn what_does_not_count_the_same_is_not_measured() {
    for chart in charts().charts.iter().filter(|chart| luojiang_report::chart::comparable(chart).is_none()) {
        let scene = figure(charts(), chart, &State::default(), 336.0);
        let measures = |shape: &Shape| matches!(shape, Shape::Path { look: Look::Measure, .. });
        assert!(!scene.shapes.iter().any(measures), "{}", chart.id);
        assert!(!scene.texts().iter().any(|(text, _)| text.contains("比上年")), "{}", chart.id);
        // What the report does not give has no bar, not even one of no length.
        let one_side = chart.result.is_none() || chart.target.is_none();
        assert_eq!(one_side, scene.texts().iter().any(|(text, _)| *text == "报告未列"), "{}", chart.id);
    }
}

#[test]
fn marks_differ_in_more_than_colour() {
    let looks = |mark| match luojiang_report::chart::swatch(mark, false).shapes.as_slice() {
        [Shape::Rect { look, .. }] => {
            (1, look.attributes().iter().any(|(name, _)| *name == "stroke-dasharray"))
        }
        shapes => {
            (shapes.len(), shapes.iter().any(|shape| matches!(shape, Shape::Path { look: Look::Hatch, .. })))
        }
    };
    let three = [Mark::Result, Mark::Estimate, Mark::Target].map(looks);
    assert!(three[0] != three[1] && three[1] != three[2] && three[0] != three[2], "{three:?}");
}

#[test]
fn every_indicator_is_drawn_as_reviewed() {
    for chart in &charts().charts {
        let name = format!("chart_{}", chart.id);
        insta::assert_snapshot!(name, picture(charts(), chart, &State::default()));
    }
}

#[test]
fn what_is_tried_is_drawn_as_reviewed() {
    let chart = charts().chart("gdp-growth").expect("an indicator");
    let state = State { rate: Some(7.1), latest: Some(latest(5.9)) };
    insta::assert_snapshot!("tried_gdp-growth", picture(charts(), chart, &state));
    let visits = charts().chart("tourist-visits").expect("an indicator");
    insta::assert_snapshot!("tried_tourist-visits", picture(charts(), visits, &state));
}

#[test]
fn small_multiples_stay_small() {
    for chart in &charts().charts {
        let drawn = mini(chart);
        assert_eq!(drawn.is_some(), luojiang_report::chart::comparable(chart).is_some(), "{}", chart.id);
        assert!(drawn.is_none_or(|scene| scene.texts().is_empty()), "{}", chart.id);
    }
}
