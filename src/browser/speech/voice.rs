//! The browser's voice. It may be missing, come late, throw, fail or say nothing at all.

use std::{cell::RefCell, time::Duration};

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsValue, prelude::Closure};

use crate::browser::{
    Later, after,
    by_name::{call, global, make, property},
};

/// What became of a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    /// It was said.
    Whole,
    /// It was not, or not to its end.
    Failed(Failure),
}

/// Why a sentence was not said.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The browser wants the reader's own tap first.
    NotAllowed,
    /// There is no voice for it, or it is not to be reached.
    NoVoice,
    /// The loudspeaker is taken.
    Busy,
    /// Another page or program spoke.
    Interrupted,
    /// Nothing was heard for a while.
    Silent,
    /// Anything else.
    Broken,
}

impl Failure {
    /// What the browser calls `error`.
    fn of(error: &str) -> Self {
        match error {
            "not-allowed" => Self::NotAllowed,
            "network" | "language-unavailable" | "voice-unavailable" | "synthesis-unavailable" => {
                Self::NoVoice
            }
            "audio-busy" | "audio-hardware" => Self::Busy,
            "canceled" | "interrupted" => Self::Interrupted,
            _ => Self::Broken,
        }
    }
}

/// How long a voice may take before it begins.
const PATIENCE: Duration = Duration::from_secs(6);

/// How long it may take for a sentence: twice what the longest one takes at the slowest speed.
const LONGEST: Duration = Duration::from_secs(40);

/// What browsers need between falling silent and speaking again, or they lose the second.
const BREATH: Duration = Duration::from_millis(60);

type Handler = Closure<dyn FnMut(JsValue)>;

/// A sentence that is being said.
struct Saying {
    /// The browser's own object. Chromium forgets to tell the end of one that nothing holds.
    utterance: JsValue,
    /// What listens to it, by the name of its event.
    _handlers: [(&'static str, Handler); 3],
    /// Ends the waiting for a voice that never begins, or never ends.
    patience: Option<Later>,
}

thread_local! {
    static SAYING: RefCell<Option<Saying>> = const { RefCell::new(None) };
    static BREATHING: RefCell<Option<Later>> = const { RefCell::new(None) };
}

/// The events of an utterance.
const EVENTS: [&str; 3] = ["onstart", "onend", "onerror"];

/// Says something instead of what is being said, and tells what became of it; a rate of 1 is the voice's own.
pub(crate) fn say(words: String, rate: f64, tell: impl Fn(Said) + Clone + 'static) {
    let was_speaking = hush();
    let begin = move || {
        if start(&words, rate, tell.clone()).is_none() {
            hush();
            tell(Said::Failed(Failure::Broken));
        }
    };
    if was_speaking {
        BREATHING.set(Some(after(BREATH, begin)));
    } else {
        // Within the click that asked for it, which some browsers insist on.
        begin();
    }
}

fn start(words: &str, rate: f64, tell: impl Fn(Said) + Clone + 'static) -> Option<()> {
    let synthesis = global("speechSynthesis")?;
    let utterance = make("SpeechSynthesisUtterance", &words.into())?;
    let voice = voice(&synthesis);
    let language = voice.as_ref().and_then(|voice| property(voice, "lang")).unwrap_or_else(|| "zh-CN".into());
    let set = |name: &str, value: &JsValue| Reflect::set(&utterance, &name.into(), value).ok();
    set("lang", &language)?;
    set("rate", &rate.into())?;
    if let Some(voice) = voice {
        set("voice", &voice)?;
    }
    let handlers = EVENTS.map(|name| {
        let tell = tell.clone();
        (name, Handler::new(move |event: JsValue| heard(name, &event, &tell)))
    });
    for (name, handler) in &handlers {
        set(name, handler.as_ref())?;
    }
    let patience = Some(wait(PATIENCE, tell));
    SAYING.set(Some(Saying { utterance: utterance.clone(), _handlers: handlers, patience }));
    call(&synthesis, "speak", &utterance)?;
    Some(())
}

/// Waits for a voice, but not for ever.
fn wait(time: Duration, tell: impl Fn(Said) + 'static) -> Later {
    after(time, move || {
        hush();
        tell(Said::Failed(Failure::Silent));
    })
}

/// Tells what became of the sentence that is being said.
fn heard(name: &str, event: &JsValue, tell: &(impl Fn(Said) + Clone + 'static)) {
    match name {
        "onstart" => SAYING.with_borrow_mut(|saying| {
            if let Some(saying) = saying {
                saying.patience.replace(wait(LONGEST, tell.clone()));
            }
        }),
        "onend" => {
            forget();
            tell(Said::Whole);
        }
        _ => {
            let error = property(event, "error").and_then(|error| error.as_string()).unwrap_or_default();
            forget();
            tell(Said::Failed(Failure::of(&error)));
        }
    }
}

/// Listens no longer to what is being said; whether there was anything.
fn forget() -> bool {
    let saying = SAYING.take();
    if let Some(saying) = &saying {
        for name in EVENTS {
            // What has no handler tells nothing.
            let _ = Reflect::set(&saying.utterance, &name.into(), &JsValue::NULL);
        }
    }
    saying.is_some()
}

/// Falls silent; whether anything was being said.
pub(crate) fn hush() -> bool {
    BREATHING.take();
    let was_speaking = forget();
    if let Some(synthesis) = global("speechSynthesis") {
        call(&synthesis, "cancel", &JsValue::UNDEFINED);
    }
    was_speaking
}

/// The best voice for this page; none leaves the choice to the browser.
fn voice(synthesis: &JsValue) -> Option<JsValue> {
    let voices = call(synthesis, "getVoices", &JsValue::UNDEFINED)?;
    let voices = Array::from(&voices).into_iter().map(|voice| (rank(&voice), voice));
    voices
        .filter(|(rank, _)| *rank > 0)
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|best| best.1)
}

/// How well a voice suits: first its language, then whether it needs no network. 0 does not speak Chinese.
fn rank(voice: &JsValue) -> u8 {
    let text = |name: &str| property(voice, name).and_then(|value| value.as_string()).unwrap_or_default();
    let language = text("lang").replace('_', "-").to_ascii_lowercase();
    let is = |start: &str| language.starts_with(start);
    let spoken = if is("zh-cn") || is("zh-hans") || is("cmn") || language == "zh" {
        6
    } else if is("zh-hk") || is("yue") {
        2
    } else if is("zh") {
        4
    } else {
        return 0;
    };
    spoken + u8::from(property(voice, "localService").is_some_and(|is_local| is_local.is_truthy()))
}
