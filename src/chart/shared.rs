//! What the islands of a chart's page share: which chart it is, and what readers and later sources add to it.

use leptos::prelude::*;
use report_model::Chart;

use super::{
    sorting::Sorting,
    state::{Latest, Query, State},
};

/// The chart of the page, and what is added to it.
#[derive(Clone)]
pub struct Shared {
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
    pub fn new(chart: &'static Chart) -> Self {
        Self {
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
#[cfg(not(feature = "ssr"))]
pub fn shared() -> Option<Shared> {
    use crate::{browser, content::charts};

    thread_local! {
        static SHARED: Option<Shared> = browser::chart_id().and_then(|id| charts().chart(&id)).map(Shared::new);
    }
    SHARED.with(Clone::clone)
}

/// How the overview is sorted and filtered.
#[cfg(feature = "ssr")]
pub fn sorting() -> ArcRwSignal<Sorting> {
    ArcRwSignal::default()
}

/// How the overview is sorted and filtered; one for the page.
#[cfg(not(feature = "ssr"))]
pub fn sorting() -> ArcRwSignal<Sorting> {
    thread_local! {
        static SORTING: ArcRwSignal<Sorting> = ArcRwSignal::default();
    }
    SORTING.with(Clone::clone)
}
