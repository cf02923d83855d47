//! The sums of money as one picture, at the widths of phones and projectors.

use luojiang_report::{
    chart::{Extent, Look, Scene, Shape, money, money_picture},
    content::content,
};
use report_model::MoneyEntry;

/// Widths in CSS pixels: the three in pages, that of the picture, and what lies between and beyond.
const WIDTHS: [f64; 7] = [288.0, 300.0, 390.0, 640.0, 820.0, 960.0, 1280.0];

fn entries() -> Vec<&'static MoneyEntry> {
    content().money.groups.iter().flat_map(|group| &group.entries).collect()
}

/// The square of each mark: the row it leads to, its left upper corner, its edges.
fn squares(scene: &Scene) -> Vec<(&'static str, Extent)> {
    let mut squares = Vec::new();
    for shape in &scene.shapes {
        if let Shape::Mark { row, shapes, .. } = shape {
            let square = shapes.iter().find_map(|shape| match shape {
                Shape::Rect { x, y, width, height, .. } => Some((*x, *y, x + width, y + height)),
                _ => None,
            });
            squares.push((*row, square.expect("a square")));
        }
    }
    squares
}

fn overlap(a: Extent, b: Extent) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

#[test]
fn every_sum_has_its_square_and_its_words() {
    for width in WIDTHS {
        let scene = money(content(), width);
        let rows: Vec<_> = squares(&scene).into_iter().map(|(row, _)| row).collect();
        let expected: Vec<_> = entries().into_iter().map(|entry| entry.figure.as_str()).collect();
        assert_eq!(rows, expected, "{width}");
        let words: String = scene.texts().into_iter().map(|(text, _)| text).collect();
        for entry in entries() {
            let printed = &content().figure(&entry.figure).expect("a figure").printed;
            assert!(words.contains(&entry.name) && words.contains(printed), "{width}: {}", entry.name);
        }
    }
}

#[test]
fn the_area_is_the_amount() {
    for width in WIDTHS {
        let areas = squares(&money(content(), width)).into_iter().map(|(row, (left, top, right, bottom))| {
            assert!(((right - left) - (bottom - top)).abs() < 1e-9, "{row} is no square");
            let value = content().figure(row).and_then(|figure| figure.value).expect("a number");
            (right - left) * (bottom - top) / value
        });
        let areas: Vec<f64> = areas.collect();
        assert!(areas.iter().all(|area| (area - areas[0]).abs() < 1e-6 * areas[0]), "{width}: {areas:?}");
    }
}

#[test]
fn squares_that_show_the_scale_are_on_it() {
    let scene = money(content(), 300.0);
    let keys: Vec<f64> = scene
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Rect { width, look: Look::Zero, .. } => Some(width * width),
            _ => None,
        })
        .collect();
    let (_, (left, _, right, _)) = squares(&scene)[0];
    let value = content().figure(&entries()[0].figure).and_then(|figure| figure.value).expect("a number");
    let unit = (right - left).powi(2) / value;
    let expected = [100.0, 10.0, 1.0].map(|key| key * unit);
    assert!(keys.iter().zip(expected).all(|(key, expected)| (key - expected).abs() < 1e-6), "{keys:?}");
    assert_eq!(keys.len(), 3);
}

#[test]
fn nothing_touches_and_all_is_inside() {
    for width in WIDTHS {
        let scene = money(content(), width);
        let squares = squares(&scene);
        let things: Vec<(&str, Extent)> = scene.texts().into_iter().chain(squares).collect();
        for (index, (thing, extent)) in things.iter().enumerate() {
            let (left, top, right, bottom) = *extent;
            let inside = left >= 0.0 && top >= 0.0 && right <= scene.width + 0.5 && bottom <= scene.height;
            assert!(inside, "{width}: {thing} at {extent:?} of {} {}", scene.width, scene.height);
            for (other, taken) in &things[index + 1..] {
                assert!(!overlap(*extent, *taken), "{width}: {thing} lies over {other}");
            }
        }
    }
}

#[test]
fn words_are_legible_on_the_smallest_phone() {
    // In a window of 320 px the picture is 274 px wide: 1 rem on both sides of the page, half of one within its card.
    let scale = 274.0 / 300.0;
    for look in [Look::Label, Look::Number, Look::Title, Look::Note] {
        assert!(look.size() * scale >= 11.8, "{look:?}");
    }
}

#[test]
fn kinds_of_money_look_different_without_colour() {
    let scene = money(content(), 960.0);
    let looks: Vec<Look> = content()
        .money
        .groups
        .iter()
        .map(|group| {
            let row = &group.entries[0].figure;
            let shapes = scene.shapes.iter().find_map(|shape| match shape {
                Shape::Mark { row: of, shapes, .. } if of == row => Some(shapes),
                _ => None,
            });
            match shapes.and_then(|shapes| shapes.first()) {
                Some(Shape::Rect { look, .. }) => *look,
                other => panic!("{row}: {other:?}"),
            }
        })
        .collect();
    assert_eq!(looks, [Look::Result, Look::Target, Look::Plan]);
}

#[test]
fn the_warning_is_in_the_file_too() {
    let picture = money_picture(content());
    let warning = content().money.warning.plain(|id| content().printed(id));
    // Lines may break anywhere in it.
    let words: String = picture.split(['<', '>']).filter(|part| !part.contains('=')).collect::<String>();
    let start: String = warning.chars().take(8).collect();
    assert!(words.contains(&start), "{picture}");
}
