//! Renders every page into the folder that Trunk has staged.
//!
//! Trunk runs this as its `post_build` hook. The staged `index.html` already
//! names the hashed WebAssembly; here its markers are replaced by the page,
//! the styles are joined into one hashed file, the loader gets its hash, and
//! the open data is written, with what makes links worth sharing and what keeps
//! the site for when there is no network.

mod files;
mod manifest;
mod offline;
mod script;
mod shared;
mod styles;
mod template;

use std::{
    env,
    error::Error,
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

use luojiang_report::{content::content, export, page::pages};

use self::{files::Files, template::Template};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("prerender: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let staging = PathBuf::from(
        env::var_os("TRUNK_STAGING_DIR")
            .ok_or("TRUNK_STAGING_DIR is not set: run `trunk build`, not this")?,
    );
    let base = env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "./".into());
    let fonts = shared::fonts()?;
    let site = shared::site(fonts.is_some())?;
    let template = fs::read_to_string(staging.join("index.html"))?;
    manifest::write_all(&staging, &template)?;
    let template = Template::new(&template)?;
    let files = Files::write(&staging)?;
    let embed = fs::read_to_string(staging.join("embed.js"))?;
    write(
        &staging,
        "embed.js",
        script::shortened(&embed).map_err(|error| format!("embed.js: {error}"))?.as_bytes(),
    )?;
    let pages = pages();
    for page in &pages {
        write(&staging, &page.path, template.fill(page, &site, &files, &base)?.as_bytes())?;
    }
    for (path, bytes) in export::files(content())? {
        write(&staging, &path, &bytes)?;
    }
    shared::write_all(&staging, &pages, &site, &files.onward, fonts.as_ref())?;
    offline::write_worker(&staging, &pages)
}

/// Writes a file by its path in the site.
fn write(staging: &Path, path: &str, bytes: &[u8]) -> io::Result<()> {
    let path = staging.join(path);
    fs::create_dir_all(path.parent().unwrap_or(staging))?;
    fs::write(path, bytes)
}
