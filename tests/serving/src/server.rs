//! Servers as ordinary processes on free ports, with the settings in `deploy/`.

use std::{
    env,
    ffi::OsString,
    fmt::Write as _,
    fs::{self, File},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use tempfile::TempDir;

use crate::site::{FOLDER, Site, project};

/// A server program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// nginx with its module for files that are compressed by Brotli.
    Nginx,
    /// Caddy.
    Caddy,
}

/// Where the site lies on the host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At the root.
    Root,
    /// In a folder.
    Folder,
}

impl Place {
    /// The path of the site's folder, with `/` at both ends.
    pub fn path(self) -> String {
        match self {
            Self::Root => "/".to_owned(),
            Self::Folder => format!("/{FOLDER}/"),
        }
    }
}

impl Kind {
    /// All.
    pub const ALL: [Self; 2] = [Self::Nginx, Self::Caddy];

    /// Its name: the program's, and that in `SERVERS`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
        }
    }

    /// The program: what the variable of its name in capitals says, or what is installed. None if there is none: then
    /// the test says so and passes, unless `SERVERS` demands it.
    ///
    /// # Errors
    ///
    /// If `SERVERS` demands it.
    pub fn program(self) -> Result<Option<PathBuf>> {
        let name = self.name();
        let demanded = env::var("SERVERS").is_ok_and(|all| all.split(',').any(|one| one.trim() == name));
        let found = env::var_os(name.to_ascii_uppercase()).map(PathBuf::from).or_else(|| {
            // Ordinary users of Debian don't have this folder in PATH.
            let path = env::var_os("PATH").unwrap_or_default();
            let folders = env::split_paths(&path).chain(["/usr/sbin".into()]);
            which::which_in(name, env::join_paths(folders).ok(), ".").ok()
        });
        let lacks = match &found {
            None => Some(format!("there is no {name}")),
            Some(nginx) if self == Self::Nginx && brotli_module(nginx)?.is_none() => {
                Some("nginx has no module for Brotli (Debian: libnginx-mod-http-brotli-static)".to_owned())
            }
            Some(_) => None,
        };
        match lacks {
            None => Ok(found),
            Some(why) if demanded => bail!("{why}"),
            Some(why) => {
                eprintln!("skipped, because {why}");
                Ok(None)
            }
        }
    }
}

/// nginx's module for files that are compressed by Brotli.
fn brotli_module(nginx: &Path) -> Result<Option<PathBuf>> {
    let output = Command::new(nginx).arg("-V").output().context("nginx can't be started")?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let folder = told.split_whitespace().find_map(|word| word.strip_prefix("--modules-path="));
    let module = folder.map(|folder| Path::new(folder).join("ngx_http_brotli_static_module.so"));
    Ok(module.filter(|path| path.is_file()))
}

/// A running server; it ends with this value.
#[derive(Debug)]
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    kind: Kind,
    process: Child,
    /// Its settings and what it writes.
    folder: TempDir,
}

impl Server {
    /// Starts a server and waits until it answers. None if it is not installed.
    ///
    /// # Errors
    ///
    /// If it doesn't start with our settings.
    pub fn start(kind: Kind, site: &Site, place: Place) -> Result<Option<Self>> {
        let Some(program) = kind.program()? else { return Ok(None) };
        // Another process may take the port before the server does.
        let mut tries = 3;
        loop {
            match Self::try_start(kind, &program, site, place) {
                Ok(server) => return Ok(Some(server)),
                Err(_) if tries > 1 => tries -= 1,
                Err(error) => return Err(error),
            }
        }
    }

    fn try_start(kind: Kind, program: &Path, site: &Site, place: Place) -> Result<Self> {
        let folder = TempDir::new().context("no temporary folder")?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let mut command = Command::new(program);
        match kind {
            Kind::Nginx => nginx(&mut command, program, folder.path(), site, place, address)?,
            Kind::Caddy => caddy(&mut command, folder.path(), site, place, address),
        }
        let log = File::create(folder.path().join("output"))?;
        let process = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn();
        let process = process.with_context(|| format!("{} can't be started", program.display()))?;
        let mut server = Self { address, kind, process, folder };
        let start = Instant::now();
        while TcpStream::connect(address).is_err() {
            let ended = server.process.try_wait()?;
            ensure!(ended.is_none() && start.elapsed() < Duration::from_secs(20), "{}", server.complaints());
            thread::sleep(Duration::from_millis(20));
        }
        // It may be somebody else who answers.
        ensure!(server.process.try_wait()?.is_none(), "{}", server.complaints());
        Ok(server)
    }

    /// The process's number.
    pub fn id(&self) -> u32 {
        self.process.id()
    }

    /// What the server has written to its log.
    pub fn complaints(&self) -> String {
        let mut told = format!("{} says:", self.kind.name());
        for name in ["output", "error.log"] {
            let text = fs::read_to_string(self.folder.path().join(name)).unwrap_or_default();
            let _ = write!(told, "\n{text}");
        }
        told
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One process, see below; it may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What the site's settings stand in: all else is as nginx has it.
const NGINX: &str = "\
daemon off;
master_process off;
pid nginx.pid;
error_log error.log warn;
worker_rlimit_nofile 20000;
load_module MODULE;
events { worker_connections 8192; }
http {
    access_log off;
    sendfile on;
    tcp_nopush on;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include site.conf;
}
";

/// Prepares nginx: our three files, as an operator copies them, with another port and other folders.
fn nginx(
    command: &mut Command,
    program: &Path,
    folder: &Path,
    site: &Site,
    place: Place,
    address: SocketAddr,
) -> Result<()> {
    let deploy = project().join("deploy/nginx");
    let module = brotli_module(program)?.context("nginx has no module for Brotli")?;
    fs::write(folder.join("nginx.conf"), NGINX.replace("MODULE", &module.display().to_string()))?;
    let ours = folder.join("luojiang-report");
    fs::create_dir(&ours)?;
    for name in ["maps.conf", "location.conf"] {
        fs::copy(deploy.join(name), ours.join(name)).with_context(|| format!("can't copy {name}"))?;
    }
    let mut conf = fs::read_to_string(deploy.join("site.conf"))?;
    conf = replaced(&conf, "listen 80;", &format!("listen {address};"))?;
    conf = replaced(&conf, "    listen [::]:80;\n", "")?;
    if place == Place::Folder {
        let start = conf.find("    set $luojiang_folder").context("site.conf has no place for the site")?;
        conf = format!("{}{}}}\n", &conf[..start], in_a_folder()?);
    }
    let (root, host) = match place {
        Place::Root => ("root /var/www/luojiang-report;", site.folder()),
        Place::Folder => ("root /var/www;", site.host().to_path_buf()),
    };
    conf = replaced(&conf, root, &format!("root {};", host.display()))?;
    fs::write(folder.join("site.conf"), conf)?;
    command.arg("-p").arg(folder).arg("-c").arg(folder.join("nginx.conf")).arg("-e").arg("error.log");
    Ok(())
}

/// What the document tells operators to write for a site in a folder.
fn in_a_folder() -> Result<String> {
    let document = fs::read_to_string(project().join("docs/deploying.md"))?;
    let mut blocks = document.split("```nginx\n").skip(1).filter_map(|rest| rest.split("```").next());
    let block = blocks.find(|block| block.contains("location /tujie/"));
    block.map(str::to_owned).context("docs/deploying.md tells nothing about a folder")
}

/// Replaces what must be there exactly once.
fn replaced(text: &str, from: &str, to: &str) -> Result<String> {
    let count = text.matches(from).count();
    ensure!(count == 1, "{from:?} stands in the settings {count} times (expected once)");
    Ok(text.replace(from, to))
}

/// Prepares Caddy: our file as it is, with the variables that it offers.
fn caddy(command: &mut Command, folder: &Path, site: &Site, place: Place, address: SocketAddr) {
    let root = if place == Place::Root { site.folder() } else { site.host().to_path_buf() };
    let admin: OsString = format!("unix/{}", folder.join("admin.sock").display()).into();
    command
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(project().join("deploy/Caddyfile"))
        .env("LUOJIANG_ADDRESS", format!("http://{address}"))
        .env("LUOJIANG_ROOT", root)
        .env("LUOJIANG_FOLDER", place.path())
        .env("CADDY_ADMIN", admin)
        .env("HOME", folder)
        .env("XDG_DATA_HOME", folder)
        .env("XDG_CONFIG_HOME", folder);
}
