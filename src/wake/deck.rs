//! What happens while a lesson is given: slides follow keys, fingers, the bar, the URL and the window with the notes.

use std::{cell::RefCell, mem, time::Duration};

use leptos::{ev::Event, prelude::*};

use crate::{
    browser::{self, History, SlidePart},
    chart::{self, Drawing, Query, State, WIDTHS, drawing},
    component::deck::{Message, Notes, Place, Shared, Wish, shared},
    content::sketch,
    diagram::structure::{Attention, light},
    route::Slot,
};

/// How often a clock that runs is looked at.
const TICK: Duration = Duration::from_millis(250);

/// How often the notes ask where the slides are, in case that window was loaded anew.
const ASK: Duration = Duration::from_secs(2);

thread_local! {
    /// What moves the time on, once it has been asked for.
    static TICKING: RefCell<Option<browser::Every>> = const { RefCell::new(None) };
}

/// Wakes a page of slides up; does nothing on any other one.
pub(super) fn start() {
    if !browser::has_slides() {
        return;
    }
    let shared = shared();
    shared.is_speaker.set(browser::is_speaker());
    browser::set_class(if browser::is_speaker() { "deck-notes" } else { "deck-on" }, true);
    follow_location();
    browser::listen_on_window("popstate", |_| follow_location());
    browser::listen_on_window("hashchange", |_| follow_location());
    browser::listen_last("keydown", press);
    browser::listen("click", tap);
    browser::on_swipe(|is_on| fulfil(if is_on { Wish::On } else { Wish::Back }));
    browser::follow_pointer();
    browser::on_full_change(move |is_full| {
        shared.full.set(is_full);
        browser::set_class("deck-full", is_full);
    });
    redraw_on_change();
    tell_on_change(shared);
    browser::hear(hear);
    if browser::is_speaker() {
        browser::say(&Message::Hello.text());
        mem::forget(browser::every(ASK, || browser::say(&Message::Hello.text())));
    }
}

/// From now on time moves on, for as long as the page lives.
pub(crate) fn tick() {
    shared().time.set(browser::now());
    TICKING.with_borrow_mut(|ticking| {
        ticking.get_or_insert_with(|| browser::every(TICK, || shared().time.set(browser::now())));
    });
}

/// Takes what the URL tells into the state.
fn follow_location() {
    let (query, fragment) = browser::location();
    let place = Place::parse(&query, &fragment);
    let shared = shared();
    let position = place.slide.as_deref().and_then(|id| shared.position(id)).unwrap_or_default();
    shared.now.set(position);
    browser::show_slide(position, false);
    browser::unselect();
    if let Some(part) = place.selected.as_deref().and_then(SlidePart::on_current) {
        select(&part);
    }
    if let Some(chart) = chart::shared() {
        chart.query.set(Query::parse(&query, chart.chart));
    }
}

/// Shows a slide by its position; beyond the ends nothing happens.
pub(crate) fn go_to(position: usize) {
    let shared = shared();
    let Some(stop) = shared.stop(position) else { return };
    if shared.is_speaker.get_untracked() {
        browser::say(&Message::Go(stop.id.clone()).text());
    }
    if shared.now.get_untracked() == position {
        return;
    }
    shared.now.set(position);
    shared.told.set("");
    // What the slide left behind, and what the next one selects by itself.
    browser::unselect();
    browser::show_slide(position, true);
    browser::unselect();
    let place = Place { slide: Some(stop.id), selected: None };
    browser::set_url(&place.to_url(&browser::location().0, false), History::Replace);
    if let Some(chart) = chart::shared() {
        chart.query.set(Query::default());
    }
}

/// Does what a key, a finger or a button asks for.
pub(crate) fn fulfil(wish: Wish) {
    let shared = shared();
    let now = shared.now.get_untracked();
    let last = shared.stops.with_value(Vec::len).saturating_sub(1);
    match wish {
        Wish::Back => go_to(now.saturating_sub(1)),
        Wish::On => go_to((now + 1).min(last)),
        Wish::First => go_to(0),
        Wish::Last => go_to(last),
        Wish::Black if shared.is_speaker.get_untracked() => browser::say(&Message::Black.text()),
        Wish::Black => shared.black.update(|black| *black = !*black),
        Wish::Clock if shared.is_speaker.get_untracked() => browser::say(&Message::Clock.text()),
        Wish::Clock => {
            tick();
            let time = shared.time.get_untracked();
            shared.clock.update(|clock| *clock = clock.toggled(time));
        }
        Wish::Laser => {
            shared.laser.update(|laser| *laser = !*laser);
            browser::set_class("deck-laser", shared.laser.get_untracked());
        }
        Wish::Full => {
            if !browser::toggle_full() {
                shared.told.set("这个浏览器不能全屏，请用它自己的菜单");
            }
        }
        Wish::Notes => toggle_notes(shared),
        Wish::Reveal => {
            browser::reveal();
        }
        Wish::Copy => leptos::task::spawn_local(async move {
            let url = browser::this_url().unwrap_or_default();
            let is_copied = browser::copy_text(&url, || {}).await;
            shared.told.set(if is_copied {
                "复制好了"
            } else {
                "这个浏览器不让复制，请复制地址栏里的网址"
            });
        }),
    }
}

/// Opens the notes in a window of their own, or below the slide where the browser opens none; or closes them.
fn toggle_notes(shared: Shared) {
    let next = match shared.notes.get_untracked() {
        Notes::Closed if shared.is_speaker.get_untracked() => return,
        Notes::Closed if browser::open_notes() => {
            shared.told.set("备注在另一个窗口，会跟着翻页");
            Notes::Apart
        }
        Notes::Closed => {
            shared.told.set("浏览器没有打开新窗口，备注放在下面");
            Notes::Below
        }
        Notes::Apart => {
            browser::close_notes();
            Notes::Closed
        }
        Notes::Below => Notes::Closed,
    };
    shared.notes.set(next);
    browser::set_class("deck-below", next == Notes::Below);
}

/// Keys that a keyboard or a presenter's remote sends.
fn press(event: &Event) {
    let Some(key) = browser::plain_key(event) else { return };
    if browser::is_taken(event, &key) {
        return;
    }
    let wish = match key.as_str() {
        "ArrowRight" | "ArrowDown" | "PageDown" | " " | "Enter" => Wish::On,
        "ArrowLeft" | "ArrowUp" | "PageUp" | "Backspace" => Wish::Back,
        "Home" => Wish::First,
        "End" => Wish::Last,
        "b" | "B" | "." => Wish::Black,
        "f" | "F" => Wish::Full,
        "n" | "N" => Wish::Notes,
        "l" | "L" => Wish::Laser,
        "t" | "T" => Wish::Clock,
        "r" | "R" => Wish::Reveal,
        "Escape" if shared().black.get_untracked() => Wish::Black,
        _ => return,
    };
    event.prevent_default();
    fulfil(wish);
}

/// A tap on a part of a drawing: its words are shown here, instead of leading away from the lesson.
fn tap(event: &Event) {
    if browser::plain_click(event).is_none() {
        return;
    }
    let Some(part) = browser::slide_part_of(event) else { return };
    event.prevent_default();
    let mut place =
        Place { slide: shared().stop(shared().now.get_untracked()).map(|stop| stop.id), selected: None };
    if part.is_selected() {
        browser::unselect();
    } else {
        select(&part);
        place.selected = Some(part.anchor.clone());
    }
    browser::set_url(&place.to_url(&browser::location().0, true), History::Replace);
}

/// Selects a part; in the spatial structure others step back.
fn select(part: &SlidePart) {
    let attention = match Slot::of_anchor(&part.anchor) {
        Some((Slot::Element, id)) => Attention { element: sketch().position(id), ..Attention::default() },
        Some((Slot::Township, id)) => {
            let township = sketch().townships.iter().position(|township| township.id == id);
            Attention { township, ..Attention::default() }
        }
        _ => Attention::default(),
    };
    part.select(|anchor| match Slot::of_anchor(anchor) {
        Some((Slot::Element, id)) => {
            sketch().position(id).map_or("", |position| light(sketch(), &attention, position).class())
        }
        _ => "",
    });
}

/// Draws the chart with the slider anew whenever another growth is tried.
fn redraw_on_change() {
    let Some(chart) = chart::shared() else { return };
    let owner = Owner::new();
    owner.with(|| {
        Effect::new(move |drawn: Option<State>| {
            let state = chart.state();
            if drawn.unwrap_or_default() != state {
                for (which, width) in
                    Drawing::ALL.into_iter().flat_map(|which| WIDTHS.map(|width| (which, width)))
                {
                    let own = which.class(width).rsplit(' ').next().unwrap_or_default();
                    if let Some(scene) = drawing(chart.book, chart.chart, &state, which, width) {
                        browser::draw(&format!("[data-book] svg.{own}"), &scene);
                    }
                }
            }
            state
        });
    });
    // As long as the page lives.
    mem::forget(owner);
}

/// Tells the URL which growth is tried.
pub(crate) fn write_url() {
    if let Some(chart) = chart::shared() {
        let (query, fragment) = browser::location();
        let url = chart.query.get_untracked().to_url(&query);
        browser::set_url(&format!("{url}{fragment}"), History::Replace);
    }
}

/// Tells the notes where the slides are, whenever that changes.
fn tell_on_change(shared: Shared) {
    if shared.is_speaker.get_untracked() {
        return;
    }
    let owner = Owner::new();
    owner.with(|| {
        Effect::new(move |_| {
            // Whatever changes, they hear everything.
            shared.now.track();
            shared.black.track();
            shared.clock.track();
            tell();
        });
    });
    mem::forget(owner);
}

fn tell() {
    let shared = shared();
    let Some(stop) = shared.stop(shared.now.get_untracked()) else { return };
    let clock = shared.clock.get_untracked();
    let state = Message::State {
        slide: stop.id,
        black: shared.black.get_untracked(),
        seconds: clock.seconds(browser::now()),
        runs: clock.runs(),
    };
    browser::say(&state.text());
}

/// Does what the other window says.
fn hear(text: &str, from: browser::Peer) {
    let shared = shared();
    let is_speaker = shared.is_speaker.get_untracked();
    match Message::parse(text) {
        Some(Message::Hello) if !is_speaker => {
            browser::adopt(from);
            shared.notes.set(Notes::Apart);
            tell();
        }
        Some(Message::Go(slide)) if !is_speaker => {
            if let Some(position) = shared.position(&slide) {
                go_to(position);
            }
        }
        Some(Message::Black) if !is_speaker => fulfil(Wish::Black),
        Some(Message::Clock) if !is_speaker => fulfil(Wish::Clock),
        Some(Message::State { slide, black, seconds, runs }) if is_speaker => {
            if let Some(position) = shared.position(&slide) {
                shared.now.set(position);
                browser::show_slide(position, false);
                let place = Place { slide: Some(slide), selected: None };
                browser::set_url(&place.to_url(&browser::location().0, false), History::Replace);
            }
            browser::set_class("deck-dark", black);
            if runs {
                tick();
            }
            shared.clock.set(crate::component::deck::Clock::at(seconds, runs, browser::now()));
            shared.time.set(browser::now());
        }
        _ => {}
    }
}
