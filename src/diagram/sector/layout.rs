//! From two facing years to cards that stand in columns.

use report_model::{Content, Passage, Thread};

use super::strand::{Strand, end, strands};
use crate::diagram::facing::{
    Card, GAP, Grid, Head, MARGIN, Section, Side, TOP, count, sections, title_lines,
};

/// From the section's own cards to the first guest, with words between them.
const GUEST_HEAD: f64 = 36.0;
/// From the section's own cards to the baseline of these words.
const GUEST_BASELINE: f64 = 26.0;
/// Ten in a row, so that they can be counted.
const DOTS: Grid = Grid { pitch: 10.0, row: 10 };
const CARD_HEIGHT: f64 = 52.0;
const GUEST_HEIGHT: f64 = 44.0;

/// What a card stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject<'a> {
    /// A passage of the section and how many figures it has.
    Passage(&'a Passage, usize),
    /// Another section, and how many threads begin or end there.
    Guest(Section<'a>, usize),
}

/// A card of the drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'a> {
    /// What it stands for.
    pub subject: Subject<'a>,
    /// The year to which it belongs.
    pub side: Side,
    /// Where it stands, with its words.
    pub card: Card<'a>,
}

impl Node<'_> {
    /// Whether a thread ends here.
    pub fn takes(&self, thread: &Thread) -> bool {
        let topic = end(thread, self.side);
        match &self.subject {
            Subject::Passage(passage, _) => &passage.topic == topic,
            Subject::Guest(section, _) => section.has(topic),
        }
    }

    /// Whether it stands for another section.
    pub fn is_guest(&self) -> bool {
        matches!(self.subject, Subject::Guest(..))
    }
}

/// The whole drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout<'a> {
    /// Its height.
    pub height: f64,
    /// Words over the cards.
    pub heads: Vec<Head>,
    /// The threads: those with other sections first, so that the section's own are drawn over them.
    pub strands: Vec<Strand<'a>>,
    /// The cards: left, then right, each from top to bottom.
    pub nodes: Vec<Node<'a>>,
}

/// Lays a section out.
///
/// Guests stand below a section's own cards, on both sides from the same
/// height on. A side without guests has the whole height for its own cards.
pub fn layout<'a>(content: &'a Content, section: &Section<'a>) -> Layout<'a> {
    let threads = section.threads(content);
    let own = Side::BOTH.map(|side| own_nodes(content, section.passages(side), side));
    let guests = Side::BOTH.map(|side| guests(content, section, &threads, side));
    let guest_room = guests.iter().map(|nodes| room_for_guests(nodes)).fold(0.0, f64::max);
    let own_room = own
        .iter()
        .zip(&guests)
        .map(|(own, guests)| stacked(own) - if guests.is_empty() { guest_room } else { 0.0 });
    let guest_top = TOP + own_room.fold(0.0, f64::max);
    let bottom = guest_top + guest_room;

    let mut heads: Vec<_> = Side::BOTH.map(|side| Head::of_year(content, side)).into();
    let mut nodes = Vec::new();
    for (own, guests) in own.into_iter().zip(guests) {
        heads.extend(guests.first().map(|guest| guest_head(guest.side, guest_top)));
        nodes.extend(stack(own, TOP, if guests.is_empty() { bottom } else { guest_top }));
        let guests_bottom = guest_top + room_for_guests(&guests);
        nodes.extend(stack(guests, guest_top + GUEST_HEAD, guests_bottom));
    }
    let strands = strands(&threads, &nodes, TOP, bottom);
    Layout { height: bottom + MARGIN, heads, strands, nodes }
}

fn guest_head(side: Side, top: f64) -> Head {
    let words = if side == Side::Done { "来自别处" } else { "通往别处" };
    Head::at(side, top + GUEST_BASELINE, words.into())
}

fn own_nodes<'a>(content: &'a Content, passages: &[&'a Passage], side: Side) -> Vec<Node<'a>> {
    let node = |passage: &&'a Passage| {
        let figures = content.figures_of(&passage.topic).count();
        let card = Card::new(side, title_lines(&passage.title), figures, DOTS, CARD_HEIGHT);
        Node { subject: Subject::Passage(passage, figures), side, card }
    };
    passages.iter().map(node).collect()
}

/// The other sections where threads of this one begin (left) or end (right).
fn guests<'a>(content: &'a Content, own: &Section<'a>, threads: &[&Thread], side: Side) -> Vec<Node<'a>> {
    let guest = |section: Section<'a>| {
        let count = threads.iter().filter(|thread| section.has(end(thread, side))).count();
        let words = vec![format!("{} {count}条", section.name).into()];
        let card = Card::new(side, words, 0, DOTS, GUEST_HEIGHT);
        (count > 0).then_some(Node { subject: Subject::Guest(section, count), side, card })
    };
    let others = sections(content).into_iter().filter(|section| section.anchor != own.anchor);
    others.filter_map(guest).collect()
}

/// The least height of a stack of cards.
fn stacked(nodes: &[Node<'_>]) -> f64 {
    let gaps = GAP * count(nodes.len().saturating_sub(1));
    nodes.iter().map(|node| node.card.rect.height).sum::<f64>() + gaps
}

fn room_for_guests(guests: &[Node<'_>]) -> f64 {
    if guests.is_empty() { 0.0 } else { GUEST_HEAD + stacked(guests) }
}

/// Stands cards from `top` to `bottom`, with the spare room between them; one alone in the middle.
fn stack<'a>(mut nodes: Vec<Node<'a>>, top: f64, bottom: f64) -> Vec<Node<'a>> {
    let spare = bottom - top - nodes.iter().map(|node| node.card.rect.height).sum::<f64>();
    let (mut y, gap) = match nodes.len() {
        0 | 1 => (top + spare / 2.0, 0.0),
        many => (top, spare / count(many - 1)),
    };
    for node in &mut nodes {
        node.card.lower(y.round());
        y += node.card.rect.height + gap;
    }
    nodes
}
