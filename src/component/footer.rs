//! The end of a page.

use crate::html;
use leptos::prelude::*;

use crate::{content::content, page::from_root};

/// What every page on a screen ends with.
#[component]
pub fn Footer() -> impl IntoView {
    html! {
        <footer class="footer">
            <p>{content().report.title.as_str()}</p>
            <nav class="footer__links" aria-label="关于本站">
                <a href=from_root("accessibility.html")>"无障碍说明"</a>
                <a href=from_root("builder.html")>"放进别的网页"</a>
                <a href=from_root("teachers.html")>"教师指南"</a>
                <a href=from_root("offline.html")>"离线使用"</a>
                <a href="#top">"回到页首"</a>
            </nav>
        </footer>
    }
}
