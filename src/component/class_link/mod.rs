//! 备一条链接: a teacher chooses lesson, slide, what is lit up on it and how it looks, and takes the link along.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{field::chosen, link_out::LinkOut, live::anew, number_field::number_field};
use crate::{
    query,
    scale::{Wanted, shown},
};

/// A slide, as far as links know it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LinkSlide {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What can be lit up on it: anchor and name.
    pub parts: Vec<(String, String)>,
    /// The growth rates that can be tried on it, in per cent: the least, the most, the report's own.
    pub rates: Option<(f64, f64, f64)>,
}

/// A lesson, as far as links know it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LinkLesson {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its slides.
    pub slides: Vec<LinkSlide>,
}

/// How the page looks for whom, as the reading settings have it in `?c=`.
const LOOKS: [(&str, &str); 5] = [
    ("", "平常"),
    ("high.light", "投影仪：白底，高对比"),
    ("dark", "电子屏：深色"),
    ("elder", "长者版：字大，一屏一件事"),
    ("size2", "字大一档"),
];

/// What a teacher has chosen.
#[derive(Debug, Clone, Default, PartialEq)]
struct Choice {
    lesson: usize,
    slide: usize,
    part: Option<String>,
    rate: Option<f64>,
    look: &'static str,
}

impl Choice {
    /// The path with query and fragment, from the site's folder.
    fn link(&self, lessons: &[LinkLesson]) -> Option<String> {
        let lesson = lessons.get(self.lesson)?;
        let slide = lesson.slides.get(self.slide)?;
        let number = |rate: &f64| format!("g={}", shown(Some(*rate)));
        let part = self.part.as_ref().map(|anchor| format!("at={anchor}"));
        let look = Some(self.look).filter(|look| !look.is_empty()).map(|look| format!("c={look}"));
        let pairs = [part, self.rate.as_ref().map(number), look].into_iter().flatten();
        let query = query::with("", |_| false, pairs);
        // The first slide is where a lesson begins anyway.
        let fragment = if self.slide == 0 { String::new() } else { format!("#slide-{}", slide.id) };
        Some(format!("slides/{}.html{query}{fragment}", lesson.id))
    }
}

/// The fields, and the link that follows from them.
#[island]
pub fn ClassLink(
    /// What can be chosen.
    lessons: Vec<LinkLesson>,
) -> impl IntoView {
    let lessons = StoredValue::new(lessons);
    let choice = RwSignal::new(Choice::default());
    let position = Memo::new(move |_| choice.with(|choice| (choice.lesson, choice.slide)));
    let slide = move || {
        let (lesson, slide) = position.get();
        lessons.with_value(|lessons| lessons.get(lesson)?.slides.get(slide).cloned())
    };
    let lesson_options = lessons.with_value(|lessons| {
        let option = |(at, lesson): (usize, &LinkLesson)| {
            view! { <option value=at.to_string()>{lesson.title.clone()}</option> }
        };
        lessons.iter().enumerate().map(option).collect_view()
    });
    // Only when the lesson changes, or the list would be written anew at every choice in it.
    let lesson = Memo::new(move |_| position.get().0);
    let slide_options = move || {
        let lesson = lesson.get();
        lessons.with_value(|lessons| {
            let slides = &lessons.get(lesson)?.slides;
            let option = |(at, slide): (usize, &LinkSlide)| {
                view! { <option value=at.to_string() selected=move || position.get().1 == at>{format!("{}. {}", at + 1, slide.title)}</option> }
            };
            Some(slides.iter().enumerate().map(option).collect_view())
        })
    };
    let parts = move || {
        let parts = slide()?.parts;
        (!parts.is_empty()).then(|| {
            let option = |(anchor, name): (String, String)| view! { <option value=anchor>{name}</option> };
            view! {
                <label class="builder__label" for="link-part">"图上先点亮"</label>
                <select id="link-part" on:change=move |event| {
                    let part = chosen(&event).filter(|part| !part.is_empty());
                    choice.update(|choice| choice.part = part);
                }>
                    <option value="">"照教案的样子"</option>
                    {parts.into_iter().map(option).collect_view()}
                </select>
            }
        })
    };
    let rates = move || {
        let (least, most, own) = slide()?.rates?;
        let label = format!("滑块先放在（增长百分之几，{}到{}）", shown(Some(least)), shown(Some(most)));
        let wanted = Wanted { least, most, places: 1, unit: "%", live: false };
        let held = move || Some(choice.read().rate.unwrap_or(own));
        let take = move |rate: Option<f64>| {
            choice.update(|choice| choice.rate = rate.filter(|rate| *rate != own));
        };
        Some(view! {
            <label class="builder__label" for="link-rate">{label}</label>
            {number_field("link-rate", wanted, "", held, take)}
        })
    };
    let looks = LOOKS.map(|(look, name)| view! { <option value=look>{name}</option> });
    let pick_lesson = move |event| {
        if let Some(lesson) = chosen(&event).and_then(|text| text.parse().ok()) {
            choice.update(|choice| *choice = Choice { lesson, look: choice.look, ..Choice::default() });
        }
    };
    let pick_slide = move |event| {
        if let Some(slide) = chosen(&event).and_then(|text| text.parse().ok()) {
            choice.update(|choice| *choice = Choice { slide, part: None, rate: None, ..choice.clone() });
        }
    };
    let pick_look = move |event| {
        let look = chosen(&event);
        if let Some((look, _)) = LOOKS.iter().find(|(word, _)| Some(*word) == look.as_deref()) {
            choice.update(|choice| choice.look = look);
        }
    };
    // Known only once the island is awake: it wakes in the state in which it was prerendered.
    let folder = RwSignal::new(None);
    Effect::new(move |_| folder.set(site()));
    let out = move || {
        let link = lessons.with_value(|lessons| choice.read().link(lessons))?;
        let url = format!("{}{link}", folder.get()?);
        Some(view! {
            <LinkOut link=url.clone() title="上课链接".to_owned() label="你的链接"/>
            <p><a class="button" href=url>"打开看看"</a></p>
        })
    };
    view! {
        <form class="class-link needs-script" on:submit=|event| event.prevent_default()>
            <div class="class-link__fields">
                <label class="builder__label" for="link-lesson">"哪节课"</label>
                <select id="link-lesson" on:change=pick_lesson>{lesson_options}</select>
                <label class="builder__label" for="link-slide">"从哪一页开始"</label>
                <select id="link-slide" on:change=pick_slide>{anew(slide_options)}</select>
                {anew(parts)}
                {anew(rates)}
                <label class="builder__label" for="link-look">"样子"</label>
                <select id="link-look" on:change=pick_look>{looks.into_iter().collect_view()}</select>
            </div>
            <div class="class-link__out">{anew(out)}</div>
        </form>
    }
}

/// The URL of the site's folder; nothing while the page is prerendered.
fn site() -> Option<String> {
    #[cfg(feature = "classroom")]
    return crate::browser::site_url();
    #[cfg(not(feature = "classroom"))]
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lessons() -> Vec<LinkLesson> {
        let slide = |id: &str| LinkSlide { id: id.into(), title: id.into(), parts: vec![], rates: None };
        vec![LinkLesson {
            id: "space".into(),
            title: "x".into(),
            slides: vec![slide("title"), slide("axes")],
        }]
    }

    #[test]
    fn a_link_tells_what_was_chosen() {
        assert_eq!(Choice::default().link(&lessons()).as_deref(), Some("slides/space.html"));
        let choice = Choice {
            slide: 1,
            part: Some("e-wanhong-axis".into()),
            rate: Some(6.5),
            look: "high.light",
            ..Choice::default()
        };
        let link = "slides/space.html?at=e-wanhong-axis&g=6.5&c=high.light#slide-axes";
        assert_eq!(choice.link(&lessons()).as_deref(), Some(link));
        assert_eq!(Choice { lesson: 9, ..Choice::default() }.link(&lessons()), None);
    }
}
