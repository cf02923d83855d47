//! What assistive technology is told: the name, role and state of everything that can be operated, from Chromium's
//! accessibility tree.

use std::collections::HashMap;

use anyhow::Context;
use browser_tests::{Browser, Result, Site, engines, ensure};
use serde::Deserialize;
use serde_json::{Value, json};

engines!(chromium: everything_has_a_name, controls_say_what_they_are, landmarks_and_headings_are_in_order);

/// Pages of all kinds.
const PAGES: [&str; 8] = [
    "builder.html",
    "index.html",
    "targets.html",
    "chart/gdp-growth.html",
    "chart/elder-canteens.html",
    "money.html",
    "glossary.html",
    "accessibility.html",
];

/// Those of them that have nothing to wake.
const ASLEEP: [&str; 3] = ["money.html", "glossary.html", "accessibility.html"];

/// A node of the tree, as the protocol tells it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    node_id: String,
    #[serde(default)]
    child_ids: Vec<String>,
    #[serde(default)]
    ignored: bool,
    #[serde(default)]
    role: Told,
    #[serde(default)]
    name: Told,
    #[serde(default)]
    properties: Vec<Property>,
}

/// A value in its wrapping.
#[derive(Debug, Default, Deserialize)]
struct Told {
    #[serde(default)]
    value: Value,
}

#[derive(Debug, Deserialize)]
struct Property {
    name: String,
    value: Told,
}

impl Node {
    fn role(&self) -> &str {
        self.role.value.as_str().unwrap_or_default()
    }

    fn name(&self) -> &str {
        self.name.value.as_str().unwrap_or_default().trim()
    }

    fn property(&self, name: &str) -> Option<&Value> {
        self.properties.iter().find(|property| property.name == name).map(|property| &property.value.value)
    }

    fn is_focusable(&self) -> bool {
        self.property("focusable") == Some(&Value::Bool(true))
    }
}

/// What assistive technology is told of a page, in the order of reading.
async fn tree(browser: &Browser) -> Result<Vec<Node>> {
    let mut told = browser.devtools("Accessibility.getFullAXTree", json!({})).await?;
    let nodes: Vec<Node> = serde_json::from_value(told["nodes"].take()).context("the accessibility tree")?;
    // They come level by level.
    let mut left: Vec<String> = nodes.first().map(|root| root.node_id.clone()).into_iter().collect();
    let mut by_id: HashMap<_, _> = nodes.into_iter().map(|node| (node.node_id.clone(), node)).collect();
    let mut ordered = Vec::new();
    while let Some(node) = left.pop().and_then(|id| by_id.remove(&id)) {
        left.extend(node.child_ids.iter().rev().filter(|id| by_id.contains_key(*id)).cloned());
        ordered.extend((!node.ignored).then_some(node));
    }
    Ok(ordered)
}

/// The tree of a page that is awake, with everything unfolded.
async fn open(browser: &Browser, url: &str, wakes: bool) -> Result<Vec<Node>> {
    let page = browser.open(url).await?;
    if wakes {
        page.wakes().await?;
    }
    let unfold = "for (const fold of document.querySelectorAll('details:not([name])')) fold.open = true;\
        for (const section of document.querySelectorAll('body *'))\
          if (getComputedStyle(section).contentVisibility === 'auto') section.style.contentVisibility = 'visible';";
    page.eval::<()>(unfold, vec![]).await?;
    tree(browser).await
}

/// The roles of what can be operated.
const OPERABLE: [&str; 13] = [
    "button",
    "checkbox",
    "combobox",
    "DisclosureTriangle",
    "link",
    "listbox",
    "menuitem",
    "option",
    "radio",
    "searchbox",
    "slider",
    "spinbutton",
    "textbox",
];

async fn everything_has_a_name(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    for path in PAGES {
        let nodes = open(browser, &server.url(path), !ASLEEP.contains(&path)).await?;
        let operable: Vec<_> = nodes.iter().filter(|node| OPERABLE.contains(&node.role())).collect();
        ensure!(operable.len() > 10, "{path}: only {} things can be operated", operable.len());
        let nameless: Vec<_> = operable.iter().filter(|node| node.name().is_empty()).collect();
        ensure!(nameless.is_empty(), "{path}: without a name: {nameless:#?}");
        // What the keyboard reaches is something; a region that scrolls may be reached too, and has a name then.
        let unknown: Vec<_> = nodes
            .iter()
            .filter(|node| node.is_focusable() && !OPERABLE.contains(&node.role()))
            .filter(|node| node.role() != "RootWebArea" && node.name().is_empty())
            .collect();
        ensure!(unknown.is_empty(), "{path}: focusable, but nothing: {unknown:#?}");
        let pictures = nodes.iter().filter(|node| matches!(node.role(), "image" | "graphics-document"));
        let silent = pictures.filter(|node| node.name().is_empty()).count();
        ensure!(silent == 0, "{path}: {silent} pictures say nothing");
    }
    Ok(())
}

/// Some of the things that can be operated: where, role, name, and a property with its value.
const CONTROLS: [(&str, &str, &str, &str, Value); 12] = [
    ("index.html", "button", "搜索", "hasPopup", Value::Null),
    ("index.html", "button", "长者版", "pressed", Value::Null),
    ("index.html", "radio", "深色", "checked", Value::Null),
    ("index.html", "link", "中部综合服务核心（两核）", "focusable", Value::Bool(true)),
    ("index.html", "button", "四区", "pressed", Value::Null),
    ("index.html", "link", "河市", "focusable", Value::Bool(true)),
    ("index.html", "button", "全部展开", "focusable", Value::Bool(true)),
    ("targets.html", "button", "按增减幅度", "pressed", Value::Null),
    ("chart/gdp-growth.html", "slider", "假如2024年增长", "focusable", Value::Bool(true)),
    ("chart/gdp-growth.html", "combobox", "2024年过了", "focusable", Value::Bool(true)),
    ("chart/gdp-growth.html", "button", "下载图片", "focusable", Value::Bool(true)),
    ("glossary.html", "link", "跳到正文", "focusable", Value::Bool(true)),
];

async fn controls_say_what_they_are(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let mut open_path = "";
    let mut nodes = Vec::new();
    let mut missing = Vec::new();
    for (path, role, name, property, value) in CONTROLS {
        if path != open_path {
            nodes = open(browser, &server.url(path), path != "glossary.html").await?;
            open_path = path;
        }
        let is_told = |node: &&Node| {
            let told = node.property(property);
            node.role() == role
                && node.name() == name
                && told.is_some_and(|told| value.is_null() || *told == value)
        };
        if !nodes.iter().any(|node| is_told(&node)) {
            let near: Vec<_> =
                nodes.iter().filter(|node| node.role() == role).map(Node::name).take(60).collect();
            missing.push(format!("{path}: {role} “{name}” with {property}; there are {near:?}"));
        }
    }
    ensure!(missing.is_empty(), "{}", missing.join("\n"));
    Ok(())
}

async fn landmarks_and_headings_are_in_order(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    for path in PAGES {
        let nodes = open(browser, &server.url(path), !ASLEEP.contains(&path)).await?;
        let count = |role: &str| nodes.iter().filter(|node| node.role() == role).count();
        for role in ["main", "banner", "contentinfo"] {
            ensure!(count(role) == 1, "{path}: {role} {} times", count(role));
        }
        ensure!(count("navigation") >= 1, "{path}: no navigation");
        let levels: Vec<(u64, &str)> = nodes
            .iter()
            .filter(|node| node.role() == "heading")
            .map(|node| (node.property("level").and_then(Value::as_u64).unwrap_or_default(), node.name()))
            .collect();
        ensure!(levels.first().is_some_and(|first| first.0 == 1), "{path} begins with {:?}", levels.first());
        ensure!(levels.iter().filter(|level| level.0 == 1).count() == 1, "{path}: one title only");
        for pair in levels.windows(2) {
            ensure!(pair[1].0 <= pair[0].0 + 1, "{path}: a gap between {:?} and {:?}", pair[0], pair[1]);
        }
    }
    Ok(())
}
