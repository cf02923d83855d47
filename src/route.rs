//! URL ⇄ what is selected.
//!
//! Three things can be selected at the same time: an element of the spatial
//! structure, an open passage, a term. The one touched last is the fragment
//! (`#p-1.1.2`), because that also works without a script; the others wait in
//! the query (`?e=wanhong-axis`), the one touched before at its end. Anything
//! unknown is ignored.

/// The kinds of things that a URL can select.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slot {
    /// An element of the spatial structure.
    Element,
    /// A passage of the report.
    Passage,
    /// A glossary term.
    Term,
}

impl Slot {
    /// All slots, in the order of the query.
    pub const ALL: [Self; 3] = [Self::Element, Self::Passage, Self::Term];

    /// The letter that stands for the slot in fragments (`e-…`) and in the query (`e=…`).
    pub const fn letter(self) -> char {
        match self {
            Self::Element => 'e',
            Self::Passage => 'p',
            Self::Term => 't',
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
        match self {
            Self::Element => 0,
            Self::Passage => 1,
            Self::Term => 2,
        }
    }
}

/// What the URL selects.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Route {
    selected: [Option<String>; 3],
    focus: Option<Slot>,
    /// The slot that was touched before and takes the fragment back when the focus is closed.
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
        for pair in query.trim_start_matches('?').split('&') {
            if let Some((letter, id)) = pair.split_once('=')
                && let Some(slot) = Slot::from_letter(letter)
                && is_id(id)
            {
                route.selected[slot.index()] = Some(id.to_owned());
                route.before = Some(slot);
            }
        }
        let fragment = fragment.trim_start_matches('#');
        match fragment.split_once('-').and_then(|(letter, id)| Some((Slot::from_letter(letter)?, id))) {
            Some((slot, id)) if is_id(id) => {
                route.selected[slot.index()] = Some(id.to_owned());
                route.focus = Some(slot);
            }
            _ if is_id(fragment) => route.fragment = Some(fragment.to_owned()),
            _ => {}
        }
        route
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
        Self { focus: None, before: self.focus.or(self.before), ..self.clone() }
    }

    /// The route after a selection, which takes the fragment.
    pub fn select(&self, slot: Slot, id: &str) -> Self {
        let mut next = self.clone();
        next.selected[slot.index()] = Some(id.to_owned());
        if self.focus != Some(slot) {
            next.before = self.focus.or(self.before);
        }
        next.focus = Some(slot);
        next.fragment = None;
        next
    }

    /// The route after something was closed; another selection may take over the fragment.
    pub fn clear(&self, slot: Slot) -> Self {
        let mut next = self.clone();
        next.selected[slot.index()] = None;
        if next.focus == Some(slot) {
            let others = self.before.into_iter().chain(Slot::ALL);
            next.focus = others.into_iter().find(|slot| next.get(*slot).is_some());
            next.before = None;
        }
        next
    }

    /// The URL relative to the page: query and fragment, empty when nothing is selected.
    ///
    /// Query parameters of others (`other_query`) are kept, ours are replaced.
    pub fn to_url(&self, other_query: &str) -> String {
        let ours = |pair: &&str| pair.split_once('=').and_then(|(key, _)| Slot::from_letter(key)).is_some();
        let mut pairs: Vec<String> = other_query
            .trim_start_matches('?')
            .split('&')
            .filter(|pair| !pair.is_empty() && !ours(pair))
            .map(str::to_owned)
            .collect();
        let (last, first): (Vec<_>, Vec<_>) =
            Slot::ALL.into_iter().partition(|slot| self.before == Some(*slot));
        for slot in first.into_iter().chain(last) {
            if let Some(id) = self.get(slot)
                && self.focus != Some(slot)
            {
                pairs.push(format!("{}={id}", slot.letter()));
            }
        }
        let mut url = String::new();
        if !pairs.is_empty() {
            url.push('?');
            url.push_str(&pairs.join("&"));
        }
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
