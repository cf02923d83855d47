//! Which term the gloss explains, and for how long.
//!
//! A resting mouse, the keyboard's focus and a question (a click, a tap, Enter)
//! each hold it open; it closes when none of them does any more. Only a question
//! takes the focus and enters the URL. In the gloss one term leads to another,
//! and back again.

use std::{cell::RefCell, time::Duration};

use leptos::{ev::Event, prelude::*};

use super::{
    WAY,
    explainer::{replace, route},
};
use crate::{
    browser::{self, Later, Spot, Word},
    route::Slot,
};

/// How long a mouse or the focus rests on a term before the gloss opens.
const REST: Duration = Duration::from_millis(400);

/// What makes the gloss open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hold {
    /// A mouse rests on the word, or on the gloss.
    Pointer,
    /// The word has the focus.
    Focus,
    /// The reader asked.
    Question,
    /// The URL names the term.
    Url,
}

/// A term that is to be explained.
struct Wish {
    id: String,
    word: Option<Word>,
    hold: Hold,
}

/// What is explained.
struct Shown {
    /// What the gloss stands beside.
    word: Option<Word>,
    /// The terms that were followed, by id; the last one is shown.
    trail: Vec<String>,
    pointed: bool,
    focused: bool,
    asked: bool,
    /// Asked for by the URL, not yet by the reader.
    linked: bool,
}

/// What is explained, and what may come.
#[derive(Default)]
struct Attention {
    shown: Option<Shown>,
    /// What waits for the glossary.
    wish: Option<Wish>,
    /// What a mouse will do if it goes on as it does.
    pointer: Option<Later>,
    /// What the focus will do if it stays.
    focus: Option<Later>,
    /// Whether the focus is only given back.
    returning: bool,
}

thread_local! {
    static ATTENTION: RefCell<Attention> = RefCell::default();
}

fn with<T>(work: impl FnOnce(&mut Attention) -> T) -> T {
    ATTENTION.with_borrow_mut(work)
}

/// Listens to what readers do with the terms, from here on.
pub(super) fn listen() {
    browser::listen("pointerover", |event| {
        let spot = prepared(browser::spot_of(event));
        if !browser::is_by_finger(event) {
            point(spot);
        }
    });
    browser::listen("pointerout", |event| {
        if !browser::is_by_finger(event) && browser::leaves_page(event) {
            point(Spot::Elsewhere);
        }
    });
    browser::listen("focusin", |event| {
        let spot = prepared(browser::spot_of(event));
        focus(spot, browser::shows_focus(event));
    });
    // A finger that comes down may be about to scroll; one that taps is lifted where it came down.
    for (kind, by_finger) in [("pointerdown", false), ("pointerup", true)] {
        browser::listen(kind, move |event| {
            if browser::is_by_finger(event) == by_finger
                && let Spot::Elsewhere = browser::spot_of(event)
            {
                close();
            }
        });
    }
    browser::listen("click", click);
    browser::listen("keydown", |event| {
        if browser::plain_key(event).as_deref() == Some("Escape") {
            close();
        }
    });
    for kind in ["scroll", "toggle"] {
        browser::listen(kind, stay);
    }
    browser::listen_on_window("resize", |_| place());
}

/// Who comes near a term, with a pointer or the focus, need not wait so long.
fn prepared(spot: Spot) -> Spot {
    if let Spot::Word(_) = spot {
        browser::load_glossary(arrive);
    }
    spot
}

/// A mouse is somewhere.
fn point(spot: Spot) {
    with(|attention| {
        attention.wish.take_if(|wish| wish.hold == Hold::Pointer);
        let shown = attention.shown.as_mut();
        attention.pointer = match (spot, shown) {
            // What was asked for gives way to a question only.
            (Spot::Word(_), Some(shown)) if shown.asked => None,
            (Spot::Word(word), Some(shown)) if shown.word.as_ref() == Some(&word) => {
                shown.pointed = true;
                None
            }
            (Spot::Word(word), _) => Some(browser::after(REST, || wish_for(word, Hold::Pointer))),
            (Spot::Elsewhere, Some(shown)) if shown.pointed => {
                Some(browser::after(WAY, || release(|shown| shown.pointed = false)))
            }
            (Spot::Elsewhere, _) | (_, None) => None,
            (_, Some(shown)) => {
                shown.pointed = true;
                None
            }
        };
    });
}

/// The focus is somewhere.
fn focus(spot: Spot, is_seen: bool) {
    if with(|attention| attention.returning)
        || matches!(spot, Spot::Link(_) | Spot::Back | Spot::Close | Spot::Gloss)
    {
        return;
    }
    with(|attention| {
        attention.focus = None;
        attention.wish.take_if(|wish| wish.hold == Hold::Focus);
    });
    release(|shown| shown.focused = false);
    if let Spot::Word(word) = spot
        && is_seen
    {
        let later = browser::after(REST, || {
            if !with(|attention| attention.shown.as_ref().is_some_and(|shown| shown.asked)) {
                wish_for(word, Hold::Focus);
            }
        });
        with(|attention| attention.focus = Some(later));
    }
}

/// Something was clicked or tapped.
fn click(event: &Event) {
    if browser::plain_click(event).is_none() {
        return;
    }
    match browser::spot_of(event) {
        // Where there is no gloss, the link leads to the glossary.
        Spot::Word(word) if browser::is_gloss_here() => {
            event.prevent_default();
            wish_for(word, Hold::Question);
        }
        Spot::Link(word) => {
            event.prevent_default();
            go_on(&word);
        }
        Spot::Back => go_back(),
        Spot::Close => close(),
        Spot::Word(_) | Spot::Gloss | Spot::Elsewhere => {}
    }
}

/// Explains what the URL names, as soon as it can; if it can't, nothing is to be seen.
pub(super) fn explain(id: &str) {
    grant(Wish { id: id.to_owned(), word: None, hold: Hold::Url });
}

fn wish_for(word: Word, hold: Hold) {
    if let Some(id) = word.id() {
        grant(Wish { id, word: Some(word), hold });
    }
}

/// Explains a term, at once or when the glossary has come. Who asked sees meanwhile that something happens.
fn grant(wish: Wish) {
    if browser::has_glossary() {
        return answer(wish);
    }
    if wish.hold == Hold::Question {
        show(&wish);
    }
    with(|attention| attention.wish = Some(wish));
    browser::load_glossary(arrive);
}

/// The glossary has come, or has not.
fn arrive() {
    if let Some(wish) = with(|attention| attention.wish.take()) {
        answer(wish);
    }
}

/// Explains a term. If that fails, who asked is taken to the glossary.
fn answer(mut wish: Wish) {
    if browser::fill_gloss(&wish.id) {
        wish.word = wish.word.or_else(|| browser::word_in_view(&wish.id));
        show(&wish);
        if matches!(wish.hold, Hold::Question | Hold::Url) {
            browser::enter_gloss(wish.word.as_ref());
        }
    } else if wish.hold == Hold::Question {
        // The way back leads to what was read before.
        close();
        if let Some(word) = wish.word {
            word.follow();
        }
    }
}

/// Opens the gloss beside the word of a wish.
fn show(wish: &Wish) {
    let is_other = |shown: &mut Shown| shown.word != wish.word;
    if let Some(before) = with(|attention| attention.shown.take_if(is_other)) {
        browser::close_gloss(before.word.as_ref());
    }
    let is_asked = with(|attention| {
        // Both timers may be about to open what is open now.
        (attention.pointer, attention.focus) = (None, None);
        let shown = attention.shown.get_or_insert_with(|| Shown {
            word: wish.word.clone(),
            trail: vec![],
            pointed: false,
            focused: false,
            asked: false,
            linked: false,
        });
        shown.trail = vec![wish.id.clone()];
        match wish.hold {
            Hold::Pointer => shown.pointed = true,
            Hold::Focus => shown.focused = true,
            Hold::Question | Hold::Url => shown.asked = true,
        }
        shown.linked = wish.hold == Hold::Url;
        shown.asked
    });
    browser::offer_way_back(None);
    browser::open_gloss(wish.word.as_ref(), is_asked.then_some(&wish.id));
    if is_asked {
        select(&wish.id);
    }
}

/// Tells the URL what is explained.
fn select(id: &str) {
    let now = route().get_untracked();
    if now.get(Slot::Term) != Some(id) {
        replace(now.select(Slot::Term, id));
    }
}

/// Follows a term in the gloss.
fn go_on(link: &Word) {
    let Some(id) = link.id() else { return };
    if !browser::fill_gloss(&id) {
        close();
        return link.follow();
    }
    turn(|trail| trail.push(id));
    let word = with(|attention| attention.shown.as_ref()?.word.clone());
    browser::enter_gloss(word.as_ref());
}

/// Goes back to the term that led here, whose link gets the focus.
fn go_back() {
    let left = with(|attention| attention.shown.as_ref()?.trail.last().cloned());
    let before = with(|attention| attention.shown.as_ref()?.trail.iter().nth_back(1).cloned());
    if let (Some(left), Some(before)) = (left, before)
        && browser::fill_gloss(&before)
    {
        turn(|trail| {
            trail.pop();
        });
        browser::focus_in_gloss(&left);
    }
}

/// Another term is shown in the same place. Who turns the page has asked.
fn turn(change: impl FnOnce(&mut Vec<String>)) {
    let turned = with(|attention| {
        let shown = attention.shown.as_mut()?;
        change(&mut shown.trail);
        shown.asked = true;
        let mut trail = shown.trail.iter().rev();
        Some((trail.next()?.clone(), trail.next().cloned(), shown.word.clone()))
    });
    if let Some((id, before, word)) = turned {
        browser::offer_way_back(before.as_deref());
        browser::open_gloss(word.as_ref(), Some(&id));
        select(&id);
    }
}

/// Lets go of what held the gloss open; nothing else holding it, it closes.
fn release(let_go: impl FnOnce(&mut Shown)) {
    let is_held = with(|attention| {
        attention.shown.as_mut().is_none_or(|shown| {
            let_go(shown);
            shown.pointed || shown.focused || shown.asked
        })
    });
    if !is_held {
        close();
    }
}

/// Closes the gloss, and forgets what was asked for.
fn close() {
    hide();
    let now = route().get_untracked();
    if now.get(Slot::Term).is_some() {
        replace(now.clear(Slot::Term));
    }
}

/// The same where the URL tells another story. The word gets the focus if the gloss had it.
pub(super) fn hide() {
    let shown = with(|attention| {
        let returning = attention.returning;
        std::mem::replace(attention, Attention { returning, ..Attention::default() }).shown
    });
    let Some(Shown { word, .. }) = shown else { return };
    let had_focus = browser::close_gloss(word.as_ref());
    if let Some(word) = word.filter(|_| had_focus) {
        with(|attention| attention.returning = true);
        word.focus();
        with(|attention| attention.returning = false);
    }
}

/// Something scrolled or unfolded: the gloss stays beside its word, and goes with it.
fn stay(event: &Event) {
    let shown = with(|attention| attention.shown.as_ref().map(|shown| (shown.word.clone(), shown.linked)));
    let Some((Some(word), is_linked)) = shown else { return };
    if !word.is_in_view() {
        // Where the URL asks, the browser may still be on its way to where the reader was.
        if is_linked {
            browser::place_gloss(Some(&word));
        } else {
            close();
        }
    } else if browser::parts_from_gloss(event, &word) {
        browser::place_gloss(Some(&word));
    }
}

/// Places the gloss anew.
fn place() {
    let word = with(|attention| attention.shown.as_ref()?.word.clone());
    browser::place_gloss(word.as_ref());
}
