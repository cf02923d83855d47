//! What the site is made of and made with, as a software bill of materials (CycloneDX).

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use toml::Table;

use crate::{
    build, process,
    project::Project,
    setup::TARGET,
    tools::{Registry, Tool},
};

/// The file's name in the archive.
pub const FILE: &str = "sbom.cdx.json";

/// The site's own crate.
const SITE: &str = "luojiang-report";

/// A crate as `cargo tree` tells of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Crate {
    name: String,
    version: String,
    /// A licence expression; empty if none is told.
    license: String,
    /// Where its source is kept; empty if that is not told.
    repository: String,
}

impl Crate {
    /// What others in the bill call it.
    fn reference(&self) -> String {
        format!("pkg:cargo/{}@{}", self.name, self.version)
    }
}

/// Crates and what each uses.
type Graph = BTreeMap<Crate, BTreeSet<Crate>>;

/// The bill for the project as it is, as JSON.
///
/// # Errors
///
/// If Cargo can't tell what is used.
pub fn bom(project: &Project, time: OffsetDateTime) -> Result<String> {
    let tree = |arguments: &[&str]| {
        let mut cargo =
            project.cargo(&["tree", "--locked", "--prefix", "depth", "--format", "{p}\t{l}\t{r}"]);
        graph(&process::output(cargo.args(arguments))?)
    };
    let read = |name: &str| {
        fs::read_to_string(project.root().join(name)).with_context(|| format!("can't read {name}"))
    };
    let modules = modules(&read("Cargo.toml")?)?;
    let module = ["--package", SITE, "--target", TARGET, "--no-default-features", "--features", &modules];
    // What a macro is made of runs in the compiler, and is not sent to anyone.
    let shipped = tree(&[&module[..], &["--edges", "normal,no-proc-macro"]].concat())?;
    let mut all = tree(&[&module[..], &["--edges", "normal,build"]].concat())?;
    for what in [&["--package", SITE, "--features", "ssr"][..], &["--package", "xtask"]] {
        for (user, used) in tree(&[what, &["--edges", "normal,build"]].concat())? {
            all.entry(user).or_default().extend(used);
        }
    }
    let version = process::output(project.command("rustc").arg("--version"))?;
    let compiler = version.split_whitespace().nth(1).context("`rustc --version` names no version")?;
    let bill = bill(&shipped, &all, &checksums(&read("Cargo.lock")?)?, compiler, time)?;
    Ok(serde_json::to_string_pretty(&bill)? + "\n")
}

/// The features of all WebAssembly modules. They are built one by one; here it counts what any of them has.
fn modules(manifest: &str) -> Result<String> {
    let manifest: Table = manifest.parse().context("Cargo.toml")?;
    let programs = manifest.get("bin").and_then(|programs| programs.as_array());
    let features = |program: &toml::Value| Some(program.get("required-features")?.as_array()?.clone());
    let features: Vec<_> = programs.into_iter().flatten().filter_map(features).flatten().collect();
    // The program that renders the pages is not for the browser.
    let modules: Vec<_> =
        features.iter().filter_map(|feature| feature.as_str()).filter(|name| *name != "ssr").collect();
    ensure!(!modules.is_empty(), "Cargo.toml names no WebAssembly module");
    Ok(modules.join(","))
}

/// Reads a tree of which each line starts with its depth.
fn graph(tree: &str) -> Result<Graph> {
    let mut graph = Graph::new();
    let mut above: Vec<Crate> = Vec::new();
    // An empty line parts several trees.
    for line in tree.lines().filter(|line| !line.is_empty()) {
        let unknown = || format!("`cargo tree` tells something unknown: {line}");
        let digits = line.find(|c: char| !c.is_ascii_digit()).with_context(unknown)?;
        let depth: usize = line[..digits].parse().with_context(unknown)?;
        // What was told in full before is marked.
        let mut fields = line[digits..].trim_end_matches(" (*)").split('\t');
        let mut field = || fields.next().with_context(unknown);
        let (package, license, repository) = (field()?, field()?, field()?);
        let mut words = package.split(' ');
        let name = words.next().with_context(unknown)?.to_owned();
        let version = words.next().and_then(|word| word.strip_prefix('v')).with_context(unknown)?.to_owned();
        let found =
            Crate { name, version, license: license.replace('/', " OR "), repository: repository.to_owned() };
        above.truncate(depth);
        if let Some(user) = above.last() {
            graph.entry(user.clone()).or_default().insert(found.clone());
        }
        graph.entry(found.clone()).or_default();
        above.push(found);
    }
    Ok(graph)
}

/// The SHA-256 of published crates, by name and version.
fn checksums(lock: &str) -> Result<BTreeMap<(String, String), String>> {
    let lock: Table = lock.parse().context("Cargo.lock")?;
    let packages =
        lock.get("package").and_then(|packages| packages.as_array()).context("Cargo.lock is empty")?;
    let sum = |package: &toml::Value| {
        let field = |name: &str| package.get(name)?.as_str().map(str::to_owned);
        Some(((field("name")?, field("version")?), field("checksum")?))
    };
    Ok(packages.iter().filter_map(sum).collect())
}

/// The bill as a CycloneDX document.
fn bill(
    shipped: &Graph,
    all: &Graph,
    checksums: &BTreeMap<(String, String), String>,
    compiler: &str,
    time: OffsetDateTime,
) -> Result<Value> {
    let site = shipped.keys().find(|found| found.name == SITE).context("the site's own crate is missing")?;
    let mut components: Vec<_> = all
        .keys()
        .filter(|found| *found != site)
        .map(|found| {
            let scope = if shipped.contains_key(found) { "required" } else { "excluded" };
            component(found, scope, checksums.get(&(found.name.clone(), found.version.clone())))
        })
        .collect();
    components.push(json!({
        "type": "library", "bom-ref": "rust-std", "name": "rust-std", "version": compiler, "scope": "required",
        "description": "Rust's standard library, in the WebAssembly",
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
    }));
    components.push(json!({
        "type": "application", "bom-ref": "rustc", "name": "rustc", "version": compiler, "scope": "excluded",
        "description": "the compiler",
    }));
    components.extend(build::TOOLS.iter().map(program));
    let dependencies: Vec<_> = all
        .iter()
        .map(|(user, used)| {
            let used: Vec<_> = used.iter().map(Crate::reference).collect();
            json!({ "ref": user.reference(), "dependsOn": used })
        })
        .collect();
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": time.replace_nanosecond(0)?.format(&Rfc3339)?,
            "lifecycles": [{ "phase": "build" }],
            "component": {
                "type": "application", "bom-ref": site.reference(), "name": site.name, "version": site.version,
                "licenses": [{ "expression": site.license }],
            },
        },
        "components": components,
        "dependencies": dependencies,
    }))
}

/// A crate: required if it is in the WebAssembly, excluded if it only helps to build.
fn component(found: &Crate, scope: &str, checksum: Option<&String>) -> Value {
    let mut component = json!({
        "type": "library", "bom-ref": found.reference(), "name": found.name, "version": found.version,
        "scope": scope,
    });
    if !found.license.is_empty() {
        component["licenses"] = json!([{ "expression": found.license }]);
    }
    if !found.repository.is_empty() {
        component["externalReferences"] = json!([{ "type": "vcs", "url": found.repository }]);
    }
    // Only what is published has a checksum, and an address to be found by.
    if let Some(checksum) = checksum {
        component["purl"] = found.reference().into();
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
    }
    component
}

/// A program that the site is built with.
fn program(tool: &Tool) -> Value {
    let kind = match tool.registry {
        Registry::CratesIo { .. } => "cargo",
        Registry::Npm => "npm",
    };
    let reference = format!("pkg:{kind}/{}@{}", tool.package, tool.version);
    json!({
        "type": "application", "bom-ref": reference, "purl": reference, "name": tool.package,
        "version": tool.version, "scope": "excluded", "description": tool.purpose,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str) -> Crate {
        Crate {
            name: name.into(),
            version: "1.0.0".into(),
            license: "MIT OR Apache-2.0".into(),
            repository: String::new(),
        }
    }

    #[test]
    fn trees_are_read_with_who_uses_whom() {
        let tree = "\
0a v1.0.0 (/somewhere/a)\tMIT/Apache-2.0\t
1b v1.0.0\tMIT OR Apache-2.0\t
2c v1.0.0 (proc-macro)\tMIT OR Apache-2.0\t
1c v1.0.0 (proc-macro)\tMIT OR Apache-2.0\t (*)
1d v1.0.0\tMIT OR Apache-2.0\t
";
        let [a, b, c, d] = ["a", "b", "c", "d"].map(found);
        let expected = [
            (a, BTreeSet::from([b.clone(), c.clone(), d.clone()])),
            (b, BTreeSet::from([c.clone()])),
            (c, BTreeSet::new()),
            (d, BTreeSet::new()),
        ];
        assert_eq!(graph(tree).expect("is a tree"), Graph::from(expected));
        for wrong in ["a v1.0.0\t\t", "0a 1.0.0\t\t", "0a v1.0.0", "0"] {
            let error = graph(wrong).expect_err("must be refused").to_string();
            assert!(error.starts_with("`cargo tree` tells something unknown: "), "{error}");
        }
    }

    #[test]
    fn the_modules_are_told_by_the_manifest() {
        let modules = modules(include_str!("../../Cargo.toml")).expect("it names some");
        assert!(modules.starts_with("explainer,charts,"), "{modules}");
        assert!(!modules.split(',').any(|module| module == "ssr"), "{modules}");
    }

    /// The project itself, asked as it is when it is packed.
    #[test]
    fn the_bill_tells_what_is_shipped_from_what_only_builds() {
        let project = Project::find().expect("this is it");
        let time = OffsetDateTime::from_unix_timestamp(1_763_000_000).expect("is a time");
        let text = bom(&project, time).expect("Cargo tells");
        assert_eq!(text, bom(&project, time).expect("Cargo tells"), "the same each time");
        assert!(!text.contains(&project.root().display().to_string()), "no local folder is named");

        let bill: Value = serde_json::from_str(&text).expect("is JSON");
        assert_eq!(bill["metadata"]["timestamp"], "2025-11-13T02:13:20Z");
        let components = bill["components"].as_array().expect("a list");
        let scopes: BTreeMap<_, _> = components
            .iter()
            .map(|part| (part["name"].as_str().expect("a name"), part["scope"].as_str().expect("a scope")))
            .collect();
        for shipped in ["leptos", "wasm-bindgen", "postcard", "report-model", "rust-std"] {
            assert_eq!(scopes.get(shipped), Some(&"required"), "{shipped}");
        }
        for builder in
            ["lightningcss", "report-compile", "serde_derive", "brotli", "trunk", "binaryen", "rustc"]
        {
            assert_eq!(scopes.get(builder), Some(&"excluded"), "{builder}");
        }
        assert_eq!(scopes.get("proptest"), None, "what only tests is neither");

        let mut known = BTreeSet::from([bill["metadata"]["component"]["bom-ref"].as_str().expect("a name")]);
        for part in components {
            assert!(known.insert(part["bom-ref"].as_str().expect("a name")), "twice: {part}");
            let is_published = part["purl"].as_str().is_some_and(|purl| purl.starts_with("pkg:cargo/"));
            let is_tool = part["type"] == "application";
            assert_eq!(is_published && !is_tool, part["hashes"].is_array(), "{part}");
        }
        for node in bill["dependencies"].as_array().expect("a list") {
            for name in node["dependsOn"].as_array().expect("a list").iter().chain([&node["ref"]]) {
                assert!(known.contains(name.as_str().expect("a name")), "{name} is unknown");
            }
        }
    }
}
