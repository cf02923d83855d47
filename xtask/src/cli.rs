//! The command line: text in, a [`Chore`] out.

use std::{ffi::OsString, path::PathBuf};

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser, ValueExt};

/// What `cargo xtask --help` prints.
pub const HELP: &str = "\
The chores of this project. Each sets up what is missing first.

Usage: cargo xtask <CHORE> [OPTIONS]

  serve               Serve the site on this machine and rebuild it on every change
    --release         as it will be published: smaller, slower to build
    --port <N>        the port [default: 8080]
    --open            open it in the browser

  build               Build the site into dist/, ready for any static host
    --public-url <URL>
                      where the folder will lie [default: ./ (anywhere)]
    --site-url <URL>  the site's address, for what needs absolute links: canonical links, the sitemap, oEmbed
                      [default: SITE_URL, or none]
    --no-offline      keep nothing on readers' devices, and end what an earlier build has kept, see
                      docs/deploying.md

  package             Build the site and put it into one archive with server settings, checksums and an SBOM
    --public-url <URL>, --site-url <URL>, --no-offline
                      as for build

  offline             Build the site and write it as one file that opens by a double click, without a network
    --dist <FOLDER>   take the site that is built there instead

  test                Everything that a change must pass: format, lints, tests, build, browsers
    --quick           without the browsers
    --full            every browser test in every browser, and the site as it is built and placed in other ways

  test <NAME>…        Only the browser tests whose names contain one of these (such as terms::), again and again,
                      to the end whatever fails; takes dist/ as it is if nothing has changed since it was built
    --repeat <N>      how often [default: 20]
    --busy            while every processor core has something else to do

  check-feed <FILE>   Check a progress feed (progress.json) before it is published, see docs/progress-feed.md

Environment:
  LUOJIANG_TOOLS      the folder for the tools that are installed [default: the user's cache]
  REPORT_TEXT         the official report as plain text, for the tests that compare with it
  SITE_URL            the site's address, like --site-url
  ENGINES             the browsers to test in [default: chromium,firefox,webkit]";

/// The port that is served on unless another is asked for.
const PORT: u16 = 8080;

/// How often named browser tests run unless another number is asked for.
const TIMES: u32 = 20;

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Chore {
    /// Print the help.
    Help,
    /// Serve the site locally.
    Serve(Serve),
    /// Build the site.
    Build(Build),
    /// Build the site and put it into an archive.
    Package(Build),
    /// Build the site and write it as one file.
    Offline(Offline),
    /// Run all checks.
    Test(Test),
    /// Check a progress feed.
    CheckFeed(CheckFeed),
}

/// The options of `serve`.
#[derive(Debug, PartialEq, Eq)]
pub struct Serve {
    /// Whether to build as for publishing.
    pub release: bool,
    /// The port on 127.0.0.1.
    pub port: u16,
    /// Whether to open the browser.
    pub open: bool,
}

/// The options of `build` and `package`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Build {
    /// Where the folder will lie, ending with `/`; without it, what `Trunk.toml` says.
    pub public_url: Option<String>,
    /// The site's address; without it, what the environment says.
    pub site_url: Option<String>,
    /// Whether the site ends what an earlier build has kept on readers' devices, in the place of keeping anything.
    pub no_offline: bool,
}

/// The options of `offline`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Offline {
    /// The built site; without it, it is built first.
    pub dist: Option<PathBuf>,
}

/// The options of `test`.
#[derive(Debug, PartialEq, Eq)]
pub struct Test {
    /// How much is tested.
    pub extent: Extent,
    /// Some browser tests alone, again and again.
    pub repeat: Option<Repeat>,
}

/// How much is tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Without the browsers.
    Quick,
    /// What every change must pass.
    Usual,
    /// Everything.
    Full,
}

/// Browser tests that run again and again.
#[derive(Debug, PartialEq, Eq)]
pub struct Repeat {
    /// How often.
    pub times: u32,
    /// Whether every processor core has something else to do meanwhile.
    pub busy: bool,
    /// What their names contain; at least one.
    pub names: Vec<String>,
}

/// The options of `check-feed`.
#[derive(Debug, PartialEq, Eq)]
pub struct CheckFeed {
    /// The file to check.
    pub file: PathBuf,
}

/// Reads the arguments (without the program's name).
///
/// # Errors
///
/// If a chore or option is unknown, or an option's value is missing or wrong.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Chore> {
    let mut parser = Parser::from_args(arguments);
    let chore = match parser.next()? {
        None | Some(Arg::Long("help") | Arg::Short('h')) => return Ok(Chore::Help),
        Some(Arg::Value(value)) => value.string()?,
        Some(other) => bail!("the chore comes first: {}", other.unexpected()),
    };
    match chore.as_str() {
        "help" => Ok(Chore::Help),
        "serve" => serve(&mut parser),
        "build" => build(&mut parser, &chore, Chore::Build),
        "package" => build(&mut parser, &chore, Chore::Package),
        "offline" => offline(&mut parser),
        "test" => test(&mut parser),
        "check-feed" => check_feed(&mut parser),
        _ => bail!("unknown chore: {chore} (there are serve, build, package, offline, test and check-feed)"),
    }
}

fn serve(parser: &mut Parser) -> Result<Chore> {
    let mut options = Serve { release: false, port: PORT, open: false };
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Chore::Help),
            Arg::Long("release") => options.release = true,
            Arg::Long("port") => options.port = port(&parser.value()?.string()?)?,
            Arg::Long("open") => options.open = true,
            other => bail!("serve: {}", other.unexpected()),
        }
    }
    Ok(Chore::Serve(options))
}

fn offline(parser: &mut Parser) -> Result<Chore> {
    let mut options = Offline::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Chore::Help),
            Arg::Long("dist") => options.dist = Some(parser.value()?.into()),
            other => bail!("offline: {}", other.unexpected()),
        }
    }
    Ok(Chore::Offline(options))
}

fn build(parser: &mut Parser, name: &str, chore: fn(Build) -> Chore) -> Result<Chore> {
    let mut options = Build::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Chore::Help),
            Arg::Long("public-url") => options.public_url = Some(public_url(&parser.value()?.string()?)?),
            Arg::Long("site-url") => options.site_url = Some(site_url(&parser.value()?.string()?)?),
            Arg::Long("no-offline") => options.no_offline = true,
            other => bail!("{name}: {}", other.unexpected()),
        }
    }
    Ok(chore(options))
}

fn test(parser: &mut Parser) -> Result<Chore> {
    let (mut quick, mut full, mut busy, mut times, mut names) = (false, false, false, None, Vec::new());
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Chore::Help),
            Arg::Long("quick") => quick = true,
            Arg::Long("full") => full = true,
            Arg::Long("busy") => busy = true,
            Arg::Long("repeat") => times = Some(repetitions(&parser.value()?.string()?)?),
            Arg::Value(name) => names.push(name.string()?),
            other => bail!("test: {}", other.unexpected()),
        }
    }
    let extent = match (quick, full) {
        (true, true) => bail!("test: --quick leaves out what --full adds: choose one of them"),
        (true, false) => Extent::Quick,
        (false, true) => Extent::Full,
        (false, false) => Extent::Usual,
    };
    if names.is_empty() && (busy || times.is_some()) {
        bail!("test: which browser tests? For example: cargo xtask test --repeat {TIMES} --busy terms::");
    }
    if let Some(name) = names.first().filter(|_| quick || full) {
        bail!("test: --quick and --full are for all tests, not for those whose names contain {name:?}");
    }
    let repeat = (!names.is_empty()).then(|| Repeat { times: times.unwrap_or(TIMES), busy, names });
    Ok(Chore::Test(Test { extent, repeat }))
}

fn check_feed(parser: &mut Parser) -> Result<Chore> {
    let mut file = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Chore::Help),
            Arg::Value(value) if file.is_none() => file = Some(value.into()),
            other => bail!("check-feed: {}", other.unexpected()),
        }
    }
    let file = file.context("check-feed: which file? For example: cargo xtask check-feed progress.json")?;
    Ok(Chore::CheckFeed(CheckFeed { file }))
}

/// A port that can be asked for.
fn port(text: &str) -> Result<u16> {
    match text.parse() {
        Ok(0) | Err(_) => bail!("--port takes a number from 1 to 65535, not {text:?}"),
        Ok(port) => Ok(port),
    }
}

/// How often something is done.
fn repetitions(text: &str) -> Result<u32> {
    match text.parse() {
        Ok(0) | Err(_) => bail!("--repeat takes a number from 1, not {text:?}"),
        Ok(times) => Ok(times),
    }
}

/// A URL that file names can be put after.
fn public_url(text: &str) -> Result<String> {
    let url = text.trim();
    if url.is_empty() {
        bail!("--public-url is empty: leave it out, or say where the folder will lie, such as /report/");
    }
    if let Some(wrong) = url.chars().find(|&c| c.is_whitespace() || c.is_control() || "?#\"'<>\\".contains(c))
    {
        bail!("--public-url can't have a {wrong:?}: {url}");
    }
    Ok(if url.ends_with('/') { url.to_owned() } else { format!("{url}/") })
}

/// An address that a browser could be given. The prerenderer reads it more closely, but only after minutes.
///
/// # Errors
///
/// What is wrong with it.
pub fn site_url(text: &str) -> Result<String> {
    let url = text.trim();
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.starts_with('/') => {}
        _ => bail!(
            "--site-url (or SITE_URL) takes an address such as https://www.example.cn/tujie/, not {text:?}"
        ),
    }
    if let Some(wrong) =
        url.chars().find(|&c| c.is_whitespace() || c.is_control() || "?#\"'<>\\@".contains(c))
    {
        bail!("--site-url (or SITE_URL) can't have a {wrong:?}: {url}");
    }
    Ok(url.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Chore> {
        parse(line.split_whitespace().map(OsString::from))
    }

    fn error(line: &str) -> String {
        format!("{:#}", parsed(line).expect_err("must be refused"))
    }

    #[test]
    fn help_is_there_in_every_way_one_asks_for_it() {
        for line in [
            "",
            "help",
            "--help",
            "-h",
            "serve --help",
            "build -h",
            "package -h",
            "test --quick --help",
            "check-feed -h",
        ] {
            assert_eq!(parsed(line).expect("is valid"), Chore::Help, "{line:?}");
        }
    }

    #[test]
    fn options_are_read() {
        let serve = |release, port, open| Chore::Serve(Serve { release, port, open });
        assert_eq!(parsed("serve").expect("is valid"), serve(false, 8080, false));
        assert_eq!(parsed("serve --release --port 81 --open").expect("is valid"), serve(true, 81, true));
        assert_eq!(parsed("serve --port=9000").expect("is valid"), serve(false, 9000, false));
        assert_eq!(parsed("build").expect("is valid"), Chore::Build(Build::default()));
        let package = Chore::Package(Build { public_url: Some("/tujie/".into()), ..Build::default() });
        assert_eq!(parsed("package --public-url /tujie").expect("is valid"), package);
        let without = Chore::Build(Build { no_offline: true, ..Build::default() });
        assert_eq!(parsed("build --no-offline").expect("is valid"), without);
        let test = |extent| Chore::Test(Test { extent, repeat: None });
        assert_eq!(parsed("test").expect("is valid"), test(Extent::Usual));
        assert_eq!(parsed("test --quick").expect("is valid"), test(Extent::Quick));
        assert_eq!(parsed("test --full").expect("is valid"), test(Extent::Full));
        let check = Chore::CheckFeed(CheckFeed { file: "a/progress.json".into() });
        assert_eq!(parsed("check-feed a/progress.json").expect("is valid"), check);
    }

    #[test]
    fn unknown_things_are_named() {
        assert_eq!(
            error("bild"),
            "unknown chore: bild (there are serve, build, package, offline, test and check-feed)"
        );
        assert_eq!(error("--quick"), "the chore comes first: invalid option '--quick'");
        assert_eq!(error("build --relaese"), "build: invalid option '--relaese'");
        assert_eq!(error("package --zip"), "package: invalid option '--zip'");
        assert_eq!(error("test --slow"), "test: invalid option '--slow'");
        assert_eq!(error("check-feed a.json b.json"), "check-feed: unexpected argument \"b.json\"");
        assert_eq!(error("check-feed --fix a.json"), "check-feed: invalid option '--fix'");
        assert!(error("check-feed").starts_with("check-feed: which file?"));
        assert_eq!(error("test --quick=no"), "unexpected argument for option '--quick': \"no\"");
        assert_eq!(error("serve --port"), "missing argument for option '--port'");
    }

    #[test]
    fn browser_tests_are_named_for_repetition() {
        let test = |extent, times, busy, names: &[&str]| {
            let names = names.iter().map(|&name| name.to_owned()).collect();
            Chore::Test(Test { extent, repeat: Some(Repeat { times, busy, names }) })
        };
        for (line, expected) in [
            ("test terms::", test(Extent::Usual, 20, false, &["terms::"])),
            ("test --repeat 3 --busy terms:: quiz::", test(Extent::Usual, 3, true, &["terms::", "quiz::"])),
            ("test quiz::webkit --repeat=1", test(Extent::Usual, 1, false, &["quiz::webkit"])),
        ] {
            assert_eq!(parsed(line).expect("is valid"), expected, "{line}");
        }
        for line in ["test --repeat 3", "test --busy", "test --full --busy"] {
            assert!(error(line).starts_with("test: which browser tests?"), "{line}");
        }
        for wrong in ["0", "-1", "often"] {
            let expected = format!("--repeat takes a number from 1, not {wrong:?}");
            assert_eq!(error(&format!("test --repeat={wrong} terms::")), expected);
        }
        for line in ["test --quick terms::", "test terms:: --full"] {
            assert!(error(line).contains("\"terms::\""), "{line}");
        }
        assert!(error("test --quick --full").contains("choose one"));
    }

    #[test]
    fn ports_are_checked() {
        for wrong in ["0", "65536", "-1", "http", "80a"] {
            let expected = format!("--port takes a number from 1 to 65535, not {wrong:?}");
            assert_eq!(error(&format!("serve --port={wrong}")), expected);
        }
    }

    #[test]
    fn site_urls_are_whole_addresses() {
        let build = |url: &str| Chore::Build(Build { site_url: Some(url.into()), ..Build::default() });
        for url in ["https://example.cn", "http://example.cn:8080/a/", "https://洛江.中国/图解/"] {
            assert_eq!(parsed(&format!("build --site-url {url}")).expect("is valid"), build(url));
        }
        for wrong in
            ["", "example.cn", "/tujie/", "https://", "https:///a", "ftp://example.cn/", "javascript:1"]
        {
            let expected = format!(
                "--site-url (or SITE_URL) takes an address such as https://www.example.cn/tujie/, not {wrong:?}"
            );
            assert_eq!(error(&format!("build --site-url={wrong}")), expected);
        }
        for wrong in ["https://a.cn/?b", "https://a.cn/#b", "https://me@a.cn/", "https://a.cn/\"b"] {
            assert!(
                error(&format!("build --site-url={wrong}"))
                    .starts_with("--site-url (or SITE_URL) can't have a"),
                "{wrong}"
            );
        }
    }

    #[test]
    fn public_urls_end_with_a_slash() {
        for (given, expected) in [
            ("./", "./"),
            (".", "./"),
            ("/", "/"),
            ("/report", "/report/"),
            ("https://example.cn/a/b", "https://example.cn/a/b/"),
            (" https://example.cn/ ", "https://example.cn/"),
        ] {
            assert_eq!(public_url(given).expect("is valid"), expected, "{given:?}");
        }
        for wrong in ["", " ", "/a b/", "/report?x=1", "/report#top", "\"/", "C:\\site"] {
            assert!(public_url(wrong).is_err(), "{wrong:?}");
        }
    }
}
