//! The search: open and closed in step with the URL, its index, and what was found in it.

use std::{
    cell::{Cell, OnceCell, RefCell},
    time::Duration,
};

use leptos::{mount::mount_to_body, prelude::*};
use report_search::{Found, Hit, Index, Kind};

use crate::{
    browser::{self, History, Later},
    component::Search,
    route::Route,
};

/// The key of the URL's query that holds what is searched for, while the search is open.
const KEY: &str = "q";

/// How long a reader's fingers rest before the URL and screen readers are told.
const REST: Duration = Duration::from_millis(400);

/// How many hits are shown at once, more than a phone's screen holds. The others follow when fingers pause.
const AT_ONCE: usize = 10;

/// How long a reader's fingers pause before what is out of sight is shown too.
const PAUSE: Duration = Duration::from_millis(150);

/// Whether there is an index to search in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Supply {
    /// It is on its way.
    #[default]
    Awaited,
    /// It is here.
    Here,
    /// It did not come.
    Failed,
}

/// What the search shows, as signals.
#[derive(Clone, Default)]
pub(crate) struct Searching {
    /// Whether it is open.
    pub(crate) is_open: ArcRwSignal<bool>,
    /// What the reader has written.
    pub(crate) words: ArcRwSignal<String>,
    /// The kind of things that alone is shown, if the reader has chosen one.
    pub(crate) only: ArcRwSignal<Option<Kind>>,
    /// Whether there is an index.
    pub(crate) supply: ArcRwSignal<Supply>,
    /// What was found.
    pub(crate) found: ArcRwSignal<Found>,
    /// The place of the hit that Enter follows, if the reader has gone to one.
    pub(crate) active: ArcRwSignal<Option<usize>>,
    /// What screen readers are told.
    pub(crate) told: ArcRwSignal<String>,
}

thread_local! {
    static SEARCHING: Searching = Searching::default();
    static INDEX: OnceCell<Index> = const { OnceCell::new() };
    /// What waits, until the reader's fingers rest or the dialog is gone.
    static WAITING: RefCell<Option<Later>> = const { RefCell::new(None) };
    /// Whether opening the search was a step of its own in the history.
    static IS_STEP: Cell<bool> = const { Cell::new(false) };
    /// Whether that step is being undone.
    static IS_LEAVING: Cell<bool> = const { Cell::new(false) };
}

/// What the search shows.
pub(crate) fn searching() -> Searching {
    SEARCHING.with(Clone::clone)
}

/// Makes the search, and from here on follows the URL.
pub(super) fn listen() {
    mount_to_body(|| view! { <Search/> });
    browser::listen_on_window("popstate", |_| {
        let was_leaving = IS_LEAVING.take();
        if was_leaving && searching().is_open.get_untracked() {
            // Opened again before the last step was undone.
            enter();
            return;
        }
        follow_location();
        if was_leaving {
            // Some browsers lead the focus to what the fragment names, as if the reader had followed a link.
            WAITING.set(Some(browser::after(Duration::ZERO, browser::give_focus_back)));
        }
    });
}

/// Opens the search. The way back closes it.
pub(super) fn open() {
    let Searching { is_open, supply, .. } = searching();
    if !is_open.get_untracked() {
        if browser::parameter(KEY).is_none() {
            enter();
        }
        follow_location();
        // Where the URL can't be changed, it opens all the same.
        is_open.set(true);
    }
    if supply.get_untracked() != Supply::Here {
        load();
    }
}

/// Makes the open search a step in the history.
fn enter() {
    browser::set_parameter(KEY, Some(&searching().words.get_untracked()), History::Push);
    IS_STEP.set(browser::parameter(KEY).is_some());
}

/// Closes the search, as the way back does.
pub(crate) fn close() {
    WAITING.take();
    if IS_STEP.take() {
        IS_LEAVING.set(true);
        browser::go_back();
    } else if browser::parameter(KEY).is_some() {
        browser::set_parameter(KEY, None, History::Replace);
    }
    searching().is_open.set(false);
}

/// Opens or closes the search as the URL tells.
fn follow_location() {
    let Searching { is_open, words, .. } = searching();
    let asked = browser::parameter(KEY);
    is_open.set(asked.is_some());
    if let Some(asked) = asked
        && asked != words.get_untracked()
    {
        words.set(asked);
        ask();
    }
}

/// Asks for the index.
pub(crate) fn load() {
    let Searching { supply, .. } = searching();
    supply.set(Supply::Awaited);
    browser::fetch_index(|bytes| {
        let Searching { supply, .. } = searching();
        match bytes.and_then(|bytes| Index::unpack(&bytes).ok()) {
            Some(index) => {
                // It may be here already.
                let _ = INDEX.with(|here| here.set(index));
                supply.set(Supply::Here);
                ask();
            }
            None => supply.set(Supply::Failed),
        }
    });
}

/// Searches for what the reader has written now.
pub(crate) fn search_for(words: String) {
    let searching = searching();
    searching.words.set(words);
    searching.only.set(None);
    ask();
}

/// Shows one kind of things only, or all.
pub(crate) fn show_only(kind: Option<Kind>) {
    searching().only.set(kind);
    ask();
}

/// Asks the index.
fn ask() {
    let searching = searching();
    let found = INDEX.with(|index| {
        let words = browser::composed(&searching.words.read_untracked());
        Some(index.get()?.search(&words, searching.only.get_untracked()))
    });
    go_to(None);
    let mut found = found.unwrap_or_default();
    let more = found.hits.split_off(found.hits.len().min(AT_ONCE));
    searching.found.set(found);
    WAITING.set(Some(browser::after(PAUSE, move || {
        if !more.is_empty() {
            searching.found.update(|found| found.hits.extend(more));
        }
        WAITING.set(Some(browser::after(REST, rest)));
    })));
}

/// Tells the URL and screen readers what was searched for and found.
fn rest() {
    let Searching { is_open, words, found, told, supply, .. } = searching();
    let words = words.get_untracked();
    if is_open.get_untracked() && browser::parameter(KEY).is_some_and(|asked| asked != words) {
        browser::set_parameter(KEY, Some(&words), History::Replace);
    }
    let count = found.read_untracked().count();
    told.set(match supply.get_untracked() {
        Supply::Here if words.trim().is_empty() => String::new(),
        Supply::Here if count == 0 => "没有找到".to_owned(),
        Supply::Here => format!("找到{count}条"),
        _ => String::new(),
    });
}

/// The six places where readers live, and queries that are worth a try; none before the index is here.
pub(crate) fn suggestions() -> (Vec<Hit>, Vec<String>) {
    INDEX.with(|index| {
        index.get().map(|index| (index.all(Kind::Township), index.examples().to_vec())).unwrap_or_default()
    })
}

/// The id of the hit with this place.
pub(crate) fn option_id(place: usize) -> String {
    format!("search-{place}")
}

/// Goes to a hit, or away from all of them.
fn go_to(place: Option<usize>) {
    searching().active.set(place);
    browser::mark_option(place.map(option_id).as_deref());
}

/// Goes where a key leads among the hits; false if it leads nowhere.
pub(crate) fn press(key: &str) -> bool {
    let Searching { active, found, .. } = searching();
    let count = found.read_untracked().hits.len();
    let Some(last) = count.checked_sub(1) else { return false };
    let at = active.get_untracked();
    let next = match (key, at) {
        // Before a reader has gone to a hit, Home and End move the cursor.
        ("ArrowDown", None) | ("Home", Some(_)) => 0,
        ("ArrowDown", Some(at)) => (at + 1) % count,
        ("ArrowUp", None | Some(0)) | ("End", Some(_)) => last,
        ("ArrowUp", Some(at)) => at - 1,
        ("Enter", at) => {
            browser::follow(&option_id(at.unwrap_or(0)));
            return true;
        }
        _ => return false,
    };
    go_to(Some(next));
    true
}

/// Follows a link; true if it leads within this page, where the search is left behind as a step in the history.
pub(crate) fn follow(href: &str) -> bool {
    WAITING.take();
    rest();
    if !href.starts_with('#') {
        return false;
    }
    let (query, fragment) = browser::location();
    let has_slots = browser::link_from_root("index.html#").starts_with('#');
    // What the fragment holds stays selected, as with any link of the main page.
    let url = if has_slots {
        Route::parse(&query, &fragment).unfocused().to_url(&query)
    } else {
        format!("{query}{fragment}")
    };
    searching().is_open.set(false);
    IS_STEP.set(false);
    let href = href.to_owned();
    // The dialog first gives the focus back to what had it, then the browser leads it to where the link leads.
    WAITING.set(Some(browser::after(Duration::ZERO, move || {
        browser::set_url(&url, History::Push);
        browser::set_parameter(KEY, None, History::Replace);
        browser::go_to(&href);
    })));
    true
}
