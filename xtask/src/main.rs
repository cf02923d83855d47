//! `cargo xtask`: one door for the chores of this project.
//!
//! Every chore first sets up what is missing (compile target, tools, browsers),
//! then runs the ordinary programs. Nothing here is needed at run time.

mod archive;
mod beside;
mod browser_tests;
mod browsers;
mod build;
mod cli;
mod compress;
mod copy;
mod dependencies;
mod feed;
mod install;
mod node;
mod offline;
mod package;
mod placed;
mod process;
mod project;
mod release;
mod repeat;
mod report;
mod reproducible;
mod sbom;
mod serve;
mod servers;
mod setup;
mod sizes;
mod test;
mod tools;
mod trial;
mod webdriver;

use std::process::ExitCode;

use anyhow::Result;

use crate::{cli::Chore, project::Project};

fn main() -> ExitCode {
    let chore = match cli::parse(std::env::args_os().skip(1)) {
        Ok(chore) => chore,
        Err(error) => {
            report::error(&error);
            report::note("`cargo xtask --help` lists what there is");
            return ExitCode::from(2);
        }
    };
    match run(chore) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report::error(&error);
            ExitCode::FAILURE
        }
    }
}

/// Does one chore.
fn run(chore: Chore) -> Result<()> {
    match chore {
        Chore::Help => {
            println!("{}", cli::HELP);
            Ok(())
        }
        Chore::Serve(options) => serve::run(&Project::find()?, &options),
        Chore::Build(options) => build::run(&Project::find()?, &options),
        Chore::Package(options) => package::run(&Project::find()?, &options),
        Chore::Offline(options) => offline::run(&Project::find()?, &options),
        Chore::Test(options) => test::run(&Project::find()?, &options),
        Chore::CheckFeed(options) => feed::run(&Project::find()?, &options),
    }
}
