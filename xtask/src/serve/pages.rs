//! Makes the pages: compiles what makes them, if need be, and runs it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Stdio,
    sync::{Mutex, PoisonError},
    time::Instant,
};

use anyhow::{Context, Result, bail};

use super::watch::Change;
use crate::{process, project::Project, report};

/// Makes pages, each time into a folder of their own.
#[derive(Debug)]
pub struct Pages<'a> {
    project: &'a Project,
    /// Where the folders are.
    folder: PathBuf,
    /// Held by whoever calls Cargo, which would only wait for the other call.
    cargo: &'a Mutex<()>,
    /// The program that makes them, once it is compiled.
    program: Option<PathBuf>,
    count: usize,
    /// Whether the last ones could be made.
    are_whole: bool,
}

impl<'a> Pages<'a> {
    /// Nothing is made yet.
    pub fn new(project: &'a Project, folder: &Path, cargo: &'a Mutex<()>) -> Self {
        Self { project, folder: folder.to_path_buf(), cargo, program: None, count: 0, are_whole: false }
    }

    /// Makes what has to be made after a change; after styles or scripts only these are put beside the pages that are there.
    ///
    /// # Errors
    ///
    /// What is wrong with the files, in words for the page and the terminal.
    pub fn make(&mut self, change: Change) -> Result<PathBuf> {
        let program = match &self.program {
            Some(program) if !change.code => program.clone(),
            _ => self.compile()?,
        };
        let start = Instant::now();
        let is_looks = self.are_whole && change == Change { looks: true, ..Change::default() };
        // Two in turn: the one that is shown is not touched.
        self.count += usize::from(!is_looks);
        let folder = self.folder.join(format!("pages-{}", self.count % 2));
        if !is_looks && folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("can't remove {}", folder.display()))?;
        }
        // What fails is made whole next time.
        self.are_whole = false;
        let mut prerender = std::process::Command::new(&program);
        prerender
            .arg(&folder)
            .args(is_looks.then_some("looks"))
            .current_dir(self.project.root())
            .env("TRUNK_SOURCE_DIR", self.project.root());
        let output = prerender.stdin(Stdio::null()).stdout(Stdio::inherit()).output();
        let output = output.with_context(|| format!("{} can't be started", program.display()))?;
        let told = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            bail!("{}", told.trim());
        }
        eprint!("{told}");
        self.are_whole = true;
        report::note(&format!("the pages are made ({:.1} s)", start.elapsed().as_secs_f64()));
        Ok(folder)
    }

    /// Compiles the program that makes pages, without what only published sites have.
    fn compile(&mut self) -> Result<PathBuf> {
        let _turn = self.cargo.lock().unwrap_or_else(PoisonError::into_inner);
        let _patience = report::Patience::with("compiling what makes the pages");
        // What fails is compiled anew next time.
        self.program = None;
        let what = ["--no-default-features", "--features", "ssr", "--bin", "prerender"];
        let programs = process::built(self.project.cargo(&["build"]).args(what));
        let program = programs.context("what makes the pages can't be compiled: the terminal says why")?;
        let program = program.into_iter().next().context("Cargo names no program")?;
        self.program = Some(program.clone());
        Ok(program)
    }
}
