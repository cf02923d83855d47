//! The finished site on a port of its own, served as well or as badly as a test wants.

mod change;
mod dist;
mod feed;
mod policy;
pub(crate) mod port;
mod release;
mod running;
mod site;

use std::{
    fs,
    net::SocketAddr,
    path::PathBuf,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use anyhow::{Context, Result};
use axum::{
    Router,
    body::Bytes,
    extract::{Path as Captured, RawQuery, Request, State},
    http::{HeaderValue, StatusCode, Uri, header},
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use tokio::{net::TcpListener, time::sleep};
use tower::ServiceExt;
use tower_http::services::ServeDir;

use self::change::{changed, naming, page};
pub(crate) use self::dist::finished_site;
pub(crate) use self::running::Running;
pub use self::{
    dist::{finished, hashed},
    feed::{FEED, Feed},
    policy::{EVAL, NO_SCRIPT, NO_WASM, STRICT},
    release::Release,
    site::{Site, Wasm},
};
use crate::{
    idle::Traffic,
    witness::{self, Log, Watched, enter, entries},
};

impl Site {
    /// Starts to serve on a free port, for as long as the result lives.
    ///
    /// # Errors
    ///
    /// If there is no finished site or no free port.
    pub async fn serve(self) -> Result<Server> {
        let folder = match &self.folder {
            Some(folder) => folder.clone(),
            None => finished_site()?,
        };
        let folder = Arc::new(Mutex::new(folder));
        let listener = port::fresh().await?;
        let address = listener.local_addr()?;
        let mount = self.mount;
        let (reports, requests) = (Log::default(), Log::default());
        let feed = Arc::new(Mutex::new(self.feed.clone()));
        let release = Arc::new(Mutex::new(Release::default()));
        let shared = Shared {
            site: Arc::new(self),
            folder: Arc::clone(&folder),
            reports: reports.clone(),
            requests: requests.clone(),
            feed: Arc::clone(&feed),
            release: Arc::clone(&release),
            troubles: Log::default(),
            traffic: Traffic::counted(),
        };
        if shared.site.is_watched() {
            witness::watch(Watched {
                origin: format!("http://{address}"),
                reports: reports.clone(),
                troubles: shared.troubles.clone(),
                expected: shared.site.expected.clone(),
            });
        }
        let router = Router::new()
            .route("/csp-report", post(collect))
            .route("/-/watch.js", get(async || script(include_str!("script/watch.js"))))
            .route("/-/clock.js", get(async || script(include_str!("script/clock.js"))))
            .route("/-/idle", get(async || "idle"))
            .route("/-/trouble", post(complain))
            .route("/-/busy.js", get(busy_script))
            .route("/-/first.js", get(first_script))
            .route("/-/extra.html", get(extra_page))
            .route("/-/frame/{width}/{height}", get(frame))
            .fallback(file)
            .with_state(shared);
        let running = Some(Running::start(listener, router.clone()));
        Ok(Server { address, mount, reports, requests, feed, folder, release, router, running })
    }
}

/// How long an address that was left may be somebody else's.
const END: Duration = Duration::from_secs(20);

/// A running server; it ends with the test.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    mount: &'static str,
    reports: Log,
    requests: Log,
    feed: Arc<Mutex<Feed>>,
    folder: Arc<Mutex<PathBuf>>,
    release: Arc<Mutex<Release>>,
    router: Router,
    running: Option<Running>,
}

impl Server {
    fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The URL of something on the site: a file, a query, a fragment, or all of them. Below `second/` there is a second
    /// site, which is the same.
    pub fn url(&self, relative: &str) -> String {
        format!("{}{}{relative}", self.origin(), self.mount)
    }

    /// The URL of a page that shows the site in a frame of this size (CSS pixels).
    ///
    /// Some browsers don't make their windows as narrow as a phone; a frame's page sees its frame.
    pub fn frame_url(&self, (width, height): (u32, u32)) -> String {
        format!("{}/-/frame/{width}/{height}", self.origin())
    }

    /// The same for a page of the site.
    pub fn frame_url_of(&self, path: &str, size: (u32, u32)) -> String {
        format!("{}?{path}", self.frame_url(size))
    }

    /// The URL of the extra page.
    pub fn extra_page(&self) -> String {
        format!("{}/-/extra.html", self.origin())
    }

    /// The violations of the policy that browsers have reported so far, as they sent them.
    pub fn reports(&self) -> Vec<String> {
        entries(&self.reports)
    }

    /// From now on another progress feed is served.
    pub fn set_feed(&self, feed: Feed) {
        if let Ok(mut current) = self.feed.lock() {
            *current = feed;
        }
    }

    /// From now on another version of the site is served.
    pub fn release(&self, release: Release) {
        if let Ok(mut current) = self.release.lock() {
            *current = release;
        }
    }

    /// From now on the site that lies in another folder is served.
    pub fn replace(&self, built: impl Into<PathBuf>) {
        if let Ok(mut folder) = self.folder.lock() {
            *folder = built.into();
        }
    }

    /// Ends all connections; from now on there is nobody at this address.
    ///
    /// # Errors
    ///
    /// If a connection can't be ended.
    pub async fn stop(&mut self) -> Result<()> {
        match self.running.take() {
            Some(running) => running.stop().await,
            None => Ok(()),
        }
    }

    /// Serves again, at the same address.
    ///
    /// # Errors
    ///
    /// If somebody else has taken it.
    pub async fn start(&mut self) -> Result<()> {
        // An outgoing connection of anybody's may have it for a moment.
        let start = Instant::now();
        let listener = loop {
            match TcpListener::bind(self.address).await {
                Ok(listener) => break listener,
                Err(error) if start.elapsed() > END => return Err(error).context("the port is taken"),
                Err(_) => sleep(Duration::from_millis(50)).await,
            }
        };
        self.running = Some(Running::start(listener, self.router.clone()));
        Ok(())
    }

    /// The paths of the files that were asked for since the last call.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().map(|mut entries| std::mem::take(&mut *entries)).unwrap_or_default()
    }

    /// How often a file of the site was asked for so far.
    pub fn requests_for(&self, file: &str) -> usize {
        entries(&self.requests).iter().filter(|path| *path == file).count()
    }

    /// The files of the site with this ending that were asked for so far, in this order.
    pub fn requests_ending(&self, ending: &str) -> Vec<String> {
        entries(&self.requests).into_iter().filter(|path| path.ends_with(ending)).collect()
    }
}

impl Drop for Server {
    /// What its pages tell at last has to arrive.
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            witness::keep(running);
        }
    }
}

#[derive(Clone)]
struct Shared {
    site: Arc<Site>,
    /// What is served.
    folder: Arc<Mutex<PathBuf>>,
    reports: Log,
    troubles: Log,
    /// The paths of the files that were asked for.
    requests: Log,
    feed: Arc<Mutex<Feed>>,
    release: Arc<Mutex<Release>>,
    traffic: Traffic,
}

async fn complain(State(shared): State<Shared>, body: Bytes) -> StatusCode {
    enter(&shared.troubles, String::from_utf8_lossy(&body).into_owned());
    StatusCode::NO_CONTENT
}

fn script(text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, "text/javascript")], text).into_response()
}

async fn busy_script() -> Response {
    ([(header::CONTENT_TYPE, "text/javascript")], include_str!("script/busy.js")).into_response()
}

async fn collect(State(shared): State<Shared>, body: Bytes) -> StatusCode {
    enter(&shared.reports, String::from_utf8_lossy(&body).into_owned());
    StatusCode::NO_CONTENT
}

async fn first_script(State(shared): State<Shared>) -> Response {
    script(shared.site.first_script.unwrap_or_default())
}

async fn extra_page(State(shared): State<Shared>) -> Response {
    let mut response = Html(shared.site.extra_page.clone().unwrap_or_default()).into_response();
    if let Some(policy) = shared.site.extra_policy.as_ref().and_then(|policy| policy.parse().ok()) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

async fn frame(
    State(shared): State<Shared>,
    Captured((width, height)): Captured<(u32, u32)>,
    RawQuery(path): RawQuery,
) -> Html<String> {
    let (mount, path) = (shared.site.mount, path.unwrap_or_default());
    Html(format!(
        "<!doctype html><title>frame</title><body style=\"margin:0\">\
         <iframe src=\"{mount}{path}\" width=\"{width}\" height=\"{height}\" style=\"display:block;border:0\"></iframe>"
    ))
}

/// A file of the site. Where pages are kept, browsers' own caches don't keep them too: a test could not tell them apart.
async fn file(State(shared): State<Shared>, request: Request) -> Response {
    let is_kept = shared.site.offline;
    let cookie = shared.site.cookie;
    let names_itself = shared.site.as_deployed && request.uri().path().contains("/embed/");
    let host = request.headers().get(header::HOST).cloned();
    let under_way = shared.traffic.begins();
    let mut response = answer(shared, request).await.map(|body| under_way.until_sent(body));
    if names_itself {
        naming(host.as_ref(), &mut response);
    }
    if let Some(cookie) = cookie {
        response.headers_mut().insert(header::SET_COOKIE, HeaderValue::from_static(cookie));
    }
    if is_kept {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
    response
}

/// A WebAssembly file that is served in a way that is not as it should be.
fn wasm(how: Wasm, path: &str, is_first: bool) -> Response {
    let Some(mut bytes) = finished_site().ok().and_then(|site| fs::read(site.join(path)).ok()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if how == Wasm::CutShortOnce && is_first {
        bytes.truncate(bytes.len() / 2);
    }
    let kind = if how == Wasm::WrongType { "application/octet-stream" } else { "application/wasm" };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "max-age=31536000, immutable")], bytes)
        .into_response()
}

/// Whether a path names something, and does so without an ending.
fn is_extensionless(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| !name.is_empty() && !name.contains('.'))
}

async fn answer(shared: Shared, mut request: Request) -> Response {
    let site = &shared.site;
    let Some(path) = request.uri().path().strip_prefix(site.mount) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    // A second site on the same host, which is the same.
    let path = path.strip_prefix("second/").unwrap_or(path);
    // Those of `watch.js` are nobody's.
    if !request.headers().contains_key("x-watch") {
        enter(&shared.requests, path.to_owned());
    }
    let full = format!("{path}.html");
    let path = match path.strip_suffix(".html").filter(|_| site.clean_addresses) {
        Some(clean) => {
            let folder = clean.strip_suffix("index").filter(|rest| rest.is_empty() || rest.ends_with('/'));
            let query = request.uri().query().map_or_else(String::new, |query| format!("?{query}"));
            let to = format!("{}{}{query}", site.mount, folder.unwrap_or(clean));
            return Redirect::permanent(&to).into_response();
        }
        None if site.clean_addresses && is_extensionless(path) => full.as_str(),
        None => path,
    };
    let released = shared.release.lock().ok().and_then(|release| release.answer(path));
    if let Some(answer) = released {
        return page(site, answer).await;
    }
    let accepts = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    if site.pages_for_readers_only
        && path.ends_with(".html")
        && !accepts.is_some_and(|accepts| accepts.contains("text/html"))
    {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    if site.missing.is_some_and(|missing| path.starts_with(missing)) {
        return StatusCode::NOT_FOUND.into_response();
    }
    if path.ends_with(".wasm") {
        match site.wasm {
            Wasm::Whole => {}
            Wasm::Missing => return StatusCode::NOT_FOUND.into_response(),
            Wasm::Garbage => {
                return ([(header::CONTENT_TYPE, "application/wasm")], "no WebAssembly at all")
                    .into_response();
            }
            Wasm::WrongType | Wasm::CutShortOnce => {
                let is_first = entries(&shared.requests).iter().filter(|other| *other == path).count() == 1;
                return wasm(site.wasm, path, is_first);
            }
        }
    }
    if path == FEED {
        let feed = shared.feed.lock().map(|feed| feed.clone()).unwrap_or_default();
        if let Some(answer) = feed.answer(&request) {
            if answer.status() == StatusCode::NOT_MODIFIED {
                enter(&shared.requests, format!("{FEED} (not modified)"));
            }
            return answer;
        }
    }
    let rewrites: Vec<_> = site.rewrites.iter().filter(|rewrite| path.ends_with(rewrite.ending)).collect();
    let is_hashed = path.contains('-') && ["js", "wasm", "css"].iter().any(|kind| path.ends_with(kind));
    let kept = if is_hashed { "public, max-age=31536000, immutable" } else { "public, max-age=300" };
    let Ok(uri) = Uri::try_from(format!("/{path}")) else { return StatusCode::BAD_REQUEST.into_response() };
    *request.uri_mut() = uri;
    let Some(folder) = shared.folder.lock().ok().map(|folder| folder.clone()) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let mut response = ServeDir::new(folder).oneshot(request).await.into_response();
    if site.as_deployed {
        let headers = response.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    }
    if !rewrites.is_empty() {
        let change =
            |text: String| rewrites.iter().fold(text, |text, rewrite| text.replace(rewrite.from, rewrite.to));
        return changed(response, change).await;
    }
    page(site, response).await
}
