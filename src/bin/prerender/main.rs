//! Renders every page into the folder that Trunk has staged, or into one to serve from.
//!
//! Trunk runs this as its `post_build` hook. The staged `index.html` already
//! names the hashed WebAssembly; here its markers are replaced by the page,
//! the styles are joined into one hashed file, the loader gets its hash, and
//! the open data is written, with what makes links worth sharing and what keeps
//! the site for when there is no network.
//!
//! `cargo xtask serve` runs it with a folder, and gets what can be read there before there is any WebAssembly.

mod files;
mod job;
mod manifest;
mod offline;
mod script;
mod shared;
mod styles;
mod template;

use std::{error::Error, process::ExitCode};

use luojiang_report::{
    content::{self, content},
    export,
    page::pages,
};

use self::{files::Files, job::Job, template::Template};

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
    let job = Job::asked()?;
    content::load(&job.root)?;
    let pictures = shared::Pictures::ready(&job)?;
    let site = shared::site(pictures.is_some())?;
    let template = if job.is_published { job.staged("index.html")? } else { job.stage()? };
    manifest::write_all(&job, &template)?;
    let template = Template::new(&template)?;
    let files = Files::write(&job)?;
    if job.is_looks {
        return Ok(());
    }
    if job.is_published {
        let embed = job.staged("embed.js")?;
        let embed = script::shortened(&embed).map_err(|error| format!("embed.js: {error}"))?;
        job.write("embed.js", embed.as_bytes())?;
    }
    let pages = pages();
    for page in &pages {
        job.write(&page.path, template.fill(&job, page, &site, &files)?.as_bytes())?;
    }
    for (path, bytes) in export::files(content())? {
        job.write(&path, &bytes)?;
    }
    shared::write_all(&job, &pages, &site, &files.onward, pictures.as_ref())?;
    offline::write_worker(&job, &pages)
}
