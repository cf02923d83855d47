//! The web servers for the tests of `deploy/`: found, and installed where that can be done without asking.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{
    browsers::{self, Platform},
    report,
};

/// A server that the settings in `deploy/` are tested in.
struct Server {
    /// The program, and the name in `SERVERS`.
    name: &'static str,
    /// The environment variable that may name the program.
    variable: &'static str,
    /// The packages in Debian.
    packages: &'static [&'static str],
}

/// The servers. Debian 12 has all of them.
const SERVERS: [Server; 2] = [
    Server { name: "nginx", variable: "NGINX", packages: &["nginx", "libnginx-mod-http-brotli-static"] },
    Server { name: "caddy", variable: "CADDY", packages: &["caddy"] },
];

/// Sees to it that the servers are there, if they may be installed; says which tests are skipped otherwise.
///
/// # Errors
///
/// If an installation fails.
pub fn ready(install: bool) -> Result<()> {
    let missing: Vec<_> = SERVERS.iter().filter(|server| server.program().is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<_> = missing.iter().flat_map(|server| server.packages).copied().collect();
    if install && browsers::platform()? == (Platform::Debian { root: true }) {
        report::note(&format!(
            "installing for the tests of deploy/: {} (a minute, once)",
            packages.join(" ")
        ));
        browsers::apt_get(&["update"])?;
        return browsers::apt_get(
            &[&["install", "--yes", "--no-install-recommends"], &packages[..]].concat(),
        )
        .context(
            "the servers can't be installed; `cargo xtask test --quick` does with those that are there",
        );
    }
    let names: Vec<_> = missing.iter().map(|server| server.name).collect();
    report::note(&format!(
        "the tests of deploy/ are skipped in {}, because it is not installed (Debian's packages: {})",
        names.join(" and in "),
        packages.join(" ")
    ));
    Ok(())
}

/// The names of the servers that are there.
pub fn present() -> Vec<&'static str> {
    SERVERS.iter().filter(|server| server.program().is_some()).map(|server| server.name).collect()
}

impl Server {
    /// The program, if all of the server is installed.
    fn program(&self) -> Option<PathBuf> {
        let program = env::var_os(self.variable).map(PathBuf::from).or_else(|| {
            // Ordinary users of Debian don't have this folder in PATH.
            let path = env::var_os("PATH").unwrap_or_default();
            let folders = env::split_paths(&path).chain(["/usr/sbin".into()]);
            which::which_in(self.name, env::join_paths(folders).ok(), ".").ok()
        });
        program.filter(|program| self.name != "nginx" || has_brotli(program))
    }
}

/// Whether an nginx has its module for files that are compressed by Brotli.
fn has_brotli(nginx: &Path) -> bool {
    let told = Command::new(nginx).arg("-V").output().map(|output| output.stderr).unwrap_or_default();
    modules(&String::from_utf8_lossy(&told))
        .is_some_and(|folder| Path::new(folder).join("ngx_http_brotli_static_module.so").is_file())
}

/// Where nginx has its modules, by what it tells about itself.
fn modules(told: &str) -> Option<&str> {
    told.split_whitespace().find_map(|word| word.strip_prefix("--modules-path="))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nginx_tells_where_its_modules_are() {
        let told = "nginx version: nginx/1.22.1\nconfigure arguments: --prefix=/usr/share/nginx \
                    --modules-path=/usr/lib/nginx/modules --with-debug\n";
        assert_eq!(modules(told), Some("/usr/lib/nginx/modules"));
        assert_eq!(modules("nginx version: nginx/1.22.1"), None);
    }

    #[test]
    fn a_named_program_counts_and_a_missing_one_does_not() {
        let server = Server { name: "no-such-server", variable: "NO_SUCH_SERVER", packages: &[] };
        assert_eq!(server.program(), None);
        assert!(!has_brotli(Path::new("no-such-server")));
    }
}
