//! Programs that end, with everything that they have started, when this process does, however it ends.

use std::{
    net::TcpListener,
    path::Path,
    process::{Command, Stdio},
};

/// The shell's part: the program runs beside a shell that waits for the end of its standard input, both in a process
/// group of their own. At that end, or the program's own, all of the group is asked to end, and then made to; the shell last,
/// which is in it.
const LEASH: &str = "\
    end() { trap '' TERM; kill -TERM 0; sleep 0.5; kill -KILL 0; }; \
    { \"$0\" \"$@\" </dev/null; end; } & \
    read -r _; end";

/// A call of a program that ends, with everything that it has started, when its standard input does: browsers wait for the
/// next test until there is none, and nothing tells them when this process is over.
pub fn leashed(program: &Path) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", LEASH]).arg(program).stdin(Stdio::piped());
    // Not by `setsid`, which macOS doesn't have.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command
}

/// A port that was free a moment ago.
///
/// # Errors
///
/// If there is none.
pub fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
