//! The district's spatial structure.

use serde::{Deserialize, Serialize};

use crate::{RichText, TopicCode};

/// What an element of the structure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ElementKind {
    /// 轴: a line along which things develop.
    Axis,
    /// 区: an area with one leading use.
    Zone,
    /// 核: a point that serves the whole district.
    Core,
    /// 心: a point that serves its surroundings.
    Centre,
}

impl ElementKind {
    /// All kinds, in the order of the report's formula 三轴四区、两核三心.
    pub const ALL: [Self; 4] = [Self::Axis, Self::Zone, Self::Core, Self::Centre];

    /// The stable name used in `content/` and in the open data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Axis => "axis",
            Self::Zone => "zone",
            Self::Core => "core",
            Self::Centre => "centre",
        }
    }
}

/// The report's words for the groups of elements, such as 三轴.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Groups {
    /// The axes.
    pub axis: String,
    /// The zones.
    pub zone: String,
    /// The cores.
    pub core: String,
    /// The centres.
    pub centre: String,
}

impl Groups {
    /// The word for one group.
    pub fn name(&self, kind: ElementKind) -> &str {
        match kind {
            ElementKind::Axis => &self.axis,
            ElementKind::Zone => &self.zone,
            ElementKind::Core => &self.core,
            ElementKind::Centre => &self.centre,
        }
    }
}

/// What an element looks like, beyond its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// Like any of its kind.
    Plain,
    /// A line of water.
    River,
    /// A broken line: a ring road or a plan.
    Dashed,
    /// Woods and water.
    Green,
    /// Teaching and fields.
    Yellow,
    /// Technology.
    Blue,
    /// Trade and town.
    Red,
}

impl Look {
    /// The name used in `content/` and in the styles.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::River => "river",
            Self::Dashed => "dashed",
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Blue => "blue",
            Self::Red => "red",
        }
    }
}

/// A point of the schematic: x to the east, y to the south, in the units of [`Structure::size`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// To the east.
    pub x: f64,
    /// To the south.
    pub y: f64,
}

/// Where and how an element is drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Shape {
    /// A smooth line through these points (axes).
    Line(Vec<Point>),
    /// A soft area with these corners (zones).
    Area(Vec<Point>),
    /// A node (cores and centres).
    Node(Point),
}

/// Where an element's name stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Label {
    /// The middle of its first line.
    pub at: Point,
    /// Its lines.
    pub lines: Vec<String>,
}

/// What in the report relates to an element.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Related {
    /// The passage.
    pub topic: TopicCode,
    /// What it says about the element.
    pub text: RichText,
    /// Whether the relation is our reading and not the report's own words.
    pub reading: bool,
}

/// One of the twelve elements.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Element {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: ElementKind,
    /// Its exact official name.
    pub name: String,
    /// What such an element is for, in plain words.
    pub purpose: RichText,
    /// Our reading: what its name and the report let us say about this very element.
    pub reading: RichText,
    /// How its position in the schematic was chosen.
    pub position: String,
    /// What in the report relates to it.
    pub related: Vec<Related>,
    /// Where it is drawn.
    pub shape: Shape,
    /// How it is drawn.
    pub look: Look,
    /// Where its name stands.
    pub label: Label,
}

/// Two elements that meet in the schematic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touch {
    /// Id of the one.
    pub a: String,
    /// Id of the other.
    pub b: String,
    /// How `a` meets `b`: 穿过, 在里面 …
    pub how: String,
}

/// A step of the guided tour, which builds the structure up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What is to be seen; also spoken.
    pub text: RichText,
    /// Ids of the elements that appear with this step.
    pub show: Vec<String>,
    /// Id of the element to look at first.
    pub look_at: Option<String>,
}

/// A township or subdistrict: a quiet label for orientation, and what the reader's home is called.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Township {
    /// Its id, such as `heshi`.
    pub id: String,
    /// The short name that the report uses.
    pub name: String,
    /// The middle of its label.
    pub at: Point,
}

/// The whole structure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Structure {
    /// The report's formula for it.
    pub name: String,
    /// What it is, in plain words.
    pub lead: RichText,
    /// Its words for the groups of elements.
    pub groups: Groups,
    /// The caption that says what the picture is not.
    pub caption: String,
    /// Width and height of the schematic.
    pub size: (f64, f64),
    /// The twelve elements.
    pub elements: Vec<Element>,
    /// The townships.
    pub townships: Vec<Township>,
    /// Which elements meet, each pair once.
    pub touches: Vec<Touch>,
    /// The guided tour.
    pub tour: Vec<Step>,
}

impl Structure {
    /// The element with this id.
    pub fn element(&self, id: &str) -> Option<&Element> {
        self.elements.iter().find(|element| element.id == id)
    }

    /// The elements that meet this one in the schematic.
    pub fn neighbours<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Element> {
        self.touches.iter().filter_map(move |touch| {
            let other = if touch.a == id {
                &touch.b
            } else if touch.b == id {
                &touch.a
            } else {
                return None;
            };
            self.element(other)
        })
    }
}

/// One element as the browser needs it: no passages, plain words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SketchElement {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: ElementKind,
    /// Its exact official name.
    pub name: String,
    /// What such an element is for.
    pub purpose: String,
}

/// A township as the browser needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SketchTownship {
    /// Its id.
    pub id: String,
    /// The short name that the report uses.
    pub name: String,
}

/// The part of the structure that travels to the browser: small, because it
/// is inside the WebAssembly while everything else stays in the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sketch {
    /// The report's words for the groups of elements.
    pub groups: Groups,
    /// The twelve elements.
    pub elements: Vec<SketchElement>,
    /// The townships.
    pub townships: Vec<SketchTownship>,
    /// Pairs of elements that meet, as positions in `elements`.
    pub touches: Vec<(u8, u8)>,
    /// The guided tour.
    pub tour: Vec<SketchStep>,
}

/// A step of the tour as the diagram needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SketchStep {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What is to be seen.
    pub text: String,
    /// The elements that appear with this step, as positions in `elements`.
    pub show: Vec<u8>,
}

impl Sketch {
    /// Where an element stands in `elements`.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.elements.iter().position(|element| element.id == id)
    }

    /// Whether two elements (positions) meet in the schematic.
    pub fn meet(&self, one: usize, other: usize) -> bool {
        self.touches.iter().any(|&(a, b)| {
            let (a, b) = (usize::from(a), usize::from(b));
            (a, b) == (one, other) || (b, a) == (one, other)
        })
    }
}
