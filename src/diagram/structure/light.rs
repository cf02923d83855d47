//! Which parts of the diagram stand out, and which step back.

use report_model::{ElementKind, Sketch};

use crate::route::{Route, Slot};

/// What the reader looks at, as positions in the [`Sketch`]; anything unknown is nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Attention {
    /// A selected element.
    pub element: Option<usize>,
    /// A group of elements.
    pub group: Option<ElementKind>,
    /// A township.
    pub township: Option<usize>,
    /// A step of the tour.
    pub step: Option<usize>,
}

impl Attention {
    /// What the URL selects.
    pub fn of(route: &Route, sketch: &Sketch) -> Self {
        let id = |slot| route.get(slot);
        Self {
            element: id(Slot::Element).and_then(|id| sketch.position(id)),
            group: id(Slot::Group)
                .and_then(|id| ElementKind::ALL.into_iter().find(|kind| kind.as_str() == id)),
            township: id(Slot::Township)
                .and_then(|id| sketch.townships.iter().position(|township| township.id == id)),
            step: id(Slot::Step).and_then(|id| sketch.tour.iter().position(|step| step.id == id)),
        }
    }
}

/// How an element is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// Like all others.
    Plain,
    /// It is the one that was selected.
    Selected,
    /// It meets the selected one.
    Near,
    /// It belongs to what the reader looks at.
    Lit,
    /// It does not.
    Dim,
    /// It has not appeared yet.
    Hidden,
}

impl Light {
    /// The class for it.
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Selected => "part--selected",
            Self::Near => "part--near",
            Self::Lit => "part--lit",
            Self::Dim => "part--dim",
            Self::Hidden => "part--hidden",
        }
    }
}

/// How one element (by its position) is shown.
pub fn light(sketch: &Sketch, attention: &Attention, position: usize) -> Light {
    let element = &sketch.elements[position];
    let lit_if = |lit| if lit { Light::Lit } else { Light::Dim };
    match *attention {
        Attention { element: Some(selected), .. } if selected == position => Light::Selected,
        Attention { step: Some(step), .. } => appears(sketch, step, position),
        Attention { group: Some(kind), .. } => lit_if(element.kind == kind),
        Attention { township: Some(at), .. } => lit_if(element.name.contains(&sketch.townships[at].name)),
        Attention { element: Some(selected), .. } if sketch.meet(selected, position) => Light::Near,
        Attention { element: Some(_), .. } => Light::Dim,
        Attention { .. } => Light::Plain,
    }
}

/// How an element is shown at a step of the tour: it stays once it has appeared.
fn appears(sketch: &Sketch, step: usize, position: usize) -> Light {
    let shows = |step: usize| sketch.tour[step].show.iter().any(|&shown| usize::from(shown) == position);
    if shows(step) {
        Light::Lit
    } else if (0..step).any(shows) {
        Light::Plain
    } else {
        Light::Hidden
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::sketch;

    fn attention(query: &str) -> Attention {
        Attention::of(&Route::parse(query, ""), sketch())
    }

    fn named(query: &str, wanted: Light) -> Vec<&'static str> {
        let attention = attention(query);
        let elements = sketch().elements.iter().enumerate();
        elements
            .filter(|(i, _)| light(sketch(), &attention, *i) == wanted)
            .map(|(_, element)| element.name.as_str())
            .collect()
    }

    #[test]
    fn nothing_selected_is_plain() {
        for query in ["", "e=none&g=none&x=none&b=none"] {
            assert_eq!(attention(query), Attention::default());
            assert_eq!(named(query, Light::Plain).len(), 12);
        }
    }

    #[test]
    fn a_selected_element_shows_whom_it_meets() {
        assert_eq!(named("e=heshi-west-centre", Light::Selected), ["河市西产业片服务中心"]);
        assert_eq!(
            named("e=heshi-west-centre", Light::Near),
            ["万虹路产城融合轴", "西环路产业提升轴", "数智创新区"]
        );
    }

    #[test]
    fn groups_and_townships_light_their_members() {
        assert_eq!(named("g=axis", Light::Lit).len(), 3);
        assert_eq!(named("g=axis", Light::Dim).len(), 9);
        assert_eq!(named("x=heshi", Light::Lit), ["河市产教文旅核心", "河市西产业片服务中心"]);
        assert_eq!(named("x=heshi&e=central-core", Light::Selected), ["中部综合服务核心"]);
    }

    #[test]
    fn the_tour_builds_the_structure_up() {
        let hidden: Vec<_> =
            sketch().tour.iter().map(|step| named(&format!("b={}", step.id), Light::Hidden).len()).collect();
        assert_eq!(hidden, [12, 9, 5, 3, 0, 0]);
        assert_eq!(named("b=zones", Light::Lit).len(), 4);
        assert_eq!(named("b=zones", Light::Plain).len(), 3);
    }
}
