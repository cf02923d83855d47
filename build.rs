//! Compiles what the WebAssembly modules carry of `content/` into blobs. The prerenderer reads `content/` itself.

use std::{env, error::Error, fs, path::Path, process::ExitCode};

use report_compile::Compiled;

fn main() -> ExitCode {
    // Without this line, every file counts.
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_HYDRATE").is_none() {
        return ExitCode::SUCCESS;
    }
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
    let Compiled { content, quiz, .. } =
        report_compile::compile(&report_compile::read(Path::new("content"))?)?;
    let out = env::var("OUT_DIR")?;
    let write = |name: &str, bytes: Vec<u8>| fs::write(Path::new(&out).join(name), bytes);
    write("sketch.bin", postcard::to_allocvec(&content.sketch())?)?;
    write("charts.bin", postcard::to_allocvec(&content.charts())?)?;
    write("known.bin", postcard::to_allocvec(&content.known())?)?;
    write("quiz.bin", postcard::to_allocvec(&quiz)?)?;
    Ok(())
}
