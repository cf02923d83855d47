//! Questions in which things are put in order.
//!
//! Each thing has two buttons; nothing has to be dragged. The rows stay where they are and their words change places, so
//! the focus can go along with the thing that was moved.

use leptos::prelude::*;
use report_model::{Choice, Direction};
use report_quiz::Answer;

use super::{Desk, Mode, draft, focus_on};
use crate::component::live::live;

/// Things with buttons that move them.
#[component]
pub(super) fn Ordering(desk: Desk, items: &'static [Choice], direction: Direction) -> impl IntoView {
    let told = RwSignal::new(String::new());
    let last = RwSignal::new(None);
    let rows = (0..items.len()).map(|place| view! { <Row desk items place told last/> }).collect_view();
    let ends = match direction {
        Direction::Rising => "最少的放最上面，最多的放最下面。",
        Direction::Falling => "最多的放最上面，最少的放最下面。",
        Direction::Steps => "最先的放最上面，最后的放最下面。",
    };
    view! {
        <p class="asking__how">{ends}</p>
        <ol class="asking__order">{rows}</ol>
        <p class="hidden" role="status">{live(move || told.get())}</p>
    }
}

/// The order so far.
fn order(desk: Desk) -> Vec<usize> {
    desk.trying.answer.with(|answer| match answer {
        Some(Answer::Order(order)) => order.clone(),
        _ => vec![],
    })
}

/// The thing that stands at a place.
#[component]
fn Row(
    desk: Desk,
    items: &'static [Choice],
    place: usize,
    told: RwSignal<String>,
    last: RwSignal<Option<usize>>,
) -> impl IntoView {
    let position = Memo::new(move |_| order(desk).get(place).copied().unwrap_or_default());
    let item = move || items.get(position.get());
    let words = move || item().map_or("", |item| item.text.as_str());
    let is_open = desk.trying.is_open;
    let shows = move || item()?.shows.as_deref().filter(|_| is_open.get());
    let button =
        move |place: usize, up: bool| desk.id(&format!("{}-{place}", if up { "up" } else { "down" }));
    let shift = move |up: bool| {
        let now = untrack(move || order(desk));
        let Some((order, to)) = draft::moved(&now, place, up) else { return };
        desk.take(Answer::Order(order));
        let words = now.get(place).and_then(|position| items.get(*position)).map_or("", |item| &item.text);
        told.set(format!("“{words}”移到第{}个，一共{}个。", to + 1, items.len()));
        last.set(Some(to));
        // The outermost rows have only one button that does something.
        let goes_on = if up { to > 0 } else { to + 1 < items.len() };
        focus_on(&button(to, up == goes_on));
    };
    let is_right = move || position.get() == place;
    let sign = move || {
        (is_open.get() && desk.mode == Mode::Alone).then(|| if is_right() { "✓ 对" } else { "✗ 不对" })
    };
    view! {
        <li
            class="asking__thing"
            class:asking__thing--moved=move || last.get() == Some(place)
            class:asking__row--right=move || sign().is_some() && is_right()
            class:asking__row--wrong=move || sign().is_some() && !is_right()
        >
            <span class="asking__words">
                <span>{live(words)}</span>
                {move || shows().map(|shows| view! { " "<small class="asking__shows">{shows}</small> })}
            </span>
            {move || sign().map(|sign| view! { <b class="asking__sign">{sign}</b> })}
            <span class="asking__moves" hidden=move || desk.is_shut()>
                <button
                    type="button"
                    id=button(place, true)
                    disabled=place == 0
                    aria-label=move || format!("上移：{}", words())
                    on:click=move |_| shift(true)
                >
                    "↑"<span>" 上移"</span>
                </button>
                <button
                    type="button"
                    id=button(place, false)
                    disabled=place + 1 == items.len()
                    aria-label=move || format!("下移：{}", words())
                    on:click=move |_| shift(false)
                >
                    "↓"<span>" 下移"</span>
                </button>
            </span>
        </li>
    }
}
