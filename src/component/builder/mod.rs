//! 放进别的网页: an editor chooses a thing, sees it as others will, and takes the text to paste and a QR code along.

mod choice;
mod shared;
mod snippet;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use self::snippet::with_settings;
pub use self::{
    choice::{Choice, SIZES, Shape, THEMES, Way},
    shared::{Shared, shared},
    snippet::Snippet,
};
use super::{
    field::chosen,
    link_out::{Copying, LinkOut},
    live::{anew, live},
    number_field::number_field,
};
use crate::scale::Wanted;

/// Something that can be put into a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thing {
    /// Kind and id, as in `chart/gdp-growth`.
    pub show: String,
    /// What it is called.
    pub title: String,
    /// The page that shows it among everything else, from the site's folder.
    pub whole: String,
}

/// Things of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelf {
    /// The kind, as in `chart`.
    pub kind: String,
    /// What editors call it.
    pub name: String,
    /// The things.
    pub things: Vec<Thing>,
}

/// Chooses, shows, and gives the text to paste.
#[island]
pub fn Builder(
    /// What can be chosen.
    shelves: Vec<Shelf>,
) -> impl IntoView {
    let shared = shared();
    shared.shelves.set_value(shelves);
    let Shared { site, choice, height, .. } = shared;
    let thing = move || shared.thing(&choice.read().show);
    view! {
        <div class="builder needs-script">
            <form class="builder__form" on:submit=|event| event.prevent_default()>
                <Which/>
                <Manner/>
                <Looks/>
            </form>
            <section class="builder__preview" aria-labelledby="preview-title">
                <h2 id="preview-title">"放好以后是这样"</h2>
                <p class="builder__told" role="status">{live(move || height.get().map(told))}</p>
                // Much in it can have the focus, and none of it is what an editor came for.
                <a class="skip" href="#snippet">"跳过预览"</a>
                {move || {
                    let (thing, site, choice) = (thing()?, site.get()?, choice.get());
                    let frame = Snippet { site: &site, title: &thing.title, choice: &choice }.frame();
                    let is_fixed = choice.way == Way::Frame;
                    Some(view! {
                        <iframe
                            class=frame_class(&choice)
                            src=frame
                            title=format!("预览：{}", thing.title)
                            height=frame_height(&choice)
                            data-fixed=is_fixed.then_some("")
                        ></iframe>
                    })
                }}
            </section>
            <section class="builder__take" aria-labelledby="take-title">
                <h2 id="take-title">"拿走"</h2>
                <label class="builder__label" for="snippet">"贴进网页源代码里"</label>
                <textarea
                    id="snippet"
                    readonly
                    rows="6"
                    spellcheck="false"
                    prop:value=move || {
                        let (thing, site, choice) = (thing()?, site.get()?, choice.get());
                        Some(Snippet { site: &site, title: &thing.title, choice: &choice }.html())
                    }
                ></textarea>
                <Copying field="snippet" words="复制代码"/>
                {anew(move || {
                    let (thing, site, settings) = (thing()?, site.get()?, choice.read().settings());
                    let link = format!("{site}{}", with_settings(&thing.whole, &settings));
                    Some(view! { <LinkOut link title=thing.title label="发链接、印在纸上：完整版里的这一处"/> })
                })}
            </section>
        </div>
    }
}

/// What to show: the kind, and which one of it.
#[component]
fn Which() -> impl IntoView {
    let Shared { shelves, choice, .. } = shared();
    let pick = move |event| {
        if let Some(show) = chosen(&event) {
            choice.update(|choice| choice.show = show);
        }
    };
    let pick_kind = move |event| {
        let kind = chosen(&event);
        let first = shelves.with_value(|shelves| {
            let shelf = shelves.iter().find(|shelf| Some(&shelf.kind) == kind.as_ref())?;
            Some(shelf.things.first()?.show.clone())
        });
        if let Some(show) = first {
            choice.update(|choice| choice.show = show);
        }
    };
    // Only when the kind changes, or a list would be written anew at every choice in it.
    let kind = Memo::new(move |_| choice.read().kind().to_owned());
    let kinds = shelves.with_value(|shelves| {
        let option = |shelf: &Shelf| {
            let Shelf { kind: value, name, .. } = shelf.clone();
            let own = value.clone();
            view! { <option value=value selected=move || kind.get() == own>{name}</option> }
        };
        shelves.iter().map(option).collect_view()
    });
    let things = move || {
        let kind = kind.get();
        let shelf = shelves.with_value(|shelves| shelves.iter().find(|shelf| shelf.kind == kind).cloned())?;
        (shelf.things.len() > 1).then(|| {
            let now = choice.read_untracked().show.clone();
            let option = |Thing { show, title, .. }| {
                let is_now = show == now;
                view! { <option value=show selected=is_now>{title}</option> }
            };
            view! {
                <label class="builder__label" for="which">{format!("哪一个（{}个）", shelf.things.len())}</label>
                <select id="which" on:change=pick>{shelf.things.into_iter().map(option).collect_view()}</select>
            }
        })
    };
    view! {
        <fieldset>
            <legend>"放什么"</legend>
            <label class="builder__label" for="kind">"种类"</label>
            <select id="kind" on:change=pick_kind>{kinds}</select>
            {anew(things)}
        </fieldset>
    }
}

/// How it gets into the page, and the shape of a frame that doesn't follow its content.
#[component]
fn Manner() -> impl IntoView {
    let Shared { choice, height, .. } = shared();
    let ways = Way::ALL.map(|way| {
        view! {
            <label class="builder__way">
                <input
                    type="radio"
                    name="way"
                    value=way.key()
                    checked=way == Way::default()
                    prop:checked=move || choice.read().way == way
                    on:change=move |_| choice.update(|choice| choice.way = way)
                />
                <span>{way.label()}</span>
            </label>
        }
    });
    let is_fixed = move || choice.read().way == Way::Frame;
    let pixels = move || match choice.read().shape {
        Shape::Pixels(height) => Some(height),
        Shape::Ratio(..) => None,
    };
    let pick = move |event| {
        if let Some(shape) = chosen(&event).as_deref().and_then(Shape::parse) {
            choice.update(|choice| choice.shape = shape);
        }
    };
    let take = move |typed: Option<f64>| {
        // A whole number among the heights, as wanted.
        if let Some(height) = typed.map(|typed| typed as u16) {
            choice.update(|choice| choice.shape = Shape::Pixels(height));
        }
    };
    let held = move || pixels().map(f64::from);
    let (least, most) = (*Shape::HEIGHTS.start(), *Shape::HEIGHTS.end());
    let wanted =
        Wanted { least: f64::from(least), most: f64::from(most), places: 0, unit: "像素", live: false };
    let ratios = Shape::RATIOS.map(|ratio| {
        view! {
            <option value=ratio.key() selected=move || choice.read().shape == ratio>
                {format!("按比例 {}", ratio.key().replace('-', "∶"))}
            </option>
        }
    });
    let fits = move || {
        let height = height.get().filter(|height| is_fixed() && pixels() != Some(*height))?;
        let fit = move |_| choice.update(|choice| choice.shape = Shape::Pixels(height));
        Some(view! {
            <button type="button" class="builder__fit" on:click=fit>{format!("照内容的高度：{height}像素")}</button>
        })
    };
    view! {
        <fieldset>
            <legend>"怎么放"</legend>
            {ways.into_iter().collect_view()}
            <div class="builder__shape" hidden=move || !is_fixed()>
                <label class="builder__label" for="shape">"框的高度"</label>
                <select id="shape" on:change=pick>
                    <option value=Shape::USUAL.key() selected=move || pixels().is_some()>"固定"</option>
                    {ratios.into_iter().collect_view()}
                </select>
                <p class="builder__pixels" hidden=move || pixels().is_none()>
                    {number_field("pixels", wanted, "", held, take)}
                    <label for="pixels">{format!("像素（{least}到{most}）")}</label>
                </p>
                {anew(fits)}
            </div>
        </fieldset>
    }
}

/// The reading settings that a frame starts with.
#[component]
fn Looks() -> impl IntoView {
    let choice = shared().choice;
    let options = |words: &'static [(&'static str, &'static str)], now: fn(&Choice) -> &'static str| {
        let option = move |(word, label): &'static (&'static str, &'static str)| {
            view! { <option value=*word selected=move || now(&choice.read()) == *word>{*label}</option> }
        };
        words.iter().map(option).collect_view()
    };
    let pick = move |words: &'static [(&'static str, &'static str)], set: fn(&mut Choice, &'static str)| {
        move |event| {
            let chosen = chosen(&event);
            if let Some((word, _)) = words.iter().find(|(word, _)| Some(*word) == chosen.as_deref()) {
                choice.update(|choice| set(choice, word));
            }
        }
    };
    view! {
        <fieldset>
            <legend>"样子"</legend>
            <label class="builder__label" for="theme">"颜色"</label>
            <select id="theme" on:change=pick(&THEMES, |choice, word| choice.theme = word)>
                {options(&THEMES, |choice| choice.theme)}
            </select>
            <label class="builder__label" for="size">"字号"</label>
            <select id="size" on:change=pick(&SIZES, |choice, word| choice.size = word)>
                {options(&SIZES, |choice| choice.size)}
            </select>
        </fieldset>
    }
}

/// What is told about the height of what is in the frame, in CSS pixels.
fn told(height: u16) -> String {
    format!("在这么宽的地方，内容高{height}像素。手机窄，内容会更高。")
}

/// The class of the preview: a ratio can't be an attribute.
fn frame_class(choice: &Choice) -> String {
    match (choice.way, choice.shape) {
        (Way::Frame, Shape::Ratio(..)) => {
            format!("builder__frame builder__frame--{}", choice.shape.key())
        }
        _ => "builder__frame".to_owned(),
    }
}

fn frame_height(choice: &Choice) -> Option<u16> {
    match (choice.way, choice.shape) {
        (Way::Frame, Shape::Ratio(..)) => None,
        (Way::Frame, Shape::Pixels(height)) => Some(height),
        _ => Some(480),
    }
}
