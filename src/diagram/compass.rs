//! Where an arrow key leads in a drawing.

/// A direction on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To the upper edge.
    Up,
    /// To the lower edge.
    Down,
    /// To the left edge.
    Left,
    /// To the right edge.
    Right,
}

/// A movement from part to part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// To the nearest part in a direction.
    To(Direction),
    /// To the uppermost part.
    First,
    /// To the lowermost part.
    Last,
}

impl Move {
    /// What a key (by its name in keyboard events) asks for.
    pub fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowUp" => Self::To(Direction::Up),
            "ArrowDown" => Self::To(Direction::Down),
            "ArrowLeft" => Self::To(Direction::Left),
            "ArrowRight" => Self::To(Direction::Right),
            "Home" => Self::First,
            "End" => Self::Last,
            _ => return None,
        })
    }
}

/// How much more a step aside weighs than a step ahead: two parts in a column
/// are next to each other even if something else is nearer as the crow flies.
const ASIDE: f64 = 2.5;

/// The least distance ahead, in the unit of the places, that counts as ahead.
const AHEAD: f64 = 4.0;

/// The part to which a movement leads; `None` where there is no other.
///
/// `places` are the middles of the parts, x to the right and y down.
pub fn destination(places: &[(f64, f64)], from: usize, movement: Move) -> Option<usize> {
    let &(x, y) = places.get(from)?;
    let cost = |&(other_x, other_y): &(f64, f64)| match movement {
        Move::First => Some(other_y),
        Move::Last => Some(-other_y),
        Move::To(direction) => {
            let (right, down) = (other_x - x, other_y - y);
            let (ahead, aside) = match direction {
                Direction::Up => (-down, right),
                Direction::Down => (down, right),
                Direction::Left => (-right, down),
                Direction::Right => (right, down),
            };
            (ahead > AHEAD).then_some(ahead + ASIDE * aside.abs())
        }
    };
    let others = places.iter().enumerate().filter(|(i, _)| *i != from || !matches!(movement, Move::To(_)));
    let ranked = others.filter_map(|(i, place)| Some((i, cost(place)?)));
    let best = ranked.min_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(i, _)| i);
    best.filter(|best| *best != from)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cross with one more part far below on the right.
    const PLACES: [(f64, f64); 6] =
        [(50.0, 50.0), (50.0, 0.0), (50.0, 100.0), (0.0, 52.0), (100.0, 48.0), (90.0, 300.0)];

    #[test]
    fn arrows_lead_to_the_nearest_part_in_their_direction() {
        let go = |from, key| destination(&PLACES, from, Move::of_key(key).expect(key));
        assert_eq!(go(0, "ArrowUp"), Some(1));
        assert_eq!(go(0, "ArrowDown"), Some(2));
        assert_eq!(go(0, "ArrowLeft"), Some(3));
        assert_eq!(go(0, "ArrowRight"), Some(4));
        assert_eq!(go(2, "ArrowDown"), Some(5));
        assert_eq!(go(3, "ArrowRight"), Some(0));
        assert_eq!(go(1, "ArrowUp"), None);
    }

    #[test]
    fn home_and_end_lead_to_the_edges() {
        assert_eq!(destination(&PLACES, 4, Move::First), Some(1));
        assert_eq!(destination(&PLACES, 4, Move::Last), Some(5));
        assert_eq!(destination(&PLACES, 5, Move::Last), None);
    }

    #[test]
    fn nothing_is_far_from_nothing() {
        assert_eq!(destination(&[], 0, Move::First), None);
        assert_eq!(destination(&[(1.0, 1.0)], 0, Move::To(Direction::Up)), None);
        assert_eq!(Move::of_key("a"), None);
    }

    #[test]
    fn every_element_of_the_structure_can_be_reached() {
        let elements = &crate::content::content().structure.elements;
        let places: Vec<_> =
            elements.iter().map(|element| (element.label.at.x, element.label.at.y)).collect();
        let mut reached = vec![0];
        let mut next = 0;
        while let Some(&from) = reached.get(next) {
            for direction in [Direction::Up, Direction::Down, Direction::Left, Direction::Right] {
                if let Some(to) = destination(&places, from, Move::To(direction))
                    && !reached.contains(&to)
                {
                    reached.push(to);
                }
            }
            next += 1;
        }
        assert_eq!(reached.len(), places.len(), "reached {reached:?}");
    }
}
