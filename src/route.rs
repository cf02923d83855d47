//! URL ⇄ what is selected.
//!
//! Several things can be selected at the same time: an element of the spatial
//! structure, an open passage, a term and so on, one of each kind. The one
//! touched last is the fragment (`#p-1.1.2`), because that also works without
//! a script; the others wait in the query (`?e=wanhong-axis`), the one touched
//! before at its end. Anything unknown is ignored.

use crate::query;

/// The kinds of things that a URL can select.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slot {
    /// An element of the spatial structure.
    Element,
    /// A passage of the report.
    Passage,
    /// A glossary term.
    Term,
    /// A group of elements, such as 三轴.
    Group,
    /// A township (乡镇, hence the letter).
    Township,
    /// A step of the guided tour (步).
    Step,
    /// A thread from a result to a task: both codes, joined by a hyphen.
    Thread,
}

impl Slot {
    /// All slots, in the order of the query.
    pub const ALL: [Self; 7] =
        [Self::Element, Self::Passage, Self::Term, Self::Group, Self::Township, Self::Step, Self::Thread];

    /// The letter that stands for the slot in fragments (`e-…`) and in the query (`e=…`).
    pub const fn letter(self) -> char {
        match self {
            Self::Element => 'e',
            Self::Passage => 'p',
            Self::Term => 't',
            Self::Group => 'g',
            Self::Township => 'x',
            Self::Step => 'b',
            Self::Thread => 'l',
        }
    }

    /// The slot and the id of an anchor.
    pub fn of_anchor(anchor: &str) -> Option<(Self, &str)> {
        let (letter, id) = anchor.split_once('-')?;
        Some((Self::from_letter(letter)?, id))
    }

    /// What a selection ends, because both would have to be shown in the same place.
    const fn ends(self) -> &'static [Self] {
        match self {
            Self::Element => &[Self::Step],
            Self::Passage => &[Self::Thread],
            Self::Term => &[],
            Self::Group => &[Self::Element, Self::Township, Self::Step],
            Self::Township => &[Self::Element, Self::Group, Self::Step],
            Self::Step => &[Self::Element, Self::Group, Self::Township],
            Self::Thread => &[Self::Passage],
        }
    }

    /// The id under which a selectable thing stands in the document.
    pub fn anchor(self, id: &str) -> String {
        format!("{}-{id}", self.letter())
    }

    fn from_letter(letter: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|slot| letter.len() == 1 && letter.starts_with(slot.letter()))
    }

    const fn index(self) -> usize {
        self as usize
    }
}

/// What the URL selects.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Route {
    selected: [Option<String>; Slot::ALL.len()],
    focus: Option<Slot>,
    /// The slot that was touched before and takes the fragment back when the focus is closed: the one at the end of the
    /// query, if anything is there.
    before: Option<Slot>,
    /// A fragment that selects nothing, such as `structure`; kept so that links within the page stay as they are.
    fragment: Option<String>,
}

/// The longest id that is believed; ids are short, so anything longer is junk.
const ID_MAX: usize = 64;

fn is_id(text: &str) -> bool {
    (1..=ID_MAX).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
}

impl Route {
    /// Reads a query (`?e=…`) and a fragment (`#…`), either with or without its mark.
    pub fn parse(query: &str, fragment: &str) -> Self {
        let mut route = Self::default();
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let anchor = Slot::of_anchor(fragment).filter(|(_, id)| is_id(id));
        for (letter, id) in query::pairs(query) {
            if let Some(slot) = Slot::from_letter(letter)
                && is_id(id)
            {
                route.selected[slot.index()] = Some(id.to_owned());
                route.before = Some(slot);
            }
        }
        match anchor {
            Some((slot, id)) => {
                route.selected[slot.index()] = Some(id.to_owned());
                route.focus = Some(slot);
            }
            None if is_id(fragment) => route.fragment = Some(fragment.to_owned()),
            None => {}
        }
        route.settled()
    }

    /// The same selection by present names: `successor` knows the anchors that took the place of others.
    pub fn renamed(mut self, successor: impl Fn(&str) -> Option<String>) -> Self {
        for slot in Slot::ALL {
            let present = self.get(slot).and_then(|id| successor(&slot.anchor(id)));
            if let Some((now, id)) = present.as_deref().and_then(Slot::of_anchor)
                && now == slot
            {
                self.selected[slot.index()] = Some(id.to_owned());
            }
        }
        self
    }

    /// What is selected in a slot.
    pub fn get(&self, slot: Slot) -> Option<&str> {
        self.selected[slot.index()].as_deref()
    }

    /// The slot that the fragment holds.
    pub fn focus(&self) -> Option<Slot> {
        self.focus
    }

    /// The same selection with everything in the query, so that a link may take the fragment.
    pub fn unfocused(&self) -> Self {
        Self { focus: None, before: self.focus.or(self.before), ..self.clone() }.settled()
    }

    /// The route after a selection, which takes the fragment.
    pub fn select(&self, slot: Slot, id: &str) -> Self {
        let mut next = slot.ends().iter().fold(self.clone(), |next, ended| next.clear(*ended));
        next.selected[slot.index()] = Some(id.to_owned());
        if next.focus != Some(slot) {
            next.before = next.focus.or(next.before);
        }
        next.focus = Some(slot);
        next.fragment = None;
        next.settled()
    }

    /// The route after something was closed; another selection may take over the fragment.
    pub fn clear(&self, slot: Slot) -> Self {
        let mut next = self.clone();
        next.selected[slot.index()] = None;
        if next.focus == Some(slot) {
            let others = self.before.into_iter().chain(Slot::ALL);
            next.focus = others.into_iter().find(|slot| next.get(*slot).is_some());
        }
        next.settled()
    }

    /// The same with something at the end of the query wherever there is anything in it, so that a route is what is read
    /// from its URL.
    fn settled(mut self) -> Self {
        let waits = |slot: &Slot| self.focus != Some(*slot) && self.get(*slot).is_some();
        let last = || Slot::ALL.into_iter().rev().find(waits);
        self.before = self.before.filter(waits).or_else(last);
        self
    }

    /// The URL relative to the page: query and fragment, empty when nothing is selected.
    ///
    /// Query parameters of others (`other_query`) are kept, ours are replaced.
    pub fn to_url(&self, other_query: &str) -> String {
        let (last, first): (Vec<_>, Vec<_>) =
            Slot::ALL.into_iter().partition(|slot| self.before == Some(*slot));
        let waiting = first.into_iter().chain(last).filter(|slot| self.focus != Some(*slot));
        let ours = waiting.filter_map(|slot| Some(format!("{}={}", slot.letter(), self.get(slot)?)));
        let mut url = query::with(other_query, |key| Slot::from_letter(key).is_some(), ours);
        let focused = self.focus.and_then(|slot| Some(slot.anchor(self.get(slot)?)));
        if let Some(fragment) = focused.or_else(|| self.fragment.clone()) {
            url.push('#');
            url.push_str(&fragment);
        }
        url
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_selection_is_the_fragment() {
        let route = Route::default().select(Slot::Element, "wanhong-axis").select(Slot::Passage, "1.1.2");
        assert_eq!(route.to_url(""), "?e=wanhong-axis#p-1.1.2");
        assert_eq!(Route::parse("?e=wanhong-axis", "#p-1.1.2"), route);
    }

    #[test]
    fn closing_hands_the_fragment_on() {
        let route = Route::parse("?e=wanhong-axis", "#p-1.1.2").clear(Slot::Passage);
        assert_eq!(route.to_url(""), "#e-wanhong-axis");
        assert_eq!(route.clear(Slot::Element).to_url(""), "");
    }

    #[test]
    fn the_fragment_goes_back_to_who_had_it() {
        let reading = Route::default().select(Slot::Element, "x").select(Slot::Passage, "1.1.2");
        let looking_up = reading.select(Slot::Term, "y");
        assert_eq!(looking_up.to_url(""), "?e=x&p=1.1.2#t-y");
        assert_eq!(looking_up.clear(Slot::Term).to_url(""), reading.to_url(""));
        let other_way = Route::default().select(Slot::Passage, "1.1.2").select(Slot::Element, "x");
        assert_eq!(other_way.select(Slot::Term, "y").to_url(""), "?p=1.1.2&e=x#t-y");
        assert_eq!(Route::parse("?p=1.1.2&e=x", "#t-y").clear(Slot::Term).to_url(""), other_way.to_url(""));
    }

    #[test]
    fn one_picture_shows_one_thing() {
        let lens = Route::parse("?e=wanhong-axis", "#p-1.1.2").select(Slot::Township, "heshi");
        assert_eq!(lens.to_url(""), "?p=1.1.2#x-heshi");
        let element = lens.select(Slot::Element, "heshi-centre");
        assert_eq!(element.to_url(""), "?p=1.1.2&x=heshi#e-heshi-centre");
        assert_eq!(element.select(Slot::Step, "axes").to_url(""), "?p=1.1.2#b-axes");
        assert_eq!(
            element.select(Slot::Thread, "1.1.1-2.1.1").to_url(""),
            "?x=heshi&e=heshi-centre#l-1.1.1-2.1.1"
        );
    }

    #[test]
    fn every_slot_has_its_letter_and_place() {
        for (index, slot) in Slot::ALL.into_iter().enumerate() {
            assert_eq!(slot.index(), index);
            assert_eq!(Slot::of_anchor(&slot.anchor("a-b")), Some((slot, "a-b")));
        }
        assert_eq!(Slot::of_anchor("s-industry"), None);
    }

    #[test]
    fn old_names_select_what_took_their_place() {
        let successor = |anchor: &str| match anchor {
            "p-1.1.9" => Some("p-1.1.1".to_owned()),
            "e-ring" => Some("e-axis".to_owned()),
            // Of another kind: nothing that could be selected in its place.
            "t-word" => Some("x-heshi".to_owned()),
            _ => None,
        };
        let route = Route::parse("?e=ring&t=word&x=heshi", "#p-1.1.9").renamed(successor);
        assert_eq!(route.to_url(""), "?e=axis&t=word&x=heshi#p-1.1.1");
    }

    #[test]
    fn other_parameters_and_fragments_survive() {
        let route = Route::parse("?from=groupmessage&e=x", "#structure");
        assert_eq!(route.get(Slot::Element), Some("x"));
        assert_eq!(route.to_url("?from=groupmessage&e=x"), "?from=groupmessage&e=x#structure");
    }

    #[test]
    fn junk_selects_nothing() {
        for (query, fragment) in [
            ("?e=", "#"),
            ("?e=<script>", "#p-"),
            ("?ee=x&=y&e", "#p-%E4%BD%A0"),
            ("?t=a b", "#:~:text=x"),
            (&format!("?p={}", "x".repeat(65)), "#q-x y"),
        ] {
            let route = Route::parse(query, fragment);
            assert!(Slot::ALL.into_iter().all(|slot| route.get(slot).is_none()), "{query} {fragment}");
        }
    }
}
