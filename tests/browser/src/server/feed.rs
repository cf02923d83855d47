//! The progress feed, as the server has it.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::{
    extract::Request,
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};

/// Where the progress feed is.
pub const FEED: &str = "data/progress.json";

/// What the server answers to a request for the progress feed.
#[derive(Debug, Clone, Default)]
pub enum Feed {
    /// What is in the finished site.
    #[default]
    AsBuilt,
    /// 404.
    Absent,
    /// The site's start page, as some hosts answer where there is no file.
    StartPage,
    /// This text, with an entity tag.
    Text(String),
}

impl Feed {
    /// The answer to a request for the feed; none if it is a file of the finished site.
    pub(super) fn answer(&self, request: &Request) -> Option<Response> {
        match self {
            Self::AsBuilt => None,
            Self::Absent => Some(StatusCode::NOT_FOUND.into_response()),
            Self::StartPage => Some(Html("<!doctype html><title>start</title>").into_response()),
            Self::Text(text) => {
                let mut hasher = DefaultHasher::new();
                text.hash(&mut hasher);
                let tag = format!("\"{:x}\"", hasher.finish());
                let known =
                    request.headers().get(header::IF_NONE_MATCH).is_some_and(|known| known == tag.as_str());
                let tag = [(header::ETAG, tag)];
                let json = [(header::CONTENT_TYPE, "application/json")];
                Some(if known {
                    (StatusCode::NOT_MODIFIED, tag).into_response()
                } else {
                    (tag, json, text.clone()).into_response()
                })
            }
        }
    }
}
