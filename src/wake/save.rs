//! What the buttons under 带走这张图 do.

use leptos::{ev::Event, prelude::*, task::spawn_local};

use crate::{
    browser::{self, Png, Sharing, Waiting},
    chart::{NoPicture, Outcome, Shared, State, file_name, headline, message, picture, shared},
};

/// Offers what can be done here, and answers the buttons from here on.
pub(super) fn listen() {
    browser::prepare();
    browser::listen("click", answer);
}

/// Answers a click.
fn answer(event: &Event) {
    let (Some(what), Some(shared)) = (browser::asked(event), shared()) else { return };
    let desk = Desk::new(shared);
    // The file holds the report alone. With what a reader tries, it is made here.
    if what == "svg" && !desk.is_plain {
        event.prevent_default();
    }
    // Browsers want to be asked during the click.
    let waiting = (what == "copy").then(browser::offer_picture);
    browser::clear();
    spawn_local(async move { browser::tell(&desk.take(&what, waiting).await.words()) });
}

/// The chart as it is when the reader asks for it.
struct Desk {
    shared: Shared,
    state: State,
    /// Whether nothing is added to the report's own figures.
    is_plain: bool,
    /// The picture as an SVG document.
    svg: String,
}

impl Desk {
    fn new(shared: Shared) -> Self {
        let state = untrack(|| shared.state());
        let svg = picture(shared.book, shared.chart, &state);
        Self { is_plain: state == State::default(), shared, state, svg }
    }

    /// Does what a button says.
    async fn take(&self, what: &str, waiting: Option<Waiting>) -> Outcome {
        let chart = self.shared.chart;
        match what {
            "csv" if browser::is_framed() => return Outcome::TableInFrame,
            "csv" => return Outcome::Cancelled,
            "text" => {
                let text = message(self.shared.book, chart, &self.state, &browser::page_url());
                return if browser::copy_message(&text).await {
                    Outcome::TextCopied
                } else {
                    Outcome::TextNotCopied
                };
            }
            _ => {}
        }
        let was_drawn = browser::is_drawn(&self.svg);
        // The drawing is a file without any canvas.
        let png = match what {
            "svg" => Err(NoPicture::Refused),
            _ => browser::png(&self.svg).await,
        };
        let outcome = match (what, waiting, &png) {
            ("svg", ..) => self.download("svg", &browser::svg_url(&self.svg)),
            ("share", ..) => self.share(png.as_ref(), was_drawn).await,
            (_, waiting, Err(reason)) => {
                if let Some(waiting) = waiting {
                    waiting.withdraw();
                }
                Outcome::NotDrawn(*reason)
            }
            (_, Some(waiting), Ok(png)) => {
                let is_copied = waiting.give(&png.blob).await;
                if is_copied { Outcome::PictureCopied } else { Outcome::PictureNotCopied }
            }
            ("png", _, Ok(png)) => self.download("png", &png.url),
            _ if browser::is_wechat() => Outcome::ShownInWeChat,
            _ => Outcome::Shown,
        };
        if outcome.shows_picture() {
            let url = png.map_or_else(|_| browser::svg_url(&self.svg), |png| png.url);
            browser::show_picture(&url, &headline(chart));
        }
        outcome
    }

    /// Hands a file to the browser. The drawing without additions is a file already, to which the link leads.
    fn download(&self, extension: &str, url: &str) -> Outcome {
        let name = file_name(self.shared.book, self.shared.chart, extension);
        let is_taken = extension == "svg" && self.is_plain || browser::download(url, &name);
        match (is_taken, browser::is_framed()) {
            (true, false) => Outcome::Downloaded(name),
            (true, true) => Outcome::DownloadedInFrame(name),
            (false, _) => Outcome::NotDownloaded,
        }
    }

    /// Hands the picture to another program.
    async fn share(&self, png: Result<&Png, &NoPicture>, was_drawn: bool) -> Outcome {
        let chart = self.shared.chart;
        let name = format!("{}.png", chart.id);
        match browser::share(png.ok(), &name, &headline(chart), &browser::page_url()).await {
            Sharing::Done => png.map_or_else(|reason| Outcome::LinkShared(*reason), |_| Outcome::Shared),
            Sharing::Cancelled => Outcome::Cancelled,
            Sharing::Refused if png.is_ok() && !was_drawn => Outcome::ShareAgain,
            Sharing::Refused => Outcome::NotShared,
        }
    }
}
