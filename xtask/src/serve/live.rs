//! What is served right now, and what is being made: told by those who make it, asked by those who answer requests.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// How far a WebAssembly module is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Module {
    /// Not built from the newest files; nobody has asked for it.
    #[default]
    Stale,
    /// The same, but a page waits for it.
    Wanted,
    /// Built from the newest files.
    Ready,
    /// It can't be built from them.
    Failed,
}

/// What browsers are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// Which pages are the newest; nothing before there are any.
    pub version: Option<u128>,
    /// What is wrong with the files, if anything is.
    pub trouble: Option<String>,
}

/// All of it, behind a lock.
#[derive(Debug)]
pub struct Live {
    state: Mutex<State>,
    changed: Condvar,
    /// When this began, so that browsers tell its pages from those of an earlier time.
    start: u128,
}

#[derive(Debug, Default)]
struct State {
    /// The folder of the newest pages.
    site: Option<PathBuf>,
    /// How many times pages were made.
    made: u128,
    /// Whether pages are being made, or about to be. Modules are not begun then.
    is_making: bool,
    trouble: Option<String>,
    modules: BTreeMap<String, Module>,
    /// Counts the changes that concern modules.
    generation: u64,
}

impl Live {
    /// Nothing is there yet; `first` is the module that is built without being asked for.
    pub fn new(modules: &[String], first: &str) -> Self {
        let how_far = |name: &String| if name == first { Module::Wanted } else { Module::Stale };
        let modules = modules.iter().map(|name| (name.clone(), how_far(name))).collect();
        let start = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
        Self {
            state: Mutex::new(State { modules, is_making: true, ..State::default() }),
            changed: Condvar::new(),
            start,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // What is in there is whole at any time.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }

    /// Pages are about to be made; with `modules`, from files that modules are made of, too.
    pub fn begin(&self, modules: bool) {
        self.change(|state| {
            state.is_making = true;
            if modules {
                state.generation += 1;
                for how_far in state.modules.values_mut() {
                    // Pages that have waited go on waiting; the others ask again when they are shown anew.
                    if *how_far != Module::Wanted {
                        *how_far = Module::Stale;
                    }
                }
            }
        });
    }

    /// Pages are there.
    pub fn publish(&self, site: PathBuf) {
        self.change(|state| {
            state.site = Some(site);
            state.made += 1;
            state.is_making = false;
            state.trouble = None;
        });
    }

    /// No pages could be made.
    pub fn fail(&self, trouble: String) {
        self.change(|state| {
            state.is_making = false;
            state.trouble = Some(trouble);
        });
    }

    /// The folder of the newest pages.
    pub fn site(&self) -> Option<PathBuf> {
        self.lock().site.clone()
    }

    /// What there is to tell.
    pub fn news(&self) -> News {
        self.told(&self.lock())
    }

    fn told(&self, state: &State) -> News {
        let version = state.site.as_ref().map(|_| self.start + state.made);
        News { version, trouble: state.trouble.clone() }
    }

    /// Waits a while for something other than what was told last.
    pub fn newer(&self, last: &News, patience: Duration) -> News {
        let is_old = |state: &mut State| self.told(state) == *last;
        let waited = self.changed.wait_timeout_while(self.lock(), patience, is_old);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        self.told(&state)
    }

    /// Whether there is such a module.
    pub fn is_module(&self, name: &str) -> bool {
        self.lock().modules.contains_key(name)
    }

    /// Asks for a module and waits until it is built; false if it can't be.
    pub fn module(&self, name: &str) -> bool {
        self.change(|state| {
            if let Some(how_far @ Module::Stale) = state.modules.get_mut(name) {
                *how_far = Module::Wanted;
            }
        });
        let is_open =
            |state: &mut State| matches!(state.modules.get(name), Some(Module::Stale | Module::Wanted));
        let waited = self.changed.wait_while(self.lock(), is_open);
        let state = waited.unwrap_or_else(PoisonError::into_inner);
        state.modules.get(name) == Some(&Module::Ready)
    }

    /// Waits until a module is asked for and no pages are being made; its name, and of which files it will be.
    pub fn wanted(&self) -> (String, u64) {
        let next = |state: &State| {
            let wanted = state.modules.iter().find(|(_, how_far)| **how_far == Module::Wanted);
            wanted.filter(|_| !state.is_making && state.site.is_some()).map(|(name, _)| name.clone())
        };
        let waited = self.changed.wait_while(self.lock(), |state| next(state).is_none());
        let state = waited.unwrap_or_else(PoisonError::into_inner);
        (next(&state).unwrap_or_default(), state.generation)
    }

    /// What became of a module that was built of the files of a generation. If there are newer ones it is not done.
    pub fn built(&self, name: &str, generation: u64, is_ready: bool) {
        self.change(|state| {
            if state.generation == generation
                && let Some(how_far) = state.modules.get_mut(name)
            {
                *how_far = if is_ready { Module::Ready } else { Module::Failed };
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::Arc, thread};

    use super::*;

    fn live() -> Arc<Live> {
        Arc::new(Live::new(&["charts".into(), "explainer".into()], "explainer"))
    }

    #[test]
    fn the_main_module_comes_after_the_first_pages() {
        let live = live();
        assert_eq!(live.news(), News { version: None, trouble: None });
        let waiting = Arc::clone(&live);
        let next = thread::spawn(move || waiting.wanted());
        thread::sleep(Duration::from_millis(50));
        assert!(!next.is_finished(), "a module is begun before there is a page to read");
        live.publish("site".into());
        assert_eq!(next.join().expect("it ends"), ("explainer".to_owned(), 0));
    }

    #[test]
    fn a_page_that_asks_waits_until_its_module_is_built() {
        let live = live();
        live.publish("site".into());
        live.built("explainer", 0, true);
        let waiting = Arc::clone(&live);
        let page = thread::spawn(move || waiting.module("charts"));
        assert_eq!(live.wanted(), ("charts".to_owned(), 0));
        assert!(!page.is_finished());
        live.built("charts", 0, true);
        assert!(page.join().expect("it ends"));
        assert!(!live.module("nothing"), "what is no module is not waited for");
    }

    #[test]
    fn what_was_built_of_older_files_does_not_count() {
        let live = live();
        live.publish("site".into());
        let (name, generation) = live.wanted();
        live.begin(true);
        live.built(&name, generation, true);
        live.publish("site".into());
        assert_eq!(live.wanted(), ("explainer".to_owned(), 1), "the page still waits for it");
        live.built(&name, 1, false);
        assert!(!live.module("explainer"), "it can't be built");
        // Words that no module carries leave them as they are.
        live.begin(false);
        live.publish("site".into());
        assert!(!live.module("explainer"));
    }

    #[test]
    fn browsers_hear_of_new_pages_and_of_trouble() {
        let live = live();
        live.publish("one".into());
        let first = live.news();
        assert_eq!(live.newer(&first, Duration::from_millis(10)), first, "there is nothing new");
        live.begin(false);
        live.fail("a comma".into());
        let second = live.newer(&first, Duration::from_secs(9));
        assert_eq!(second, News { version: first.version, trouble: Some("a comma".into()) });
        live.publish("two".into());
        let third = live.newer(&second, Duration::from_secs(9));
        assert_eq!((third.version > first.version, third.trouble), (true, None));
        assert_eq!(live.site(), Some("two".into()));
    }
}
