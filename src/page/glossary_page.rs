//! Every term of the glossary on a page of its own.

use crate::html;
use leptos::prelude::*;

use super::shell::{Foot, Head};
use crate::{
    component::{Fields, Glossary},
    content::content,
};

/// Everything in `<body>` of the glossary.
#[component]
pub fn GlossaryPage() -> impl IntoView {
    let terms: Vec<_> = content().terms.iter().collect();
    let tagline = format!(
        "报告里不好懂的{}个词。标着“报告附注”的，报告自己解释过，这里换成大白话。每个词下面写着哪里说到它。",
        terms.len()
    );
    html! {
        <Head title="名词解释" tagline/>
        <main class="section" id="main">
            <h2>"按领域找"</h2>
            <Fields/>
            <h2>"按拼音找"</h2>
            <Glossary terms/>
        </main>
        <Foot/>
    }
}
