//! `cargo xtask serve`: the site on this machine, rebuilt on every change.

use std::{
    io::ErrorKind,
    net::{Ipv4Addr, TcpListener},
    process::Command,
};

use anyhow::{Result, bail};

use crate::{
    build::{self, PICTURE_FONTS},
    cli::Serve,
    project::Project,
    report,
    setup::{self, Tools},
    tools::{TRUNK, WASM_BINDGEN},
};

/// Serves until it is interrupted.
///
/// # Errors
///
/// If the port is taken, a tool is missing and can't be installed, or Trunk fails.
pub fn run(project: &Project, options: &Serve) -> Result<()> {
    check_port(options.port)?;
    setup::target(project)?;
    // Only releases are made smaller and have pictures for shared links.
    let wanted = if options.release { &build::TOOLS[..] } else { &[TRUNK, WASM_BINDGEN] };
    let tools = Tools::ready(wanted)?;

    let mut trunk = setup::trunk(project, &tools, "serve")?;
    // Its own folder, so that `build` and `test` can run at the same time.
    trunk.args(["--dist", "target/serve", "--address", "127.0.0.1", "--port", &options.port.to_string()]);
    // Neither a look for a newer Trunk nor for this machine's other names.
    trunk.args(["--skip-version-check", "--disable-address-lookup"]);
    if options.release {
        trunk.arg("--release").env(PICTURE_FONTS, build::fonts(&tools)?);
    }
    if options.open {
        trunk.arg("--open");
    }
    report::heading(&format!("http://127.0.0.1:{}/ (once it is built; Ctrl-C ends it)", options.port));
    become_command(&mut trunk)
}

/// Checks that the port can be listened on.
fn check_port(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) => match error.kind() {
            ErrorKind::AddrInUse => bail!(
                "port {port} is in use: end the program that listens there, or choose another port, such as \
                 `--port {}`",
                port.checked_add(1).unwrap_or(8080)
            ),
            ErrorKind::PermissionDenied => {
                bail!("port {port} is not for everyone: choose one above 1023, such as `--port 8080`")
            }
            _ => bail!("port {port} can't be used ({error}): choose another with `--port`"),
        },
    }
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
        let error = check_port(port).expect_err("it is busy").to_string();
        assert!(error.starts_with(&format!("port {port} is in use")), "{error}");
        assert!(error.contains("--port"), "{error}");

        drop(listener);
        check_port(port).expect("it is free again");
    }
}
