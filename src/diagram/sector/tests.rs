//! The drawings of all sections, made from the report's own content.

use std::collections::BTreeSet;

use report_model::Point;

use super::{
    knot::APART,
    layout::{Layout, Subject, layout},
};
use crate::{
    content::content,
    diagram::facing::{
        Rect, Section, Side, WIDTH,
        checks::{assert_apart, assert_card, assert_inside, assert_tappable, head_box},
        samples, sections,
    },
};

/// All sections, each with its drawing.
fn layouts() -> Vec<(String, Layout<'static>)> {
    let drawn = |section: Section<'static>| (section.anchor.clone(), layout(content(), &section));
    sections(content()).into_iter().map(drawn).collect()
}

#[test]
fn cards_hold_their_words_and_a_dot_for_each_figure() {
    for (_, layout) in layouts() {
        for node in &layout.nodes {
            let figures = match node.subject {
                Subject::Passage(passage, _) => content().figures_of(&passage.topic).count(),
                Subject::Guest(..) => 0,
            };
            assert_card(&node.card, figures, layout.height);
            assert!(node.card.lines.len() <= 3, "{:?}", node.card.lines);
            assert_tappable(node.card.rect.height);
        }
    }
}

#[test]
fn nothing_covers_anything_else() {
    for (_, layout) in layouts() {
        let cards = layout.nodes.iter().map(|node| node.card.rect);
        let knots = layout.strands.iter().map(|strand| {
            let Point { x, y } = strand.knot;
            Rect { x: x - 8.0, y: y - 8.0, width: 16.0, height: 16.0 }
        });
        let heads = layout.heads.iter().map(head_box);
        let drawing = Rect { x: 0.0, y: 0.0, width: WIDTH, height: layout.height };
        let rects: Vec<_> = cards.chain(knots).chain(heads).collect();
        for rect in &rects {
            assert_inside(rect, &drawing, 1.0, "drawing");
        }
        assert_apart(&rects);
    }
}

#[test]
fn a_finger_hits_one_knot() {
    assert_tappable(APART);
    for (anchor, layout) in layouts() {
        let reaches: Vec<_> = layout.strands.iter().map(|strand| strand.knot).collect();
        for (i, one) in reaches.iter().enumerate() {
            for other in &reaches[i + 1..] {
                let distance = (one.x - other.x).hypot(one.y - other.y);
                assert!(distance >= APART, "{anchor}: {one:?} and {other:?} are {distance} apart");
            }
            // The whole reach lies between the columns.
            let (left, right) = (Side::Done.inner(), Side::Planned.inner());
            assert!(one.x - APART / 2.0 >= left && one.x + APART / 2.0 <= right, "{anchor}: {one:?}");
        }
    }
}

#[test]
fn threads_meet_the_edges_of_their_cards_and_stay_between_them() {
    for (_, layout) in layouts() {
        for node in &layout.nodes {
            let rect = node.card.rect;
            let ends = layout.strands.iter().filter(|strand| node.takes(strand.thread)).map(|strand| {
                let end = if node.side == Side::Done { strand.start } else { strand.end };
                assert!(end.x == node.side.inner() && end.y > rect.y + 5.0 && end.y < rect.bottom() - 5.0);
                end.y
            });
            let mut ends: Vec<_> = ends.collect();
            ends.sort_by(f64::total_cmp);
            assert!(ends.windows(2).all(|pair| pair[1] - pair[0] >= 3.0), "{ends:?}");
        }
        for strand in &layout.strands {
            for point in samples(&strand.curves()) {
                assert!((Side::Done.inner()..=Side::Planned.inner()).contains(&point.x), "{point:?}");
                assert!((0.0..=layout.height).contains(&point.y), "{point:?}");
            }
        }
    }
}

#[test]
fn every_thread_is_drawn_where_one_of_its_ends_lives() {
    let layouts = layouts();
    for thread in &content().threads {
        let sections = sections(content());
        let live = sections.iter().filter(|section| section.has(&thread.from) || section.has(&thread.to));
        let live: BTreeSet<_> = live.map(|section| section.anchor.as_str()).collect();
        let drawn = layouts.iter().filter(|(_, layout)| {
            layout.strands.iter().filter(|strand| std::ptr::eq(strand.thread, thread)).count() == 1
        });
        let drawn: BTreeSet<_> = drawn.map(|(anchor, _)| anchor.as_str()).collect();
        assert_eq!(drawn, live, "{} → {}", thread.from, thread.to);
    }
    let strands: usize = layouts.iter().map(|(_, layout)| layout.strands.len()).sum();
    let guests: usize = layouts
        .iter()
        .flat_map(|(_, layout)| &layout.nodes)
        .map(|node| if let Subject::Guest(_, count) = node.subject { count } else { 0 })
        .sum();
    // A thread between two sections is drawn in both, each time to a guest.
    assert_eq!(strands, content().threads.len() + guests / 2);
}

#[test]
fn a_path_passes_through_its_knot() {
    let (_, layout) = &layouts()[1];
    let strand = &layout.strands[0];
    let Point { x, y } = strand.knot;
    assert!(strand.path().contains(&format!(" {x} {y}S")), "{}", strand.path());
    assert!(strand.path().starts_with(&format!("M{} {}C", strand.start.x, strand.start.y)));
}
