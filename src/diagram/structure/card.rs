//! The card below the diagram: the legend, or what is looked at in a few words.

use leptos::prelude::*;
use report_model::{ElementKind, Sketch};

use super::light::Attention;
use crate::{component::live::live, content::sketch};

/// What an element of this kind is, in a few words.
pub(super) fn words(kind: ElementKind) -> &'static str {
    match kind {
        ElementKind::Axis => "串起各处的线",
        ElementKind::Zone => "各有主业的面",
        ElementKind::Core => "服务全区的大圈",
        ElementKind::Centre => "服务周边的小圈",
    }
}

/// What the card says. Without a name it shows the legend.
#[derive(Clone, Default, PartialEq, Eq)]
struct Words {
    tag: String,
    name: String,
    text: String,
}

impl Words {
    /// What is pointed at comes first, then the tour, then what was selected.
    fn of(attention: &Attention, preview: Option<usize>, sketch: &Sketch) -> Self {
        let element = |position: usize| {
            let element = &sketch.elements[position];
            Self::new(sketch.groups.name(element.kind), &element.name, &element.purpose)
        };
        match *attention {
            _ if let Some(position) = preview => element(position),
            Attention { step: Some(step), .. } => {
                let place = format!("导览{}/{}", step + 1, sketch.tour.len());
                Self::new(&place, &sketch.tour[step].title, &sketch.tour[step].text)
            }
            Attention { element: Some(position), .. } => element(position),
            Attention { township: Some(position), .. } => {
                Self::home(&sketch.townships[position].name, sketch)
            }
            Attention { group: Some(kind), .. } => {
                let members = sketch.elements.iter().filter(|element| element.kind == kind);
                let names: Vec<_> = members.map(|element| element.name.as_str()).collect();
                let text = format!("{}：{}。", words(kind), names.join("、"));
                Self::new("点亮", sketch.groups.name(kind), &text)
            }
            Attention { .. } => Self::default(),
        }
    }

    fn home(name: &str, sketch: &Sketch) -> Self {
        let members = sketch.elements.iter().filter(|element| element.name.contains(name));
        let names: Vec<_> = members.map(|element| element.name.as_str()).collect();
        let text = if names.is_empty() {
            "十二个要素的名字里没有它。报告在哪些段落提到它，都列出来了。".to_owned()
        } else {
            format!("名字里有它的：{}。报告还在哪些段落提到它，都列出来了。", names.join("、"))
        };
        Self::new("我家在哪", name, &text)
    }

    fn new(tag: &str, name: &str, text: &str) -> Self {
        Self { tag: tag.to_owned(), name: name.to_owned(), text: text.to_owned() }
    }
}

/// The card; its children are the legend. It speaks up when something was
/// selected, not when it is only pointed at.
#[island]
pub fn StructureCard(children: Children) -> impl IntoView {
    let (attention, preview) = gaze();
    let words = Memo::new(move |_| Words::of(&attention.get(), preview.get(), sketch()));
    let part = |read: fn(&Words) -> &String| move || words.with(|words| read(words).clone());
    let (tag, name, text) = (part(|words| &words.tag), part(|words| &words.name), part(|words| &words.text));
    let speaks = Signal::derive(move || words.with(|words| !words.name.is_empty()));
    let touring = Signal::derive(move || attention.get().step.is_some());
    view! {
        <div class="structure__card" class:structure__card--tour=touring>
            <div aria-live=move || if preview.get().is_some() { "off" } else { "polite" }>
                <p class="structure__name" hidden=move || !speaks.get()>
                    <span class="tag">{live(tag)}</span>
                    <b>{live(name)}</b>
                </p>
                <p>{live(text)}</p>
            </div>
            <div hidden=speaks>{children()}</div>
            <Player attention/>
        </div>
    }
}

/// The tour's controls: step back, play or pause, step on, end.
#[component]
fn Player(attention: Signal<Attention>) -> impl IntoView {
    let step = Signal::derive(move || attention.get().step);
    let now = move || step.get_untracked().unwrap_or_default();
    let last = sketch().tour.len().saturating_sub(1);
    let playing = RwSignal::new(false);
    run(playing, step);
    let turn = move |_| {
        // From the end it begins anew.
        if !playing.get_untracked() && now() == last {
            go(0);
        }
        playing.update(|playing| *playing = !*playing);
    };
    view! {
        <div class="player" role="group" aria-label="导览" hidden=move || step.get().is_none()>
            <button type="button" disabled=move || step.get() == Some(0) on:click=move |_| go(now() - 1)>
                "上一步"
            </button>
            <button type="button" class="player__play" on:click=turn>
                {live(move || if playing.get() { "暂停" } else { "播放" })}
            </button>
            <button type="button" disabled=move || step.get() == Some(last) on:click=move |_| go(now() + 1)>
                "下一步"
            </button>
            <button type="button" on:click=move |_| end()>"结束"</button>
        </div>
    }
}

/// What is selected in the structure, and which element is pointed at.
#[cfg(feature = "explainer")]
fn gaze() -> (Signal<Attention>, Signal<Option<usize>>) {
    use crate::{route::Slot, wake};

    let (route, preview) = (wake::route(), wake::preview());
    let attention = Memo::new(move |_| Attention::of(&route.read(), sketch()));
    let preview = Memo::new(move |_| {
        let preview = preview.read();
        let (slot, id) = Slot::of_anchor(preview.as_deref()?)?;
        sketch().position(id).filter(|_| slot == Slot::Element)
    });
    (attention.into(), preview.into())
}

/// Natively nothing is selected yet.
#[cfg(not(feature = "explainer"))]
fn gaze() -> (Signal<Attention>, Signal<Option<usize>>) {
    (Signal::stored(Attention::default()), Signal::stored(None))
}

/// Steps on by itself while the tour plays; it pauses when nobody can see it.
#[cfg_attr(not(feature = "explainer"), expect(unused_variables, reason = "only a browser has time"))]
fn run(playing: RwSignal<bool>, step: Signal<Option<usize>>) {
    #[cfg(feature = "explainer")]
    {
        use std::time::Duration;

        use crate::browser;

        /// A moment to look, in milliseconds.
        const LOOK: u64 = 2500;
        /// To read a character, in milliseconds.
        const CHARACTER: u64 = 160;

        Effect::new(move |_| {
            let now = step.get();
            let next = now.filter(|now| now + 1 < sketch().tour.len());
            if !playing.get() {
                return None;
            }
            let Some(now) = next else {
                playing.set(false);
                return None;
            };
            let characters = sketch().tour[now].text.chars().count() as u64;
            // Dropped, and so stopped, with the next step.
            Some(browser::after(Duration::from_millis(LOOK + CHARACTER * characters), move || {
                if browser::is_hidden() {
                    playing.set(false);
                } else {
                    go(now + 1);
                }
            }))
        });
    }
}

#[cfg_attr(not(feature = "explainer"), expect(unused_variables, reason = "only a browser has buttons"))]
fn go(step: usize) {
    #[cfg(feature = "explainer")]
    if let Some(step) = sketch().tour.get(step) {
        use crate::{route::Slot, wake};

        wake::replace(wake::route().get_untracked().select(Slot::Step, &step.id));
    }
}

fn end() {
    #[cfg(feature = "explainer")]
    crate::wake::clear(crate::route::Slot::Step);
}
