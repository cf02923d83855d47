//! `structure.toml`.

use report_model::{Element, ElementKind, Label, Landmark, Point, Related, Shape, Structure};

use crate::{
    error::{At, Problems},
    raw,
    report::Frame,
    source::File,
    text::{Scope, Writer},
};

pub(crate) fn compile(
    file: &File<raw::Structure>,
    frame: &Frame,
    writer: &Writer<'_>,
    problems: &mut Problems,
) -> Structure {
    let raw = &file.table;
    problems.ids(
        "element",
        raw.element.iter().map(|element| (element.id.get_ref().as_str(), file.at("element", &element.id))),
    );
    let size = (raw.size[0], raw.size[1]);
    let elements = raw
        .element
        .iter()
        .map(|element| compile_element(element, file, size, frame, writer, problems))
        .collect();
    for landmark in &raw.landmark {
        check_inside(point(landmark.at), size, &file.top("landmark"), problems);
    }
    let landmarks = raw
        .landmark
        .iter()
        .map(|landmark| Landmark { name: landmark.name.clone(), at: point(landmark.at) })
        .collect();
    Structure {
        name: raw.name.clone(),
        lead: writer.rich(&raw.lead, &mut Scope::anywhere(), &file.top("lead"), problems),
        groups: raw.groups.clone(),
        caption: raw.caption.clone(),
        size,
        elements,
        landmarks,
    }
}

fn compile_element(
    raw: &raw::Element,
    file: &File<raw::Structure>,
    size: (f64, f64),
    frame: &Frame,
    writer: &Writer<'_>,
    problems: &mut Problems,
) -> Element {
    let at = file.at("element", &raw.id);
    let mut scope = Scope::anywhere();
    let purpose = writer.rich(&raw.purpose, &mut scope, &at.key("purpose"), problems);
    let reading = writer.rich(&raw.reading, &mut scope, &at.key("reading"), problems);
    let related = raw
        .related
        .iter()
        .filter_map(|related| {
            let topic = frame.passage(&related.topic, &at.key("related"), problems)?;
            let text = writer.rich(&related.text, &mut scope, &at.key("related"), problems);
            Some(Related { topic, text, reading: related.reading })
        })
        .collect();
    let label = point(raw.label.at);
    check_inside(label, size, &at.key("label"), problems);
    Element {
        id: raw.id.get_ref().clone(),
        kind: raw.kind,
        name: raw.name.clone(),
        purpose,
        reading,
        position: raw.position.clone(),
        related,
        shape: shape(raw, size, &at, problems),
        look: raw.look,
        label: Label { at: label, lines: raw.label.lines.clone() },
    }
}

fn shape(raw: &raw::Element, size: (f64, f64), at: &At, problems: &mut Problems) -> Shape {
    let points: Vec<_> = raw.at.iter().copied().map(point).collect();
    for point in &points {
        check_inside(*point, size, &at.key("at"), problems);
    }
    let least = match raw.kind {
        ElementKind::Axis => 2,
        ElementKind::Zone => 3,
        ElementKind::Core | ElementKind::Centre => 1,
    };
    if points.len() < least || (least == 1 && points.len() != 1) {
        problems.add(
            &at.key("at"),
            format!(
                "{} points (expected {} {least})",
                points.len(),
                if least == 1 { "exactly" } else { "at least" }
            ),
        );
    }
    match raw.kind {
        ElementKind::Axis => Shape::Line(points),
        ElementKind::Zone => Shape::Area(points),
        ElementKind::Core | ElementKind::Centre => {
            Shape::Node(points.first().copied().unwrap_or(Point { x: 0.0, y: 0.0 }))
        }
    }
}

fn point([x, y]: [f64; 2]) -> Point {
    Point { x, y }
}

fn check_inside(Point { x, y }: Point, size: (f64, f64), at: &At, problems: &mut Problems) {
    if !(0.0..=size.0).contains(&x) || !(0.0..=size.1).contains(&y) {
        problems.add(
            at,
            format!("[{x}, {y}] lies outside the schematic (expected within {} × {})", size.0, size.1),
        );
    }
}
