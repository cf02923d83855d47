//! The files that make links worth sharing: pictures, oEmbed, the sitemap, pages that lead on.

use std::{env, error::Error};

use luojiang_report::{
    page::Page,
    share::{self, Address, Site, Subject},
};

use crate::job::Job;

/// The variable that says where the site will stand.
const SITE_URL: &str = "SITE_URL";

/// The variable that names the font files, like `PATH`.
#[cfg(feature = "publish")]
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

/// The pictures for shared links, which can be drawn.
pub struct Pictures {
    #[cfg(feature = "publish")]
    fonts: luojiang_report::share::Fonts,
}

#[cfg(feature = "publish")]
impl Pictures {
    /// Reads the fonts, if they are named. `cargo xtask` names them in releases and tests.
    ///
    /// # Errors
    ///
    /// If one can't be read.
    pub fn ready(job: &Job) -> Result<Option<Self>, Box<dyn Error>> {
        let paths = env::var_os(PICTURE_FONTS).filter(|paths| job.is_published && !paths.is_empty());
        let Some(paths) = paths else {
            if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
                eprintln!(
                    "prerender: no pictures for shared links, since {PICTURE_FONTS} names no fonts (`cargo xtask build` does)"
                );
            }
            return Ok(None);
        };
        let fonts = luojiang_report::share::Fonts::read(env::split_paths(&paths));
        Ok(Some(Self { fonts: fonts.map_err(|error| format!("{PICTURE_FONTS}: {error}"))? }))
    }

    /// Draws and writes them.
    fn write(&self, job: &Job) -> Result<(), Box<dyn Error>> {
        for (path, png) in share::pictures(&Subject::all(), &self.fonts)? {
            job.write(&path, &png)?;
        }
        Ok(())
    }
}

#[cfg(not(feature = "publish"))]
impl Pictures {
    /// None: while serving, nothing is shared.
    pub fn ready(_: &Job) -> Result<Option<Self>, Box<dyn Error>> {
        Ok(None)
    }

    fn write(&self, _: &Job) -> Result<(), Box<dyn Error>> {
        Err(crate::job::NOT_FOR_PUBLISHING.into())
    }
}

/// Writes all of them; `onward` is the script of pages that lead on.
///
/// # Errors
///
/// If a file can't be written, or a picture can't be drawn.
pub fn write_all(
    job: &Job,
    pages: &[Page],
    site: &Site,
    onward: &str,
    pictures: Option<&Pictures>,
) -> Result<(), Box<dyn Error>> {
    for (path, html) in share::redirects(site, onward) {
        job.write(&path, html.as_bytes())?;
    }
    if let Some(pictures) = pictures {
        pictures.write(job)?;
    }
    let Some(address) = &site.address else { return Ok(()) };
    for subject in Subject::all() {
        let (path, answer) = share::oembed(subject, address, site);
        job.write(&path, answer.to_string().as_bytes())?;
    }
    job.write("sitemap.xml", share::sitemap(pages, address).as_bytes())?;
    let robots = job.staged("robots.txt")?;
    job.write("robots.txt", share::robots(&robots, address).as_bytes())?;
    Ok(())
}
