//! Pieces of the page: a paragraph, a heading, a row with a figure, the definition of a term.

use std::ops::Range;

use web_sys::{Element, Node};

use super::walk::{self, Way};

/// What is one piece, even if it has pieces in it.
const WHOLE: &str = "tr, dl > div";

/// What is a piece otherwise.
const BLOCK: &str = "p, li, h1, h2, h3, h4, h5, h6, dt, dd, summary, caption, figcaption, blockquote";

/// Parts of a piece between which a voice rests.
const CELL: &str = "td, th, dt, dd, li, p, .kind, .tag, .year, .figures__note, .targets__told > *";

/// What tells what stands below it.
const HEADING: &str = "h1, h2, h3, h4, dfn, .sheet__title, .element > summary";

/// What has a heading.
const PART: &str = "article, section, details, .difficulties > li, .entry, .tile, .sheet, .gloss__text, body";

/// Something on the page that is read as one.
#[derive(Clone)]
pub(crate) struct Piece {
    /// Within what the reading goes on from piece to piece.
    root: Element,
    /// The element that the piece fills.
    block: Element,
    /// Its text, with the rests that its form means.
    text: String,
    /// Where the text stands, in order.
    runs: Vec<Run>,
}

/// A stretch of a piece's text that one node of the page holds.
#[derive(Clone)]
struct Run {
    node: Node,
    /// Where it begins in the text, in bytes.
    start: usize,
    /// Where it ends.
    end: usize,
}

impl Piece {
    /// The piece in which a text of the page stands; read on within `root`.
    pub(super) fn around(text: &Node, root: &Element) -> Option<Self> {
        let block = block_of(text)?;
        let mut first = text.clone();
        while let Some(before) = neighbour(&first, root, Way::Back, &block) {
            first = before;
        }
        let mut piece = Self { root: root.clone(), block: block.clone(), text: String::new(), runs: vec![] };
        let mut next = Some(first);
        while let Some(node) = next {
            piece.add(&node);
            next = neighbour(&node, root, Way::Forth, &block);
        }
        Some(piece)
    }

    /// The first piece within an element; read on within `root`.
    pub(super) fn first_in(element: &Element, root: &Element) -> Option<Self> {
        Self::around(&walk::text(element, element, Way::Forth)?, root)
    }

    /// The piece after this one.
    pub(crate) fn next(&self) -> Option<Self> {
        Self::around(&walk::text(&self.runs.last()?.node, &self.root, Way::Forth)?, &self.root)
    }

    /// The piece before this one.
    pub(crate) fn previous(&self) -> Option<Self> {
        Self::around(&walk::text(&self.runs.first()?.node, &self.root, Way::Back)?, &self.root)
    }

    /// What is written there.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The element that it fills.
    pub(super) fn block(&self) -> &Element {
        &self.block
    }

    /// Whether it lies over the page, and not in it.
    pub(super) fn is_apart(&self) -> bool {
        self.root.tag_name() != "BODY"
    }

    /// Where a place of the page is in the text, in bytes: a node, and how many UTF-16 units into it.
    pub(super) fn place_of(&self, node: &Node, offset: usize) -> Option<usize> {
        let run = self.runs.iter().find(|run| &run.node == node)?;
        let text = self.text.get(run.start..run.end)?;
        let mut units = 0;
        let char = text.char_indices().find(|(_, char)| {
            let is_there = units >= offset;
            units += char.len_utf16();
            is_there
        });
        Some(run.start + char.map_or(text.len(), |(byte, _)| byte))
    }

    /// A stretch of the text as a stretch of the page.
    pub(super) fn stretch(&self, bytes: &Range<usize>) -> Option<web_sys::Range> {
        let mut within = self.runs.iter().filter(|run| run.start < bytes.end && run.end > bytes.start);
        let first = within.next()?;
        let last = within.next_back().unwrap_or(first);
        let range = crate::browser::document()?.create_range().ok()?;
        range.set_start(&first.node, self.units(first, bytes.start.max(first.start))?).ok()?;
        range.set_end(&last.node, self.units(last, bytes.end.min(last.end))?).ok()?;
        Some(range)
    }

    /// How many UTF-16 units into its node a place in a run is.
    fn units(&self, run: &Run, byte: usize) -> Option<u32> {
        u32::try_from(self.text.get(run.start..byte)?.encode_utf16().count()).ok()
    }

    /// What the piece belongs to: itself if it is a heading, else the nearest heading around it.
    pub(crate) fn title(&self) -> String {
        let text = |element: Element| element.text_content().filter(|text| !text.trim().is_empty());
        if self.block.matches(HEADING).unwrap_or(false) {
            return text(self.block.clone()).unwrap_or_default();
        }
        let mut next = self.block.closest(PART).ok().flatten();
        while let Some(part) = next {
            let heading = part.query_selector(HEADING).ok().flatten();
            if let Some(text) = heading.and_then(text) {
                return text;
            }
            next = part.parent_element().and_then(|around| around.closest(PART).ok().flatten());
        }
        String::new()
    }

    /// Adds a text of the page, with the rest before it that its place means.
    fn add(&mut self, node: &Node) {
        let value = node.node_value().unwrap_or_default().replace('\n', " ");
        let cell = cell_of(node);
        let rest = self
            .runs
            .last()
            .map(|last| cell_of(&last.node))
            .and_then(|left| rest(left.as_ref(), cell.as_ref()));
        if let Some(rest) = rest {
            let has_rest =
                self.text.trim_end().ends_with(['，', '。', '：', '；', '、', '？', '！', '“', '（']);
            let is_mark = value.trim_start().starts_with(['，', '。', '：', '；', '、', '”', '）']);
            if !is_mark && (!has_rest || rest == YEAR) {
                self.text.push_str(rest);
            }
        }
        // On a narrow screen the year of a cell is in its style only.
        let year = cell.as_ref().filter(|_| self.runs.iter().all(|run| cell_of(&run.node) != cell));
        if let Some(year) = year.and_then(|cell| cell.get_attribute("data-year")) {
            self.text.push_str(&year);
        }
        let start = self.text.len();
        self.text.push_str(&value);
        self.runs.push(Run { node: node.clone(), start, end: self.text.len() });
    }
}

/// What a voice says after the mere number of a year.
const YEAR: &str = "年，";

/// The rest between two parts of a piece; none within one part.
fn rest(left: Option<&Element>, next: Option<&Element>) -> Option<&'static str> {
    let is = |element: Option<&Element>, selector: &str| {
        element.is_some_and(|element| element.matches(selector).unwrap_or(false))
    };
    if left == next {
        None
    } else if is(left, ".year") {
        Some(YEAR)
    } else if is(left, ".tag, .mentions dt") {
        Some("：")
    } else if is(left, "li") && is(next, "li") {
        Some("、")
    } else {
        Some("，")
    }
}

/// The next text of the same piece.
fn neighbour(text: &Node, root: &Element, way: Way, block: &Element) -> Option<Node> {
    walk::text(text, root, way).filter(|other| block_of(other).as_ref() == Some(block))
}

/// The element of the piece in which a text stands.
pub(super) fn block_of(text: &Node) -> Option<Element> {
    let parent = text.parent_element()?;
    let around = |selector: &str| parent.closest(selector).ok().flatten();
    Some(around(WHOLE).or_else(|| around(BLOCK)).unwrap_or(parent.clone()))
}

/// The part of a piece in which a text stands.
fn cell_of(text: &Node) -> Option<Element> {
    text.parent_element()?.closest(CELL).ok().flatten()
}
