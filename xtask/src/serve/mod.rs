//! `cargo xtask serve`: the site on this machine, made anew on every change.
//!
//! What can be read comes first: pages need no WebAssembly, so they are made and served before any module is built, and
//! before what modules are built with is set up. See docs/adr/0024.

mod http;
mod live;
mod modules;
mod pages;
mod watch;

use std::{
    env, fs,
    io::ErrorKind,
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, Mutex},
    thread,
    time::Instant,
};

use anyhow::{Context, Result, bail};

use self::{
    live::Live,
    pages::Pages,
    watch::{Change, Watch},
};
use crate::{
    build::{self, PICTURE_FONTS},
    cli::Serve,
    project::Project,
    report,
    setup::{self, Tools},
};

/// Serves until it is interrupted.
///
/// # Errors
///
/// If the port is taken, or the first pages can't be made; for a release also if a tool can't be installed.
pub fn run(project: &Project, options: &Serve) -> Result<()> {
    let listener = listen(options.port)?;
    if options.release {
        drop(listener);
        return release(project, options);
    }
    let address = format!("http://127.0.0.1:{}/", options.port);
    report::heading(&format!("{address} (as soon as there is a page; Ctrl-C ends it)"));
    let site = Site::new(project)?;
    let (live, folder) = (Arc::clone(&site.live), site.modules_folder());
    // They all end with the program.
    thread::spawn(move || http::serve(&listener, &live, &folder));
    thread::scope(|threads| {
        threads.spawn(|| {
            modules::build(project, &site.modules, &site.modules_folder(), &site.live, &site.cargo);
        });
        keep(project, &site, || {
            if options.open {
                open(&address);
            }
        });
    });
    Ok(())
}

/// What is served, and who makes it.
struct Site {
    live: Arc<Live>,
    modules: Vec<modules::Module>,
    /// The folder of everything that is made here.
    folder: PathBuf,
    cargo: Mutex<()>,
}

impl Site {
    fn new(project: &Project) -> Result<Self> {
        let index = project.root().join("index.html");
        let index = fs::read_to_string(&index).with_context(|| format!("can't read {}", index.display()))?;
        let modules = modules::modules(&index)?;
        let names: Vec<_> = modules.iter().map(|module| module.name.clone()).collect();
        let live = Arc::new(Live::new(&names, &names[0]));
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
        let folder = project.root().join(target).join("serve");
        Ok(Self { live, modules, folder, cargo: Mutex::new(()) })
    }

    fn modules_folder(&self) -> PathBuf {
        self.folder.join("modules")
    }
}

/// Makes the pages, and again after every change, for ever.
fn keep(project: &Project, site: &Site, shown: impl FnOnce()) {
    let start = Instant::now();
    let mut shown = Some(shown);
    // Before the first pages are made: what is changed meanwhile is seen.
    let mut watch = Watch::new(project.root());
    let mut pages = Pages::new(project, &site.folder, &site.cargo);
    let mut carried = carried(project.root());
    report::note("making the pages: a few seconds, or 2 to 4 minutes when all has to be compiled");
    let mut change = Change { code: true, ..Change::default() };
    loop {
        match pages.make(change) {
            Ok(folder) => {
                site.live.publish(folder);
                if let Some(shown) = shown.take() {
                    report::note(&format!(
                        "there is something to read after {}",
                        report::duration(start.elapsed())
                    ));
                    shown();
                }
            }
            Err(error) => {
                report::error(&error);
                report::note("what is wrong can be mended: the pages are made anew with the next change");
                site.live.fail(format!("{error:#}"));
            }
        }
        change = watch.wait();
        // Most words are in pages only.
        let now = if change.content { self::carried(project.root()) } else { carried.clone() };
        let is_carried = now != carried;
        carried = now;
        site.live.begin(change.code || is_carried);
        report::note(if change.code {
            "code has changed: up to 40 seconds"
        } else {
            "something has changed: a few seconds"
        });
    }
}

/// What modules carry of the content; the same as long as it has mistakes.
fn carried(root: &Path) -> Option<String> {
    let sources = report_compile::read(&root.join("content")).ok()?;
    let report_compile::Compiled { content, quiz, .. } = report_compile::compile(&sources).ok()?;
    Some(format!("{:?}", (content.sketch(), content.charts(), content.known(), quiz)))
}

/// Shows the page in the browser, if the system knows one.
fn open(address: &str) {
    let mut command = match env::consts::OS {
        "macos" => Command::new("open"),
        "windows" => {
            let mut command = Command::new("cmd");
            command.args(["/C", "start", ""]);
            command
        }
        _ => Command::new("xdg-open"),
    };
    if command.arg(address).spawn().is_err() {
        report::note(&format!("no browser could be opened: go to {address}"));
    }
}

/// The same site as it will be published, built and served by Trunk.
fn release(project: &Project, options: &Serve) -> Result<()> {
    setup::target(project)?;
    let tools = Tools::ready(&build::TOOLS)?;
    let mut trunk = setup::trunk(project, &tools, "serve")?;
    // Its own folder, so that `build` and `test` can run at the same time.
    trunk.args(["--release", "--dist", "target/serve-release"]);
    trunk.args(["--address", "127.0.0.1", "--port", &options.port.to_string()]);
    // Neither a look for a newer Trunk nor for this machine's other names.
    trunk.args(["--skip-version-check", "--disable-address-lookup"]);
    trunk.env(PICTURE_FONTS, build::fonts(&tools)?);
    if options.open {
        trunk.arg("--open");
    }
    report::heading(&format!("http://127.0.0.1:{}/ (once it is built; Ctrl-C ends it)", options.port));
    become_command(&mut trunk)
}

/// Listens on a port.
fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => anyhow::anyhow!(
            "port {port} is in use: end the program that listens there, or choose another port, such as `--port {}`",
            port.checked_add(1).unwrap_or(8080)
        ),
        ErrorKind::PermissionDenied => {
            anyhow::anyhow!("port {port} is not for everyone: choose one above 1023, such as `--port 8080`")
        }
        _ => anyhow::anyhow!("port {port} can't be used ({error}): choose another with `--port`"),
    })
}

/// Puts the command in this process's place, so that signals reach it and nothing is left behind.
#[cfg(unix)]
fn become_command(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;

    let error = command.exec();
    bail!("`{}` can't be started: {error}", crate::process::line(command))
}

/// Runs the command; Ctrl-C reaches it through the console.
#[cfg(not(unix))]
fn become_command(command: &mut Command) -> Result<()> {
    crate::process::run(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_port_is_named_with_the_way_out() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("some port is free");
        let port = listener.local_addr().expect("it listens").port();
        let error = listen(port).expect_err("it is busy").to_string();
        assert!(error.starts_with(&format!("port {port} is in use")), "{error}");
        assert!(error.contains("--port"), "{error}");
    }

    #[test]
    fn what_modules_carry_is_known_from_the_content() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let carried = carried(&root).expect("the content has no mistakes");
        assert!(carried.contains("gdp-growth"));
        assert_eq!(super::carried(Path::new("no such folder")), None);
    }
}
