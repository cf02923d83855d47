//! Compiles `content/` into blobs: the whole report, the questions and the lessons for the prerenderer, and
//! the little that the islands need for each WebAssembly module.

use std::{env, error::Error, fs, path::Path, process::ExitCode};

use report_compile::Compiled;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=content");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // `cargo::error` lines are what cargo shows without the build script's whole output.
            for line in error.to_string().lines() {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), Box<dyn Error>> {
    let sources = report_compile::read(Path::new("content"))?;
    let Compiled { content, quiz, lessons } = report_compile::compile(&sources)?;
    let out = env::var("OUT_DIR")?;
    let write = |name: &str, bytes: Vec<u8>| fs::write(Path::new(&out).join(name), bytes);
    write("content.bin", postcard::to_allocvec(&content)?)?;
    write("sketch.bin", postcard::to_allocvec(&content.sketch())?)?;
    write("charts.bin", postcard::to_allocvec(&content.charts())?)?;
    write("known.bin", postcard::to_allocvec(&content.known())?)?;
    write("quiz.bin", postcard::to_allocvec(&quiz)?)?;
    write("lessons.bin", postcard::to_allocvec(&lessons)?)?;
    Ok(())
}
