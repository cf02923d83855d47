//! The files that make links worth sharing: pictures, oEmbed, the sitemap, pages that lead on.

use std::{env, error::Error, fs, path::Path};

use luojiang_report::{
    page::Page,
    share::{self, Address, Fonts, Site, Subject},
};

use crate::write;

/// The variable that says where the site will stand.
const SITE_URL: &str = "SITE_URL";

/// The variable that names the font files, like `PATH`.
const PICTURE_FONTS: &str = "PICTURE_FONTS";

/// What is known of the site.
///
/// # Errors
///
/// If its address is none.
pub fn site(has_pictures: bool) -> Result<Site, Box<dyn Error>> {
    let text = env::var(SITE_URL).unwrap_or_default();
    let address = if text.trim().is_empty() {
        None
    } else {
        Some(Address::parse(&text).map_err(|error| format!("{SITE_URL}: {error}"))?)
    };
    Ok(Site { address, has_pictures })
}

/// The fonts of the pictures, if they are named. `cargo xtask` names them in releases and tests.
///
/// # Errors
///
/// If one can't be read.
pub fn fonts() -> Result<Option<Fonts>, Box<dyn Error>> {
    let Some(paths) = env::var_os(PICTURE_FONTS).filter(|paths| !paths.is_empty()) else {
        if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
            eprintln!(
                "prerender: no pictures for shared links, since {PICTURE_FONTS} names no fonts (`cargo xtask build` does)"
            );
        }
        return Ok(None);
    };
    let fonts = Fonts::read(env::split_paths(&paths)).map_err(|error| format!("{PICTURE_FONTS}: {error}"))?;
    Ok(Some(fonts))
}

/// Writes all of them; `onward` is the script of pages that lead on.
///
/// # Errors
///
/// If a file can't be written, or a picture can't be drawn.
pub fn write_all(
    staging: &Path,
    pages: &[Page],
    site: &Site,
    onward: &str,
    fonts: Option<&Fonts>,
) -> Result<(), Box<dyn Error>> {
    for (path, html) in share::redirects(site, onward) {
        write(staging, &path, html.as_bytes())?;
    }
    if let Some(fonts) = fonts {
        for (path, png) in share::pictures(&Subject::all(), fonts)? {
            write(staging, &path, &png)?;
        }
    }
    let Some(address) = &site.address else { return Ok(()) };
    for subject in Subject::all() {
        let (path, answer) = share::oembed(subject, address, site);
        write(staging, &path, answer.to_string().as_bytes())?;
    }
    write(staging, "sitemap.xml", share::sitemap(pages, address).as_bytes())?;
    let robots = fs::read_to_string(staging.join("robots.txt"))?;
    write(staging, "robots.txt", share::robots(&robots, address).as_bytes())?;
    Ok(())
}
