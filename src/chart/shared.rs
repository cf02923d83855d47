//! What the islands of a chart's page share: which chart it is, and what readers and later sources add to it.

use leptos::prelude::*;
use report_model::{Chart, ChartBook};

use super::state::{Latest, Query, State};

/// The chart of the page, and what is added to it.
#[derive(Clone)]
pub struct Shared {
    /// Where the chart is from. In the browser it holds the page's chart alone.
    pub book: &'static ChartBook,
    /// The chart.
    pub chart: &'static Chart,
    /// What the reader tries.
    pub query: ArcRwSignal<Query>,
    /// The latest progress.
    pub latest: ArcRwSignal<Option<Latest>>,
    /// How many mistakes the source of the progress has.
    pub trouble: ArcRwSignal<usize>,
}

impl Shared {
    /// A chart to which nothing is added.
    pub fn new(book: &'static ChartBook, chart: &'static Chart) -> Self {
        Self {
            book,
            chart,
            query: ArcRwSignal::default(),
            latest: ArcRwSignal::default(),
            trouble: ArcRwSignal::default(),
        }
    }

    /// What is added to the chart; what reads it follows its changes.
    pub fn state(&self) -> State {
        State { rate: self.query.get().rate, latest: self.latest.get() }
    }
}

/// What the islands of the page share; nothing on a page that is no chart's.
#[cfg(feature = "ssr")]
pub fn shared() -> Option<Shared> {
    use_context()
}

/// What the islands of the page share; nothing on a page that is no chart's.
#[cfg(any(feature = "charts", feature = "classroom"))]
pub fn shared() -> Option<Shared> {
    use std::sync::OnceLock;

    static BOOK: OnceLock<Option<ChartBook>> = OnceLock::new();
    thread_local! {
        static SHARED: Option<Shared> = {
            let book = BOOK.get_or_init(crate::browser::chart_book).as_ref();
            book.and_then(|book| Some(Shared::new(book, book.charts.first()?)))
        };
    }
    SHARED.with(Clone::clone)
}
