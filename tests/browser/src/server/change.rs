//! Files with what the site adds to them.

use axum::{
    body::{Body, to_bytes},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::Site;

/// A page, with what the site adds to it. Other files stay as they are.
pub(super) async fn page(site: &Site, response: Response) -> Response {
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if !is_page {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    parts.headers.insert(header::CONTENT_SECURITY_POLICY, site.policy.clone());
    let response = Response::from_parts(parts, body);
    // A worker keeps nothing that is not byte for byte what the build has listed.
    if site.first_script.is_none() && !site.clock && site.offline {
        return response;
    }
    let change = |html: String| {
        let html = if site.offline { html } else { without_attribute(&html, "data-offline") };
        let first = if site.first_script.is_some() { "<script src=\"/-/first.js\"></script>" } else { "" };
        let watch = if site.is_watched() {
            "<script src=\"/-/watch.js\"></script><script src=\"/-/busy.js\"></script>"
        } else {
            ""
        };
        let clock = if site.clock { "<script src=\"/-/clock.js\"></script>" } else { "" };
        html.replacen("<head>", &format!("<head>{watch}{clock}{first}"), 1)
    };
    changed(response, change).await
}

/// Names the server in the policy of a page, as `deploy/` does for pages that others embed: in a sandbox, `'self'` is
/// nobody to WebKit.
pub(super) fn naming(host: Option<&HeaderValue>, response: &mut Response) {
    let policy =
        response.headers().get(header::CONTENT_SECURITY_POLICY).and_then(|policy| policy.to_str().ok());
    let (Some(policy), Some(host)) = (policy, host.and_then(|host| host.to_str().ok())) else { return };
    let mut named = policy.to_owned();
    for kind in ["script", "style", "img", "connect"] {
        let old = format!("{kind}-src 'self'");
        named = named.replace(&old, &format!("{old} http://{host}"));
    }
    if let Ok(named) = HeaderValue::try_from(named) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, named);
    }
}

/// A page without the first attribute of this name.
fn without_attribute(html: &str, name: &str) -> String {
    let Some((before, rest)) = html.split_once(&format!(" {name}=\"")) else { return html.to_owned() };
    let after = rest.split_once('"').map_or("", |(_, after)| after);
    format!("{before}{after}")
}

/// A text file, with a change.
pub(super) async fn changed(response: Response, change: impl FnOnce(String) -> String) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(change(String::from_utf8_lossy(&bytes).into_owned())))
}
