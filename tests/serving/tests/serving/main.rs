//! What readers, caches and hosts of frames get from each server.

mod slow;

use std::collections::BTreeSet;

use serving_tests::{
    http::{Answer, ask},
    server::{Kind, Place, Server},
    site::{CHINESE, FOLDER, HIDDEN, OUTSIDE, Site},
};

/// A served site.
struct Served<'a> {
    kind: Kind,
    place: Place,
    site: &'a Site,
    server: Server,
}

impl Served<'_> {
    /// Asks for something of the site by its path from the site's folder.
    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask_host(method, &format!("{}{path}", self.place.path()), headers)
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// Asks for something by its whole path.
    fn ask_host(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        ask(self.server.address, method, path, headers)
            .unwrap_or_else(|error| panic!("{:?}: {error:#}\n{}", self.kind, self.server.complaints()))
    }

    /// What a failed assertion should say besides.
    fn told(&self, path: &str) -> String {
        format!("{:?} at {:?}: {path}", self.kind, self.place)
    }
}

/// Checks all servers that are installed, with the site at the root of a host and in a folder of it.
fn assert_served(check: impl Fn(&Served<'_>)) {
    let Some(site) = Site::copy().expect("the site can be copied") else { return };
    for kind in Kind::ALL {
        for place in [Place::Root, Place::Folder] {
            let server = Server::start(kind, &site, place).expect("starts with our settings");
            let Some(server) = server else { continue };
            check(&Served { kind, place, site: &site, server });
        }
    }
}

const YEAR: &str = "public, max-age=31536000, immutable";
const SHORT: &str = "public, max-age=300, stale-if-error=86400";
/// What tells of new versions is asked for each time.
const ASKED: &str = "no-cache";
const FEED: &str = "public, max-age=60, stale-if-error=86400";

#[test]
fn each_kind_of_file_says_what_it_is_and_how_long_it_lasts() {
    assert_served(|served| {
        let file = |start, end| served.site.file(start, end).expect("is in the site");
        for (path, kind, cache) in [
            ("", "text/html; charset=utf-8", SHORT),
            ("index.html", "text/html; charset=utf-8", SHORT),
            ("chart/gdp-growth.html", "text/html; charset=utf-8", SHORT),
            ("embed/chart/gdp-growth.html", "text/html; charset=utf-8", SHORT),
            ("embed.js", "text/javascript; charset=utf-8", SHORT),
            ("sw.js", "text/javascript; charset=utf-8", ASKED),
            ("manifest.webmanifest", "application/manifest+json", ASKED),
            ("icon-192.png", "image/png", SHORT),
            ("offline.html", "text/html; charset=utf-8", SHORT),
            ("robots.txt", "text/plain; charset=utf-8", SHORT),
            ("data/figures.csv", "text/csv; charset=utf-8", SHORT),
            ("data/report.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", SHORT),
            ("data/structure.json", "application/json; charset=utf-8", SHORT),
            ("data/progress.json", "application/json; charset=utf-8", FEED),
            ("chart/gdp-growth.svg", "image/svg+xml; charset=utf-8", SHORT),
            (file("explainer-", ".wasm"), "application/wasm", YEAR),
            (file("reader-", "_bg.wasm"), "application/wasm", YEAR),
            (file("boot-", ".js"), "text/javascript; charset=utf-8", YEAR),
            (file("style-", ".css"), "text/css; charset=utf-8", YEAR),
            (file("search-", ".bin"), "application/octet-stream", YEAR),
        ] {
            for compression in ["", "gzip", "br"] {
                let answer = served.ask("GET", path, &[("Accept-Encoding", compression)]);
                let told = format!("{} as {compression:?}", served.told(path));
                assert_eq!(answer.status, 200, "{told}");
                assert_eq!(answer.header("content-type"), kind, "{told}");
                assert_eq!(answer.header("cache-control"), cache, "{told}");
                assert_eq!(answer.header("set-cookie"), "", "{told}");
                assert!(!answer.header("server").contains('/'), "{told} names the server's version");
            }
        }
    });
}

/// The policy without its end, which differs.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

/// The policy of a page for embedding that names its server besides.
fn naming(server: &str) -> String {
    ["script", "style", "img", "connect"].into_iter().fold(POLICY.to_owned(), |policy, kind| {
        policy.replace(&format!("{kind}-src 'self'"), &format!("{kind}-src 'self' {server}"))
    })
}

#[test]
fn pages_for_embedding_name_their_server_if_it_has_a_name() {
    assert_served(|served| {
        let address = served.server.address.to_string();
        for (host, policy) in [
            (address.as_str(), naming(&format!("http://{address}"))),
            ("tujie.example.gov.cn", naming("http://tujie.example.gov.cn")),
            ("XN--FIQS8S.example:8443", naming("http://XN--FIQS8S.example:8443")),
            // Nobody's address, and nothing that could end the list or begin another.
            ("a.example;script-src", POLICY.to_owned()),
            ("*", POLICY.to_owned()),
            ("a.example,b.example", POLICY.to_owned()),
        ] {
            let answer = served.ask("GET", "embed/chart/gdp-growth.html", &[("Host", host)]);
            let told = format!("{} as {host}", served.told("embed/"));
            // A server may refuse what is no name; Caddy has nothing for a name that is not its own.
            let is_ours = !answer.header("content-security-policy").is_empty();
            if host != address && !is_ours && (answer.status == 400 || served.kind == Kind::Caddy) {
                continue;
            }
            assert_eq!(answer.status, 200, "{told}");
            assert_eq!(
                answer.header("content-security-policy").to_lowercase(),
                policy.to_lowercase(),
                "{told}"
            );
        }
    });
}

#[test]
fn everything_is_sent_under_the_strict_policy() {
    assert_served(|served| {
        let ours = format!("{POLICY}; frame-ancestors 'self'");
        let embedded = naming(&format!("http://{}", served.server.address));
        for (path, status, policy) in [
            ("", 200, ours.as_str()),
            ("chart/gdp-growth.html", 200, &ours),
            ("chart/gdp-growth.svg", 200, &ours),
            // Anyone may put these into a frame, also a page that lies on a teacher's disk.
            ("embed/chart/gdp-growth.html", 200, &embedded),
            ("nowhere.html", 404, &ours),
        ] {
            let answer = served.get(path);
            let told = served.told(path);
            assert_eq!(answer.status, status, "{told}");
            for (name, value) in [
                ("content-security-policy", policy),
                ("x-content-type-options", "nosniff"),
                ("referrer-policy", "strict-origin-when-cross-origin"),
                // Pages in sandboxed frames have no origin, and load modules and data all the same.
                ("access-control-allow-origin", "*"),
                ("cross-origin-resource-policy", "cross-origin"),
                // Only for hosts that can do without HTTP.
                ("strict-transport-security", ""),
            ] {
                assert_eq!(answer.header(name), value, "{told}: {name}");
            }
            let permissions = answer.header("permissions-policy");
            assert!(permissions.contains("camera=(), "), "{told}: {permissions}");
            for used in ["clipboard", "web-share", "fullscreen", "autoplay", "speech"] {
                assert!(!permissions.contains(used), "{told}: {permissions}");
            }
        }
    });
}

#[test]
fn files_go_out_as_small_as_the_browser_can_read_them() {
    assert_served(|served| {
        let wasm = served.site.file("explainer-", ".wasm").expect("is in the site");
        let index = served.site.file("search-", ".bin").expect("is in the site");
        for path in ["index.html", "data/figures.csv", "chart/gdp-growth.svg", wasm, index] {
            for (accepted, expected) in [
                ("br, gzip, deflate", "br"),
                ("gzip, deflate, br", "br"),
                ("gzip", "gzip"),
                ("br;q=0, gzip", "gzip"),
                ("identity", ""),
                ("", ""),
            ] {
                let answer = served.ask("GET", path, &[("Accept-Encoding", accepted)]);
                let told = format!("{} as {accepted:?}", served.told(path));
                assert_eq!(answer.status, 200, "{told}");
                assert_eq!(answer.header("content-encoding"), expected, "{told}");
                assert_eq!(answer.header("vary"), "Accept-Encoding", "{told}");
                let ending = match expected {
                    "" => "",
                    "br" => ".br",
                    _ => ".gz",
                };
                let twin = served.site.bytes(&format!("{path}{ending}")).expect("is in the site");
                assert!(answer.body == twin, "{told}: another file");
                assert!(
                    answer.content().expect("is sound") == served.site.bytes(path).expect("is there"),
                    "{told}"
                );
            }
        }
        // Edited on the server, so without twins.
        let path = "data/progress.json";
        let answer = served.ask("GET", path, &[("Accept-Encoding", "br, gzip")]);
        assert_eq!(answer.header("content-encoding"), "", "{}", served.told(path));
        assert!(answer.body == served.site.bytes(path).expect("is there"), "{}", served.told(path));
    });
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    assert_served(|served| {
        for path in ["index.html", "data/progress.json"] {
            let mut tags = BTreeSet::new();
            for compression in ["br", "gzip", "identity"] {
                let accepts = ("Accept-Encoding", compression);
                let first = served.ask("GET", path, &[accepts]);
                let told = format!("{} as {compression}", served.told(path));
                let (tag, date) = (first.header("etag"), first.header("last-modified"));
                assert!(tag.starts_with('"') || tag.starts_with("W/\""), "{told}: {tag:?}");
                assert!(date.ends_with(" GMT"), "{told}: {date:?}");
                for known in [("If-None-Match", tag.as_str()), ("If-Modified-Since", date.as_str())] {
                    let again = served.ask("GET", path, &[accepts, known]);
                    assert_eq!((again.status, again.body.len()), (304, 0), "{told}: {known:?}");
                    assert_eq!(again.header("etag"), tag, "{told}");
                    assert_eq!(again.header("cache-control"), first.header("cache-control"), "{told}");
                    assert_eq!(
                        again.header("content-security-policy"),
                        first.header("content-security-policy")
                    );
                }
                let other = served.ask("GET", path, &[accepts, ("If-None-Match", "\"another\"")]);
                assert_eq!((other.status, other.body.len()), (200, first.body.len()), "{told}");
                tags.insert(tag);
            }
            // A cache must not take one for the other.
            let expected = if path == "index.html" { 3 } else { 1 };
            assert_eq!(tags.len(), expected, "{}: {tags:?}", served.told(path));
        }
    });
}

#[test]
fn a_broken_download_can_go_on() {
    assert_served(|served| {
        let path = served.site.file("explainer-", ".wasm").expect("is in the site");
        let whole = served.site.bytes(path).expect("is there");
        let length = whole.len();
        let last = length - 1;
        for (range, expected) in
            [("bytes=0-99", 0..100), ("bytes=1000-", 1000..length), ("bytes=-10", length - 10..length)]
        {
            let answer = served.ask("GET", path, &[("Range", range)]);
            let told = format!("{} {range}", served.told(path));
            assert_eq!(answer.status, 206, "{told}");
            let told_range = format!("bytes {}-{}/{length}", expected.start, expected.end - 1);
            assert_eq!(answer.header("content-range"), told_range, "{told}");
            assert!(answer.body == whole[expected], "{told}: other bytes");
        }
        let answer = served.ask("GET", path, &[("Range", &format!("bytes={length}-"))]);
        assert_eq!(answer.status, 416, "{}", served.told(path));
        let stale = [("Range", "bytes=0-99"), ("If-Range", "\"another\"")];
        let answer = served.ask("GET", path, &stale);
        assert_eq!((answer.status, answer.body.len()), (200, last + 1), "{}", served.told(path));
    });
}

#[test]
fn where_there_is_no_page_a_page_says_so() {
    assert_served(|served| {
        for path in [
            "nowhere",
            "nowhere.html",
            "chart/nowhere.html",
            "a/b/c/d/",
            "chart/",
            "style-0123456789abcdef.css",
        ] {
            for accepted in ["", "br, gzip"] {
                let answer = served.ask("GET", path, &[("Accept-Encoding", accepted)]);
                let told = served.told(path);
                assert_eq!(answer.status, 404, "{told}");
                assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{told}");
                assert_eq!(answer.header("cache-control"), "public, max-age=60", "{told}");
                let page = String::from_utf8(answer.content().expect("is sound")).expect("is text");
                assert!(page.contains("没有这一页"), "{told}: {page}");
                // Caddy changes nothing in files; see docs/deploying.md for what its operator does.
                if served.place == Place::Root || served.kind == Kind::Nginx {
                    assert_links_lead_somewhere(served, &page);
                }
            }
        }
    });
}

/// The page stands at any depth, so all its links are whole paths; each has to be answered.
fn assert_links_lead_somewhere(served: &Served<'_>, page: &str) {
    let mut paths = BTreeSet::new();
    for attribute in ["href=\"", "src=\"", "data-search=\"", "data-reader-js=\"", "data-speech-wasm=\""] {
        let values = page.split(attribute).skip(1).filter_map(|rest| rest.split('"').next());
        paths.extend(values.filter(|value| !value.starts_with('#') && !value.starts_with("data:")));
    }
    assert!(paths.len() > 8, "{paths:?}");
    for path in paths {
        assert!(path.starts_with('/'), "{}", served.told(path));
        // As browsers read it.
        let path = path.replace("/./", "/");
        assert_eq!(served.ask_host("GET", &path, &[]).status, 200, "{}", served.told(&path));
    }
}

#[test]
fn folders_lead_to_their_start_page() {
    assert_served(|served| {
        let start = served.site.bytes("index.html").expect("is there");
        assert!(served.get("").body == start);
        if served.place == Place::Folder {
            let answer = served.ask_host("GET", &format!("/{FOLDER}"), &[]);
            assert!([301, 308].contains(&answer.status), "{}: {}", served.told(""), answer.status);
            // Behind a proxy the server knows neither the protocol nor the port that readers see.
            assert!(["/tujie/", "tujie/"].contains(&answer.header("location").as_str()), "{answer:?}");
        }
        // Nor is the folder's content listed.
        for folder in ["data/", "embed/"] {
            let answer = served.get(folder);
            assert_eq!(answer.status, 404, "{}", served.told(folder));
            assert!(
                !String::from_utf8_lossy(&answer.body).contains("figures.csv"),
                "{}",
                served.told(folder)
            );
        }
    });
}

#[test]
fn names_may_be_chinese() {
    let encoded: String = CHINESE
        .bytes()
        .map(|byte| if byte.is_ascii() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    assert_served(|served| {
        for path in [CHINESE, &encoded, &encoded.to_lowercase()] {
            let answer = served.get(path);
            assert_eq!(answer.status, 200, "{}", served.told(path));
            assert_eq!(answer.body, "名称\n洛江\n".as_bytes(), "{}", served.told(path));
        }
        assert_eq!(served.get("data/没有.csv").status, 404);
        // Half a character.
        assert!([400, 404].contains(&served.get("data/%E6%B4.csv").status));
    });
}

#[test]
fn nothing_else_on_the_machine_can_be_read() {
    assert_served(|served| {
        let outside = [
            format!("../{OUTSIDE}"),
            format!("chart/../../{OUTSIDE}"),
            format!("%2e%2e/{OUTSIDE}"),
            format!("%2E%2E%2F{OUTSIDE}"),
            format!("..%2f{OUTSIDE}"),
            format!("chart/..%2f..%2f{OUTSIDE}"),
            format!("..%5c{OUTSIDE}"),
            format!("..\\{OUTSIDE}"),
            format!("....//{OUTSIDE}"),
            format!("%252e%252e/{OUTSIDE}"),
            format!("%c0%ae%c0%ae/{OUTSIDE}"),
            format!("/../{OUTSIDE}"),
            format!("..;/{OUTSIDE}"),
            "../../../../../../../../etc/passwd".to_owned(),
            "..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd".to_owned(),
            "%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd".to_owned(),
            "index.html%00.css".to_owned(),
        ];
        for path in &outside {
            let answer = served.get(path);
            let told = served.told(path);
            // With a host that serves more than the site, its own files are not ours to refuse.
            let is_hosts = served.place == Place::Folder && served.kind == Kind::Caddy;
            if !is_hosts {
                assert!([400, 404].contains(&answer.status), "{told}: {}", answer.status);
                assert!(!answer.body.starts_with(b"outside"), "{told}");
            }
            assert!(!answer.body.starts_with(b"root:"), "{told}");
        }
        let hidden =
            [HIDDEN, "%2eenv", ".git/config", "%2Egit/config", "chart/../.env", ".git/", "data/.x", "./.env"];
        for path in hidden {
            let answer = served.get(path);
            assert_eq!(answer.status, 404, "{}", served.told(path));
            assert!(!answer.body.starts_with(b"hidden"), "{}", served.told(path));
        }
    });
}

#[test]
fn the_site_can_only_be_read() {
    assert_served(|served| {
        for path in ["", "index.html", "data/progress.json", "nowhere"] {
            let get = served.get(path);
            let head = served.ask("HEAD", path, &[]);
            let told = served.told(path);
            assert_eq!((head.status, head.body.len()), (get.status, 0), "{told}");
            for name in ["content-type", "etag", "cache-control", "content-security-policy"] {
                assert_eq!(head.header(name), get.header(name), "{told}: {name}");
            }
            for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "TRACE"] {
                let answer = served.ask(method, path, &[("Content-Length", "0")]);
                assert_eq!(answer.status, 405, "{told}: {method}");
                if method != "TRACE" {
                    assert_eq!(answer.header("allow"), "GET, HEAD", "{told}: {method}");
                }
            }
        }
        assert!(served.site.folder().join("data/progress.json").is_file(), "nothing was deleted");
    });
}

#[test]
fn every_file_of_the_site_is_served_as_it_is() {
    assert_served(|served| {
        for path in served.site.files().filter(|path| *path != "404.html") {
            let answer = served.get(path);
            assert_eq!(answer.status, 200, "{}", served.told(path));
            assert!(answer.body == served.site.bytes(path).expect("is there"), "{}", served.told(path));
        }
    });
}
