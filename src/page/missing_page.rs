//! What a server shows where there is no page. It stands at any address, so its links can't be relative.

use crate::html;
use leptos::prelude::*;

use crate::{
    component::{Footer, Speaker, Tools},
    content::content,
    page::{from_root, print::WHOLE},
};

/// Its path in the built folder: the name by which most hosts look for it.
pub const MISSING: &str = "404.html";

/// The way from it to the site's folder, as long as nobody says where that is: the root of the host. Browsers read it
/// as `/`; written like this it can be found and replaced (see docs/adr/0017).
pub const ANY_ROOT: &str = "/./";

/// Everything in `<body>` of the page that stands where there is none.
#[component]
pub fn MissingPage() -> impl IntoView {
    let ways = [
        ("index.html", content().report.title.as_str(), "从头看起"),
        ("targets.html", "目标总览", "每个指标一张图，2023年和2024年放在一起"),
        ("glossary.html", "名词解释", "报告里不好懂的词"),
        (WHOLE, "打印整份", "全部展开，一页看完"),
    ];
    let ways = ways.map(|(path, name, told)| {
        html! { <div><dt><a href=from_root(path)>{name}</a></dt><dd>{told}</dd></div> }
    });
    html! {
        <a class="skip" href="#main">"跳到正文"</a>
        <header class="masthead masthead--small" id="top">
            <Tools/>
            <p class="masthead__kicker"><a href=from_root("index.html")>{content().report.title.as_str()}</a></p>
            <h1>"没有这一页"</h1>
            <p class="masthead__tagline">"地址可能抄错了，也可能少了几个字。要找的东西多半还在，从下面进去，或者用页首的“搜索”。"</p>
        </header>
        <main class="section" id="main">
            <h2>"可以去哪里"</h2>
            <dl class="statement">{ways.collect_view()}</dl>
        </main>
        <Footer/>
        <Speaker/>
    }
}
