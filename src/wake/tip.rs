//! Which mark of a drawing the tip tells of, and for how long.
//!
//! Pointing, the focus and a tap each hold it open; it closes when none of
//! them does any more, and by Escape or its button at once.

use std::{cell::RefCell, mem, time::Duration};

use leptos::ev::Event;

use super::WAY;
use crate::browser::{self, Click, Later, Mark, Where};

/// How long a mouse rests on a mark before its tip opens.
const REST: Duration = Duration::from_millis(150);

/// The mark of which is told, and what holds the tip open.
#[derive(Default)]
struct Attention {
    mark: Option<Mark>,
    pointed: bool,
    focused: bool,
    pinned: bool,
    /// What a mouse will do if it goes on as it does.
    later: Option<Later>,
    /// The row to which the mark leads at which the keyboard stops.
    stop: Option<String>,
    /// Whether the focus is only given back.
    returning: bool,
}

thread_local! {
    static ATTENTION: RefCell<Attention> = RefCell::default();
}

fn with<T>(work: impl FnOnce(&mut Attention) -> T) -> T {
    ATTENTION.with_borrow_mut(work)
}

/// Listens to what readers do with the marks, from here on.
pub(super) fn listen() {
    rove();
    browser::listen("pointerover", |event| {
        if !browser::is_by_finger(event) {
            point(browser::where_is(event));
        }
    });
    browser::listen("pointerout", |event| {
        if !browser::is_by_finger(event) && browser::leaves_page(event) {
            point(Where::Elsewhere);
        }
    });
    browser::listen("focusin", |event| focus(browser::where_is(event)));
    browser::listen("focusout", |event| {
        if browser::leaves_page(event) {
            focus(Where::Elsewhere);
        }
    });
    browser::listen("pointerdown", |event| {
        if let Where::Elsewhere = browser::where_is(event) {
            release(|attention| (attention.pointed, attention.pinned) = (false, false));
        }
    });
    browser::listen("click", click);
    browser::listen("keydown", press);
    browser::listen_on_window("resize", |_| place());
    browser::listen_on_window("hashchange", |_| open_target());
    open_target();
}

/// Makes the marks one stop of the keyboard, where it was before.
pub(super) fn rove() {
    let stop = with(|attention| attention.stop.clone());
    browser::rove(stop.as_deref());
}

/// A mouse is somewhere.
fn point(place: Where) {
    let later = match place {
        Where::Mark(mark) => Some(browser::after(REST, || tell(mark, |attention| attention.pointed = true))),
        Where::Tip | Where::Close => {
            with(|attention| attention.pointed = true);
            None
        }
        Where::Elsewhere => Some(browser::after(WAY, || release(|attention| attention.pointed = false))),
    };
    with(|attention| attention.later = later);
}

/// The focus is somewhere.
fn focus(place: Where) {
    match place {
        _ if with(|attention| attention.returning) => {}
        Where::Mark(mark) => {
            with(|attention| attention.stop = Some(mark.row()));
            rove();
            tell(mark, |attention| attention.focused = true);
        }
        Where::Tip | Where::Close => with(|attention| attention.focused = true),
        Where::Elsewhere => release(|attention| attention.focused = false),
    }
}

/// Something was clicked or tapped.
fn click(event: &Event) {
    let Some(how) = browser::plain_click(event) else { return };
    match browser::where_is(event) {
        Where::Mark(mark) if how == Click::Pointer => {
            event.prevent_default();
            tell(mark, |attention| attention.pinned = true);
        }
        Where::Close => close(true),
        // Who reads by keyboard or by ear has heard the number already, and follows the link to the table.
        _ => {
            if let Some(id) = browser::fragment_of(event) {
                close(false);
                browser::open_around(&id);
            }
        }
    }
}

/// A key was pressed.
fn press(event: &Event) {
    let Some(key) = browser::plain_key(event) else { return };
    if key == "Escape" {
        close(true);
    } else if let Where::Mark(mark) = browser::where_is(event) {
        if key == "Enter" {
            // Not every browser follows links in drawings by this key.
            event.prevent_default();
            close(false);
            browser::open_around(&mark.row());
            mark.follow();
        } else if browser::focus_by_key(&mark, &key) {
            event.prevent_default();
        }
    }
}

/// Tells of a mark, held open by something.
fn tell(mark: Mark, hold: impl FnOnce(&mut Attention)) {
    if !browser::show_tip(&mark) {
        return;
    }
    browser::place_tip(&mark);
    with(|attention| {
        hold(attention);
        attention.later = None;
        attention.mark = Some(mark);
    });
}

/// Lets go of what held the tip open; nothing else holding it, it closes.
fn release(let_go: impl FnOnce(&mut Attention)) {
    let is_held = with(|attention| {
        let_go(attention);
        attention.pointed || attention.focused || attention.pinned
    });
    if !is_held {
        close(false);
    }
}

/// Closes the tip. The mark gets the focus where that is asked for.
fn close(back: bool) {
    let Some(mark) = with(|attention| attention.mark.take()) else { return };
    let stop = with(|attention| mem::take(attention).stop);
    with(|attention| *attention = Attention { stop, returning: true, ..Attention::default() });
    if back {
        mark.focus();
    }
    with(|attention| attention.returning = false);
    browser::hide_tip();
}

/// Places the tip beside its mark.
fn place() {
    if let Some(mark) = with(|attention| attention.mark.clone()) {
        browser::place_tip(&mark);
    }
}

/// Unfolds what the URL leads to.
fn open_target() {
    browser::open_around(browser::location().1.trim_start_matches('#'));
}
