//! The overview: tiles that move from group to group.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{all, by_id};

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

fn hide(element: &Element, hidden: bool) {
    // Fails only for names that are none.
    let _ = element.toggle_attribute_with_force("hidden", hidden);
}
