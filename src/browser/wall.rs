//! The overview: tiles that move from group to group.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{all, by_id, document};

/// Shows the tiles group by group, and nothing else: for each group the id of its section, and those of its tiles in
/// order. `as_it_came` says that this is how the page was prerendered.
pub(crate) fn arrange(groups: &[(String, Vec<String>)], as_it_came: bool) {
    for element in all("#wall .wall__group, #wall .tile") {
        hide(&element, true);
    }
    for (group, tiles) in groups {
        let Some(section) = by_id(group) else { continue };
        let Ok(Some(list)) = section.query_selector(".tiles") else { continue };
        for tile in tiles.iter().filter_map(|id| by_id(id)) {
            hide(&tile, false);
            // Fails only if the list lay in the tile.
            let _ = list.append_child(&tile);
        }
        hide(&section, false);
    }
    mark_as_moved(as_it_came);
}

/// Lets the tiles fade in, for readers who have nothing against motion; styles know.
fn mark_as_moved(as_it_came: bool) {
    let Some(wall) = by_id("wall") else { return };
    let classes = wall.class_list();
    // Fail only for empty or spaced class names.
    let _ = classes.toggle_with_force("wall--arranged", !as_it_came);
    let _ = classes.remove_1("wall--moved");
    // Asking for a size makes the browser take note that the class is gone, so that the fade begins anew.
    let _ = wall.dyn_ref::<HtmlElement>().map(HtmlElement::offset_width);
    let _ = classes.add_1("wall--moved");
}

/// Tells on a tile, by its id, how far the year has come: what is told, who says so, and where. None takes it away.
pub(crate) fn tell_latest(tile: &str, latest: Option<(&str, &str, &str)>) {
    let Some(tile) = by_id(tile) else { return };
    let before = tile.query_selector(".tile__latest").ok().flatten();
    match latest {
        Some((told, source, url)) => {
            let Some(line) = line(told, source, url) else { return };
            // Fails only for a node that cannot stand there.
            let _ = match before {
                Some(before) => before.replace_with_with_node_1(&line),
                None => tile.append_with_node_1(&line),
            };
        }
        None => {
            if let Some(before) = before {
                before.remove();
            }
        }
    }
}

/// The line on a tile: its sign, what is told, the source as a link.
fn line(told: &str, source: &str, url: &str) -> Option<Element> {
    let document = document()?;
    let element = |name: &str, class: &str, text: &str| {
        let element = document.create_element(name).ok()?;
        element.set_attribute("class", class).ok()?;
        element.set_text_content(Some(text));
        Some(element)
    };
    let line = element("p", "tile__latest", "")?;
    let link = element("a", "tile__source", source)?;
    link.set_attribute("href", url).ok()?;
    link.set_attribute("rel", "noopener").ok()?;
    let sign = element("b", "tile__sign", "最新进度")?;
    line.append_with_node_1(&sign).ok()?;
    line.append_with_str_2(told, "来源：").ok()?;
    line.append_with_node_1(&link).ok()?;
    Some(line)
}

/// Says in a quiet line what is wrong with the progress; none takes it away.
pub(crate) fn tell_trouble(told: Option<&str>) {
    if let Some(line) = by_id("wall-trouble") {
        line.set_text_content(told);
        hide(&line, told.is_none());
    }
}

fn hide(element: &Element, hidden: bool) {
    // Fails only for names that are none.
    let _ = element.toggle_attribute_with_force("hidden", hidden);
}
