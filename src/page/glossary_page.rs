//! Every term of the glossary on a page of its own.

use leptos::prelude::*;

use crate::{
    component::{Fields, Footer, Glossary, Speaker, Tools},
    content::content,
};

/// Everything in `<body>` of the glossary.
#[component]
pub fn GlossaryPage() -> impl IntoView {
    let terms: Vec<_> = content().terms.iter().collect();
    view! {
        <a class="skip" href="#main">"跳到正文"</a>
        <header class="masthead masthead--small" id="top">
            <Tools/>
            <p class="masthead__kicker"><a href="index.html">{content().report.title.as_str()}</a></p>
            <h1>"名词解释"</h1>
            <p class="masthead__tagline">
                {format!("报告里不好懂的{}个词。标着“报告附注”的，报告自己解释过，这里换成大白话。每个词下面写着哪里说到它。", terms.len())}
            </p>
        </header>
        <main class="section" id="main">
            <h2>"按领域找"</h2>
            <Fields/>
            <h2>"按拼音找"</h2>
            <Glossary terms/>
        </main>
        <Footer/>
        <Speaker/>
    }
}
