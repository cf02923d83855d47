//! The stone piers of 洛阳桥 in a few strokes: decoration.

/// The size of the drawing.
pub const SIZE: (u16, u16) = (2500, 100);

/// The deck.
pub const DECK: &str = "M0 34h2500v8H0z";

/// The rail.
pub const RAIL: &str = "M0 26h2500";

/// The piers, pointed against the current.
pub fn piers() -> String {
    (0..28).map(|i| format!("M{} 62l14-20h14l14 20-8 22h-26z", 20 + i * 90)).collect()
}

/// The water below.
pub fn water() -> String {
    format!("M0 80q25-8 50 0t50 0{}V100H0z", "t50 0t50 0".repeat(24))
}
