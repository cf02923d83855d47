//! State that a page's islands and its `start` share.

/// Writes the function that gives the state of the page: natively that of the page that is being rendered, in the
/// browser the only one. `Shared::new()` makes it.
macro_rules! page_state {
    ($visibility:vis $shared:ident) => {
        /// The state of a page that is being rendered.
        #[cfg(feature = "ssr")]
        $visibility fn shared() -> $shared {
            ::leptos::prelude::use_context().unwrap_or_else(|| {
                let shared = $shared::new();
                ::leptos::prelude::provide_context(shared);
                shared
            })
        }

        /// The state; one for the page, as long as it lives.
        #[cfg(not(feature = "ssr"))]
        $visibility fn shared() -> $shared {
            thread_local! {
                static SHARED: (::leptos::prelude::Owner, $shared) = $crate::component::state::lasting($shared::new);
            }
            SHARED.with(|(_, shared)| *shared)
        }
    };
}

pub(super) use page_state;

/// Makes something that lives as long as the owner that comes with it, whoever asked for it first: a child of the
/// one who asks would end with that one.
#[cfg(not(feature = "ssr"))]
pub(super) fn lasting<T>(make: impl FnOnce() -> T) -> (leptos::prelude::Owner, T) {
    use leptos::prelude::Owner;

    let asking = Owner::current();
    // It becomes the current one, which it must not stay.
    let owner = Owner::new_root(None);
    let made = owner.with(make);
    if let Some(asking) = asking {
        asking.set();
    }
    (owner, made)
}
