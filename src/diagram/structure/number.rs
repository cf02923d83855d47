//! The numbers that stand in the drawing in place of names.

use report_model::{ElementKind, Sketch};

/// The elements by group, numbered from 1: each number with the element's position in the sketch.
pub fn numbered(sketch: &Sketch) -> Vec<(usize, usize)> {
    let of_kind = |kind: ElementKind| {
        let all = sketch.elements.iter().enumerate();
        all.filter(move |(_, element)| element.kind == kind).map(|(position, _)| position)
    };
    (1..).zip(ElementKind::ALL.into_iter().flat_map(of_kind)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::sketch;

    #[test]
    fn every_element_has_a_number_and_groups_stay_together() {
        let numbered = numbered(sketch());
        assert_eq!(numbered.len(), sketch().elements.len());
        let mut kinds: Vec<_> =
            numbered.iter().map(|(_, position)| sketch().elements[*position].kind).collect();
        kinds.dedup();
        assert_eq!(kinds, ElementKind::ALL);
        assert_eq!(
            numbered.iter().map(|(number, _)| *number).collect::<Vec<_>>(),
            (1..=12).collect::<Vec<_>>()
        );
    }
}
