//! `structure.toml`.

use std::collections::HashSet;

use report_model::{Element, ElementKind, Label, Point, Related, Shape, Step, Structure, Touch, Township};

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
    Structure {
        name: raw.name.clone(),
        lead: writer.rich(&raw.lead, &mut Scope::anywhere(), &file.top("lead"), problems),
        groups: raw.groups.clone(),
        caption: raw.caption.clone(),
        size,
        touches: touches(file, problems),
        tour: tour(file, writer, problems),
        townships: townships(file, frame, size, problems),
        elements,
    }
}

/// The townships that report.toml names, each once.
fn townships(
    file: &File<raw::Structure>,
    frame: &Frame,
    size: (f64, f64),
    problems: &mut Problems,
) -> Vec<Township> {
    let raw = &file.table.township;
    problems.ids(
        "township",
        raw.iter().map(|township| (township.id.get_ref().as_str(), file.at("township", &township.id))),
    );
    for township in raw {
        let at = file.at("township", &township.id);
        check_inside(point(township.at), size, &at.key("at"), problems);
        if !frame.townships.contains(&township.name) {
            let expected = frame.townships.join(", ");
            problems.add(
                &at.key("name"),
                format!("unknown township: {} (expected one of {expected})", township.name),
            );
        }
    }
    for name in frame.townships.iter().filter(|name| !raw.iter().any(|township| &township.name == *name)) {
        problems.add(&file.top("township"), format!("{name} is missing (expected a [[township]] for each)"));
    }
    raw.iter()
        .map(|township| Township {
            id: township.id.get_ref().clone(),
            name: township.name.clone(),
            at: point(township.at),
        })
        .collect()
}

/// Which elements meet: existing ones, each pair once.
fn touches(file: &File<raw::Structure>, problems: &mut Problems) -> Vec<Touch> {
    let mut pairs = HashSet::new();
    let mut touches = Vec::new();
    for raw in &file.table.touch {
        let at = file.at("touch", &raw.a);
        let a = raw.a.get_ref();
        check_element(a, file, &at.key("a"), problems);
        check_element(&raw.b, file, &at.key("b"), problems);
        if *a == raw.b || !pairs.insert([a.min(&raw.b), a.max(&raw.b)]) {
            problems.add(&at, format!("meets {} again (expected each pair once)", raw.b));
        }
        touches.push(Touch { a: a.clone(), b: raw.b.clone(), how: raw.how.clone() });
    }
    touches
}

/// The guided tour; by its end every element has appeared, each once.
fn tour(file: &File<raw::Structure>, writer: &Writer<'_>, problems: &mut Problems) -> Vec<Step> {
    let steps = &file.table.step;
    problems.ids("step", steps.iter().map(|step| (step.id.get_ref().as_str(), file.at("step", &step.id))));
    let mut shown = HashSet::new();
    let mut tour = Vec::new();
    for raw in steps {
        let at = file.at("step", &raw.id);
        for id in raw.show.iter().chain(&raw.look_at) {
            check_element(id, file, &at.key("show"), problems);
        }
        for id in raw.show.iter().filter(|id| !shown.insert(id.as_str())) {
            problems.add(&at.key("show"), format!("{id} has appeared already (expected each element once)"));
        }
        tour.push(Step {
            id: raw.id.get_ref().clone(),
            title: raw.title.clone(),
            text: writer.rich(&raw.text, &mut Scope::anywhere(), &at.key("text"), problems),
            show: raw.show.clone(),
            look_at: raw.look_at.clone(),
        });
    }
    let missing = file.table.element.iter().filter(|element| !shown.contains(element.id.get_ref().as_str()));
    for element in missing.filter(|_| !steps.is_empty()) {
        problems
            .add(&file.at("element", &element.id), "appears in no step of the tour (expected in one `show`)");
    }
    tour
}

fn check_element(id: &str, file: &File<raw::Structure>, at: &At, problems: &mut Problems) {
    if !file.table.element.iter().any(|element| element.id.get_ref() == id) {
        problems.add(at, format!("unknown element {id} (expected the id of an element)"));
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
