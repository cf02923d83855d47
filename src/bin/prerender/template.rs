//! The staged `index.html` as a template for all pages.

use std::error::Error;

use luojiang_report::{
    page::{ANY_ROOT, Assets, Module, Page},
    share::{self, Site},
};

use crate::{files::Files, job::Job, manifest};

/// The staged `index.html`: what stands before the loader, the loader, and what stands after it.
pub struct Template<'a> {
    head: &'a str,
    script: &'a str,
    tail: &'a str,
}

impl<'a> Template<'a> {
    /// Finds the loader.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub fn new(text: &'a str) -> Result<Self, Box<dyn Error>> {
        let (open, close) = ("<script type=\"module\"", "</script>");
        let start =
            text.find(open).ok_or("the staged index.html has no loader: see pattern_script in Trunk.toml")?;
        let end = text[start..].find(close).map_or(text.len(), |end| start + end + close.len());
        Ok(Self { head: &text[..start], script: &text[start..end], tail: &text[end..] })
    }

    /// The finished page.
    ///
    /// # Errors
    ///
    /// If a marker is missing.
    pub fn fill(&self, job: &Job, page: &Page, site: &Site, files: &Files) -> Result<String, Box<dyn Error>> {
        // What is relative is relative to the page, and not every page lies in the site's folder.
        let base = match job.base.as_str() {
            "./" if page.is_missing() => ANY_ROOT.to_owned(),
            "./" => format!("./{}", page.root()),
            base => base.to_owned(),
        };
        let assets = match page.module {
            Some(Module::Explainer) => {
                // Trunk writes them as the main page needs them.
                let staged = |name| {
                    let path = attribute(self.script, name)?;
                    Ok::<_, String>(
                        path.strip_prefix("./").map_or(path.clone(), |file| format!("{base}{file}")),
                    )
                };
                Some(Assets { js: staged("data-js")?, wasm: staged("data-wasm")? })
            }
            Some(Module::Charts) => Some(files.charts.below(&base)),
            Some(Module::Overview) => Some(files.overview.below(&base)),
            Some(Module::Builder) => Some(files.builder.below(&base)),
            Some(Module::Classroom) => Some(files.classroom.below(&base)),
            None => None,
        };
        let mut names = assets.as_ref().map_or_else(String::new, |Assets { js, wasm }| {
            let is_lazy = page.module == Some(Module::Charts) || page.is_embed();
            let lazy = if is_lazy { " data-lazy" } else { "" };
            format!(" data-js=\"{js}\" data-wasm=\"{wasm}\"{lazy}")
        });
        names.push_str(&files.for_reader(&base));
        names.push_str(&files.for_offline(page, &base));
        // Paper needs no script.
        let script = |tag: String| if page.is_paper() { String::new() } else { tag };
        let sheet = |name: &str| format!("<link rel=\"stylesheet\" href=\"{base}{name}\">");
        // Before the styles, or it would wait for them.
        let mut styles = script(format!("<script src=\"{base}{}\"></script>", files.comfort));
        // Before the first paint, too.
        for (is_needed, name) in [(page.is_slides(), &files.slides), (page.can_be_tried(), &files.tried)] {
            if is_needed {
                styles.push_str(&script(format!("<script src=\"{base}{name}\"></script>")));
            }
        }
        if page.is_embed() || page.is_slides() {
            // Links leave the frame, and the lesson.
            styles.insert_str(0, "<base target=\"_blank\">");
        }
        if !page.is_embed() && !page.is_paper() {
            styles.push_str(&manifest::links(job, &files.window_colours, &base));
        }
        styles.push_str(&sheet(&files.style));
        if page.has_charts {
            styles.push_str(&sheet(&files.chart_style));
        }
        if page.module == Some(Module::Builder) {
            styles.push_str(&sheet(&files.builder_style));
        }
        if page.is_for_class() {
            styles.push_str(&sheet(&files.class_style));
        }
        if page.is_embed() {
            styles.push_str(&sheet(&files.embed_style));
        }
        let media = if page.is_paper() { "" } else { " media=\"print\"" };
        styles.push_str(&format!("<link rel=\"stylesheet\" href=\"{base}{}\"{media}>", files.print_style));
        let mut boot = format!("<script type=\"module\" src=\"{base}{}\"{names}></script>", files.boot);
        if page.is_embed() {
            for script in [&files.alone, &files.frame] {
                boot.insert_str(0, &format!("<script defer src=\"{base}{script}\"></script>"));
            }
        }
        if page.module == Some(Module::Builder) {
            // For the preview, as in any page around a frame.
            boot.insert_str(0, &format!("<script defer src=\"{base}embed.js\"></script>"));
        }
        let mut body = without_markers(&page.render(assets));
        if page.module.is_some() {
            boot.insert_str(0, &served_islands(&body)?);
        }
        if page.is_missing() {
            // Nobody can tell it at run time, so it is told here, if it is known.
            body = body.replace(&format!("\"{ANY_ROOT}"), &format!("\"{base}"));
        }
        let mut html = format!("{}{}{}", self.head, script(boot), self.tail);
        for (marker, text) in [
            ("<!--title-->", &share::escaped(&page.title)),
            ("<!--description-->", &share::escaped(&page.description)),
            ("<!--share-->", &share::head(page, site)),
            ("<!--style-->", &styles),
            ("<!--page-->", &body),
        ] {
            html = replace_once(&html, marker, text)?;
        }
        Ok(html)
    }
}

/// Drops the empty comments by which Leptos finds its way when it hydrates;
/// outside of islands nothing hydrates, and they would be sent for nothing.
fn without_markers(html: &str) -> String {
    let (open, close, marker) = ("<leptos-island", "</leptos-island>", "<!>");
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find(open) {
        let end = rest[start..].find(close).map_or(rest.len(), |end| start + end + close.len());
        out.push_str(&rest[..start].replace(marker, ""));
        out.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    out.push_str(&rest.replace(marker, ""));
    out
}

/// All islands once more, as text: by it the loader sees whether somebody has changed them on their way to the reader, and
/// gives them back what they had. Compressed it is a few bytes, since all of it stands in the page already.
///
/// # Errors
///
/// If an island holds what would end the text.
fn served_islands(html: &str) -> Result<String, String> {
    let islands = html.split("<leptos-island").skip(1).map(|rest| {
        let content = rest.split_once("</leptos-island>").map_or(rest, |(content, _)| content);
        // Neither the properties nor what only stands in the island is needed.
        let mut is_quoted = false;
        let end = content.find(|c| {
            is_quoted ^= c == '"';
            c == '>' && !is_quoted
        });
        let content = end.map_or("", |end| &content[end + 1..]);
        let content =
            match (content.split_once("<leptos-children>"), content.rsplit_once("</leptos-children>")) {
                (Some((before, _)), Some((_, after))) => {
                    format!("{before}<leptos-children></leptos-children>{after}")
                }
                _ => content.to_owned(),
            };
        format!("<leptos-island>{content}</leptos-island>")
    });
    let text: String = islands.collect();
    if text.contains("<!--") || text.contains("<script") || text.contains("</script") {
        return Err("an island holds a script or a comment, and can't be told in one".to_owned());
    }
    Ok(format!("<script type=\"text/html\" id=\"islands\">{text}</script>"))
}

/// The value of an attribute of the loader's tag.
fn attribute(tag: &str, name: &str) -> Result<String, String> {
    let missing = || format!("the loader has no {name}: see pattern_script in Trunk.toml");
    let (_, value) = tag.split_once(&format!("{name}=\"")).ok_or_else(missing)?;
    Ok(value.split('"').next().unwrap_or_default().to_owned())
}

/// Replaces a marker that must stand in the text exactly once.
fn replace_once(text: &str, marker: &str, by: &str) -> Result<String, String> {
    match text.matches(marker).count() {
        1 => Ok(text.replacen(marker, by, 1)),
        count => Err(format!("the staged index.html has the marker {marker} {count} times (expected once)")),
    }
}
