//! The overview, made from the report's own content.

use super::layout::{Bundle, Layout, layout, layout_of_sections};
use crate::{
    content::content,
    diagram::facing::{
        Rect, Side, WIDTH,
        checks::{assert_apart, assert_card, assert_inside, assert_tappable, head_box, text_box},
        count, samples,
    },
};

fn drawn() -> Layout<'static> {
    layout(content())
}

/// With the difficulties, and without.
fn both() -> [Layout<'static>; 2] {
    [drawn(), layout_of_sections(content())]
}

#[test]
fn cards_hold_their_words_and_a_dot_for_each_figure() {
    let layout = drawn();
    for sum in &layout.sums {
        assert_card(&sum.card, sum.figures, layout.height);
        assert_tappable(sum.card.rect.height);
    }
    for (_, card) in &layout.difficulties {
        assert_card(card, 0, layout.height);
        assert_tappable(card.rect.height);
    }
    // The passage on the difficulties stands in no section.
    let others = content().passages_in(report_model::Group::Difficulties, 1);
    let others: usize = others.map(|passage| content().figures_of(&passage.topic).count()).sum();
    let dots: usize = layout.sums.iter().map(|sum| sum.figures).sum();
    assert_eq!(dots + others, content().figures.len());
}

#[test]
fn rows_face_each_other() {
    let layout = drawn();
    let (left, right) = layout.sums.split_at(layout.sums.len() / 2);
    for (left, right) in left.iter().zip(right) {
        assert_eq!(left.anchor, right.anchor);
        assert_eq!((left.side, right.side), (Side::Done, Side::Planned));
        assert_eq!((left.card.rect.y, left.card.rect.height), (right.card.rect.y, right.card.rect.height));
    }
}

#[test]
fn nothing_covers_anything_else() {
    for layout in both() {
        let drawing = Rect { x: 0.0, y: 0.0, width: WIDTH, height: layout.height };
        let cards = layout.sums.iter().map(|sum| sum.card.rect);
        let difficulties = layout.difficulties.iter().map(|(_, card)| card.rect);
        let counts = layout.bundles.iter().filter_map(|bundle| Some(bundle.label_box(bundle.label?)));
        let heads = layout.heads.iter().map(head_box);
        let signs = layout.signs.iter().flat_map(|sign| {
            let [from, to] = sign.line;
            let line = Rect { x: from.x, y: from.y - 5.0, width: to.x - from.x, height: 10.0 };
            [line, text_box(sign.at, sign.words)]
        });
        let rects: Vec<_> = cards.chain(difficulties).chain(counts).chain(heads).chain(signs).collect();
        for rect in &rects {
            assert_inside(rect, &drawing, 1.0, "drawing");
        }
        assert_apart(&rects);
    }
}

#[test]
fn every_thread_and_every_answer_is_in_one_bundle() {
    let layout = drawn();
    let sum = |bundles: &[Bundle]| bundles.iter().map(|bundle| bundle.count).sum::<usize>();
    assert_eq!(sum(&layout.bundles), content().threads.len());
    let answers = content().difficulties.iter().map(|difficulty| difficulty.answers.len());
    assert_eq!(sum(&layout.answers), answers.sum::<usize>());
    for (i, bundle) in layout.bundles.iter().enumerate() {
        let ends = |bundle: &Bundle| (bundle.from, bundle.to);
        assert!(!layout.bundles[i + 1..].iter().any(|other| ends(other) == ends(bundle)));
    }
}

#[test]
fn a_bundle_is_as_wide_as_it_has_threads() {
    for bundle in &drawn().bundles {
        let of_one = Bundle { count: 1, ..bundle.clone() }.width();
        assert!((bundle.width() - of_one * count(bundle.count)).abs() < 1e-9);
    }
}

#[test]
fn bundles_lie_side_by_side_at_the_edges_of_their_cards() {
    for layout in both() {
        for (i, sum) in layout.sums.iter().enumerate() {
            let rect = sum.card.rect;
            let mut bands: Vec<_> = layout
                .bundles
                .iter()
                .filter(|bundle| bundle.from == i || bundle.to == i)
                .map(|bundle| {
                    let end = if sum.side == Side::Done { bundle.curve[0] } else { bundle.curve[3] };
                    (end.y - bundle.width() / 2.0, end.y + bundle.width() / 2.0)
                })
                .collect();
            bands.sort_by(|a, b| a.0.total_cmp(&b.0));
            assert!(
                bands.iter().all(|(top, bottom)| *top > rect.y && *bottom < rect.bottom()),
                "{}",
                sum.name
            );
            assert!(bands.windows(2).all(|pair| pair[0].1 < pair[1].0), "{}: {bands:?}", sum.name);
        }
        for bundle in layout.bundles.iter().chain(&layout.answers) {
            for point in samples(&[bundle.curve]) {
                assert!((Side::Done.inner()..=Side::Planned.inner()).contains(&point.x), "{point:?}");
            }
        }
    }
}

#[test]
fn large_bundles_have_their_count() {
    for Layout { bundles, .. } in both() {
        assert!(bundles.iter().filter(|bundle| bundle.count > 2).all(|bundle| bundle.label.is_some()));
        assert!(bundles.iter().filter(|bundle| bundle.count < 2).all(|bundle| bundle.label.is_none()));
    }
}
