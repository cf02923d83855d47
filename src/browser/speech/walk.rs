//! The way through a page's text as a reader reads it: what is shown, without what is there to be used.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use crate::browser::window;

/// What is never read: tools, ways, drawings (which stand in words beside them), what is not shown.
const SILENT: &str = "nav, footer, svg, button, select, input, textarea, label, output, form, script, style, dialog, \
    [hidden], [aria-hidden=true], [data-unspoken], thead, .hidden, .skip, .howto, .masthead--small .masthead__kicker, .plot__title, .chart__source, .speaker, .fold-all, .save, .tryout, .legend, .tip, \
    .chips, .structure__home, .structure__legend, .print-link, .embed__share, .needs-script, .wall__jump, .card__more, .downloads";

/// What lies over the page, and is read only when a reader asks there.
const APART: &str = ".gloss, .sheet";

/// Which way to go.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Forth,
    Back,
}

/// The next text that is to be read, within a root.
pub(super) fn text(from: &Node, root: &Node, way: Way) -> Option<Node> {
    let mut node = step(from, root, way, true)?;
    loop {
        if node.node_type() == Node::TEXT_NODE {
            if !is_blank(&node) {
                return Some(node);
            }
            node = step(&node, root, way, false)?;
        } else {
            node = step(&node, root, way, is_read(&node))?;
        }
    }
}

/// The next node, within a root: into the node, unless that is to be left out, or past it.
fn step(from: &Node, root: &Node, way: Way, into: bool) -> Option<Node> {
    let child = if way == Way::Forth { from.first_child() } else { from.last_child() };
    if into && child.is_some() {
        return child;
    }
    let mut node = from.clone();
    while !node.is_same_node(Some(root)) {
        let sibling = if way == Way::Forth { node.next_sibling() } else { node.previous_sibling() };
        if sibling.is_some() {
            return sibling;
        }
        node = node.parent_node()?;
    }
    None
}

fn is_blank(text: &Node) -> bool {
    text.node_value().is_none_or(|text| text.trim().is_empty())
}

/// Whether what stands in a node is read.
pub(super) fn is_read(node: &Node) -> bool {
    let Some(element) = node.dyn_ref::<Element>() else { return false };
    let is = |selector: &str| element.matches(selector).unwrap_or(false);
    !is(SILENT) && !is(APART) && !is_folded(element) && is_displayed(element)
}

/// Whether an element stands directly in a closed fold. The table of a chart is read all the same: it is what the
/// drawing says.
fn is_folded(element: &Element) -> bool {
    let is = |selector: &str| element.matches(selector).unwrap_or(false);
    is("details:not([open], #table) > :not(summary)")
        || is("[data-passage] > summary, #table > summary, .diagram__words > summary")
}

fn is_displayed(element: &Element) -> bool {
    let style = window().and_then(|window| window.get_computed_style(element).ok().flatten());
    style.is_none_or(|style| style.get_property_value("display").is_ok_and(|display| display != "none"))
}

/// Whether an element and everything around it, up to a root, is read.
pub(super) fn is_read_within(element: &Element, root: &Element) -> bool {
    let mut next = Some(element.clone());
    while let Some(element) = next.filter(|element| element != root) {
        if !is_read(&element) {
            return false;
        }
        next = element.parent_element();
    }
    true
}
