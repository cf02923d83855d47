//! Text that changes while the page is open.
//!
//! Leptos writes such a text into the text node that it has found when it hydrated. Translators (a browser's own, or an
//! extension) put nodes of their own in the place of all text nodes, and what is written into the old ones is never seen
//! again: a drawing then shows one value and the sentence beside it another. So texts that change are written into the
//! element around them, which translators leave where it is.

use std::{borrow::Cow, cell::RefCell, rc::Rc};

use leptos::{
    prelude::*,
    tachys::{
        html::attribute::{Attribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        renderer::{
            CastFrom,
            types::{Element, Node},
        },
        view::{Mountable, Position, PositionState, add_attr::AddAnyAttr},
    },
};

/// What [`live`] takes: texts, or none.
pub trait Words {
    /// The text; none is an empty one.
    fn words(self) -> Cow<'static, str>;
}

impl Words for String {
    fn words(self) -> Cow<'static, str> {
        self.into()
    }
}

impl Words for &'static str {
    fn words(self) -> Cow<'static, str> {
        self.into()
    }
}

impl<T: Words> Words for Option<T> {
    fn words(self) -> Cow<'static, str> {
        self.map(Words::words).unwrap_or_default()
    }
}

/// A text that changes. It must be the only child of its element: `<p>{live(words)}</p>`.
pub fn live<T: Words>(words: impl Fn() -> T + Send + 'static) -> Live {
    Live { words: Box::new(move || words().words()) }
}

/// See [`live`].
pub struct Live {
    words: Box<dyn Fn() -> Cow<'static, str> + Send>,
}

/// Where a text is written.
#[derive(Default)]
struct Place {
    /// The element around it, as soon as it is known.
    element: Option<Element>,
    /// What stands there.
    text: Cow<'static, str>,
}

impl Place {
    fn write(&self) {
        if let Some(element) = &self.element {
            element.set_text_content(Some(&self.text));
        }
    }
}

/// A text that is being written.
pub struct LiveState {
    place: Rc<RefCell<Place>>,
    _effect: RenderEffect<()>,
}

impl Live {
    /// Writes from here on; for the first time only if the element is not known to show the text.
    fn begin(self, element: Option<Element>) -> LiveState {
        let place = Rc::new(RefCell::new(Place { element, text: Cow::default() }));
        let own = Rc::clone(&place);
        let effect = RenderEffect::new(move |before: Option<()>| {
            let text = (self.words)();
            let mut place = own.borrow_mut();
            let is_new = before.is_some() && place.text != text;
            place.text = text;
            if is_new {
                place.write();
            }
        });
        LiveState { place, _effect: effect }
    }
}

impl Render for Live {
    type State = LiveState;

    fn build(self) -> LiveState {
        self.begin(None)
    }

    fn rebuild(self, state: &mut LiveState) {
        let element = state.place.borrow_mut().element.take();
        *state = self.begin(element);
        state.place.borrow().write();
    }
}

impl RenderHtml for Live {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {
        (self.words)();
    }

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) {
        let text = (self.words)();
        // An empty text would become a space.
        if !text.is_empty() {
            (&*text).to_html_with_buf(buf, position, escape, mark_branches, extra_attrs);
        }
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, _position: &PositionState) -> LiveState {
        // As the first child it is asked while the cursor stands at its element, and no other child comes after it.
        self.begin(Element::cast_from(cursor.current()))
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for Live {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self
    where
        Self: RenderHtml,
    {
        self
    }
}

impl Mountable for LiveState {
    fn unmount(&mut self) {
        // It goes with its element.
        self.place.borrow_mut().element = None;
    }

    fn mount(&mut self, parent: &Element, _marker: Option<&Node>) {
        let mut place = self.place.borrow_mut();
        place.element = Some(parent.clone());
        place.write();
    }

    fn insert_before_this(&self, _child: &mut dyn Mountable) -> bool {
        false
    }

    fn elements(&self) -> Vec<Element> {
        vec![]
    }
}

/// A view that is made anew whenever something in it changes, instead of being changed where it stands: for what has
/// texts in it that are not [`live`] ones. The focus must not be in it when it changes.
pub fn anew<V>(view: impl Fn() -> V + Send + 'static) -> impl Fn() -> Anew<V> + Send + 'static {
    move || Anew(view())
}

/// See [`anew`].
pub struct Anew<V>(V);

impl<V: Render> Render for Anew<V> {
    type State = V::State;

    fn build(self) -> V::State {
        self.0.build()
    }

    fn rebuild(self, state: &mut V::State) {
        let mut new = self.0.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl<V: RenderHtml> RenderHtml for Anew<V> {
    type AsyncOutput = Anew<V::AsyncOutput>;
    type Owned = Anew<V::Owned>;

    const MIN_LENGTH: usize = V::MIN_LENGTH;

    fn dry_resolve(&mut self) {
        self.0.dry_resolve();
    }

    async fn resolve(self) -> Anew<V::AsyncOutput> {
        Anew(self.0.resolve().await)
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) {
        self.0.to_html_with_buf(buf, position, escape, mark_branches, extra_attrs);
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> V::State {
        self.0.hydrate::<FROM_SERVER>(cursor, position)
    }

    fn into_owned(self) -> Anew<V::Owned> {
        Anew(self.0.into_owned())
    }
}

impl<V: AddAnyAttr> AddAnyAttr for Anew<V> {
    type Output<SomeNewAttr: Attribute> = Anew<V::Output<SomeNewAttr>>;

    fn add_any_attr<NewAttr: Attribute>(self, attr: NewAttr) -> Anew<V::Output<NewAttr>>
    where
        Anew<V::Output<NewAttr>>: RenderHtml,
    {
        Anew(self.0.add_any_attr(attr))
    }
}
