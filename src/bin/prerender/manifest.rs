//! What makes the site an app on a reader's home screen: the manifest and its icons, drawn from the page's own sign.

use std::error::Error;

use luojiang_report::content::content;
use serde_json::{Value, json};

use crate::job::Job;

/// The manifest's path in the site.
pub const PATH: &str = "manifest.webmanifest";

/// The colours of the site.
const TOKENS: &str = "style/tokens.css";

/// A picture of the sign.
pub struct Icon {
    /// Its path in the site.
    pub path: &'static str,
    /// Its width and height in pixels.
    size: u32,
    /// What systems may do with it; nothing if only Apple's ask for it.
    purpose: &'static str,
}

/// All icons.
pub const ICONS: [Icon; 4] = [
    Icon { path: "icon-192.png", size: 192, purpose: "any" },
    Icon { path: "icon-512.png", size: 512, purpose: "any" },
    Icon { path: "icon-maskable-512.png", size: 512, purpose: "maskable" },
    Icon { path: "apple-touch-icon.png", size: 180, purpose: "" },
];

/// What a page says in its `<head>`: the colours of the window around an installed page, which are given; and, where there
/// are any, the manifest and Apple's icon.
pub fn links(job: &Job, [light, dark]: &[String; 2], base: &str) -> String {
    let colours = format!(
        "<meta name=\"theme-color\" content=\"{light}\" media=\"(prefers-color-scheme: light)\">\
         <meta name=\"theme-color\" content=\"{dark}\" media=\"(prefers-color-scheme: dark)\">"
    );
    if !job.is_published {
        return colours;
    }
    format!(
        "{colours}<link rel=\"manifest\" href=\"{base}{PATH}\">\
         <link rel=\"apple-touch-icon\" href=\"{base}apple-touch-icon.png\">"
    )
}

/// The colours of the window, for light and dark.
///
/// # Errors
///
/// If the colours are not what they were.
pub fn window_colours(job: &Job) -> Result<[String; 2], String> {
    Ok(colours(&job.read(TOKENS)?, "stone")?.map(str::to_owned))
}

/// Writes the manifest and the icons of a site that is published.
///
/// # Errors
///
/// If the template has no sign, or a file can't be written.
pub fn write_all(job: &Job, template: &str) -> Result<(), Box<dyn Error>> {
    if !job.is_published {
        return Ok(());
    }
    let sign = sign(template)?;
    for icon in &ICONS {
        job.write(icon.path, &drawn(&drawing(&sign, icon)?)?)?;
    }
    Ok(job.write(PATH, manifest(&job.read(TOKENS)?)?.to_string().as_bytes())?)
}

#[cfg(feature = "publish")]
use report_picture::draw_sign as drawn;

#[cfg(not(feature = "publish"))]
fn drawn(_: &str) -> Result<Vec<u8>, String> {
    Err(crate::job::NOT_FOR_PUBLISHING.into())
}

/// The manifest. All paths are relative to it, so that the folder may lie anywhere.
fn manifest(tokens: &str) -> Result<Value, String> {
    let icons = ICONS.iter().filter(|icon| !icon.purpose.is_empty()).map(|Icon { path, size, purpose }| {
        json!({ "src": path, "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose })
    });
    Ok(json!({
        "name": content().report.title,
        "short_name": "洛江图解",
        "description": content().report.tagline,
        "lang": "zh-CN",
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": colours(tokens, "paper")?[0],
        "theme_color": colours(tokens, "stone")?[0],
        "icons": icons.collect::<Vec<_>>(),
    }))
}

/// A colour of the site by its name, for light and dark.
fn colours<'a>(tokens: &'a str, name: &str) -> Result<[&'a str; 2], String> {
    let both =
        tokens.split_once(&format!("--{name}: light-dark(")).and_then(|(_, rest)| rest.split_once(')'));
    let both = both.and_then(|(both, _)| both.split_once(", "));
    both.map(|(light, dark)| [light, dark])
        .ok_or_else(|| format!("{TOKENS} has no pair of colours for --{name}"))
}

/// The SVG of the page's own sign, which its template carries as a `data:` URL.
fn sign(template: &str) -> Result<String, &'static str> {
    let url = template.split_once("data:image/svg+xml,").and_then(|(_, rest)| rest.split_once('"'));
    let (url, _) = url.ok_or("the staged index.html has no icon in a data: URL")?;
    Ok(url.replace("%3C", "<").replace("%3E", ">").replace("%23", "#"))
}

/// The sign as an icon. Of one that may be cut to any shape, only a circle of 80 % of its width is sure to be seen.
fn drawing(sign: &str, icon: &Icon) -> Result<String, &'static str> {
    let ground = sign.split_once("fill='").and_then(|(_, rest)| rest.split_once('\''));
    let (ground, _) = ground.ok_or("the icon in index.html has no ground")?;
    let Icon { size, purpose, .. } = *icon;
    let inner = if purpose == "maskable" { size * 3 / 4 } else { size };
    let edge = (size - inner) / 2;
    let placed =
        sign.replacen("<svg ", &format!("<svg x='{edge}' y='{edge}' width='{inner}' height='{inner}' "), 1);
    Ok(format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{size}' height='{size}'>\
         <rect width='{size}' height='{size}' fill='{ground}'/>{placed}</svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = include_str!("../../../index.html");

    #[test]
    fn the_sign_fills_an_icon_or_its_safe_middle() {
        let sign = sign(TEMPLATE).expect("the page's own");
        for (icon, inner) in ICONS.iter().zip(["192", "512", "384", "180"]) {
            let svg = drawing(&sign, icon).expect("a drawing");
            assert!(svg.contains(&format!("width='{inner}' height='{inner}' ")), "{svg}");
            let png = report_picture::draw_sign(&svg).expect("a picture");
            assert_eq!(
                png[16..24],
                [icon.size.to_be_bytes(), icon.size.to_be_bytes()].concat(),
                "{}",
                icon.path
            );
            assert!(png.len() < 4096, "{}: {} bytes", icon.path, png.len());
        }
    }

    #[test]
    fn the_manifest_has_the_sites_colours_and_no_whole_path() {
        let manifest = manifest(include_str!("../../../style/tokens.css")).expect("the colours are there");
        assert_eq!(manifest["background_color"], "#faf7f1");
        assert_eq!(manifest["theme_color"], "#ece6da");
        assert!(!manifest.to_string().contains(":\"/"), "{manifest}");
    }
}
