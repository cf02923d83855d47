//! The pages for class: what teachers project, print and read.

use super::Page;

/// Whether the page with this path is one of them.
pub(super) fn is_one(path: &str) -> bool {
    path.starts_with("lesson/")
        || path.starts_with("slides/")
        || matches!(path, "teachers.html" | "quiz.html" | "worksheet.html")
}

/// All of them.
pub(super) fn pages() -> Vec<Page> {
    vec![]
}
