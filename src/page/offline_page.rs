//! What is kept for when there is no network: the page about it, and the page in the place of one that is not kept.

use crate::html;
use leptos::prelude::*;

use super::{
    print::WHOLE,
    shell::{Foot, Head},
};
use crate::{
    component::{Footer, Speaker, Tools},
    content::content,
    page::from_root,
};

/// The path of the page that is shown at any address where there is neither a network nor a kept page.
pub const UNSAVED: &str = "unsaved.html";

/// What readers may want to know.
const TOLD: [(&str, &str); 4] = [
    (
        "怎么存",
        "不用做什么。打开过一次，浏览器就在后台把这份图解存在这台设备上，下次没有网也能打开，图能点，词能查，也能搜索。按流量计费的网络上，先只存最要紧的和看过的页；打开这一页，就把其余的也存下来。",
    ),
    ("放到桌面", "在浏览器菜单里选“添加到主屏幕”或者“安装”，它就像一个应用，点图标就能打开。"),
    (
        "有新版本",
        "有网的时候，浏览器自己会看有没有新的。新的全部到齐了，页面下面会说“有新版本”；按“更新”才换，不按就还是原来的，不会新旧混在一起；别的标签页也不动，做到一半的题还在。",
    ),
    (
        "存不了也没关系",
        "有的浏览器、无痕窗口不让存，有时候空间不够，有时候网页在路上被加了东西。那就照常从网上看，什么也不缺；过一天会再试，想马上试，上面先关再开。",
    ),
];

/// Everything in `<body>` of the page about what is kept. The switch needs `offline.js`, which shows it.
#[component]
pub fn OfflinePage() -> impl IntoView {
    let told = TOLD.map(|(what, told)| html! { <div><dt>{what}</dt><dd>{told}</dd></div> });
    html! {
        <Head title="离线使用" tagline="看过一次，以后没有网也能打开。上课、下乡、坐车，都能用。"/>
        <main class="section" id="main">
            <div class="offline" hidden>
                <fieldset class="comfort__row">
                    <legend>"在这台设备上离线使用"</legend>
                    <div class="comfort__choices">
                        {[("on", "开"), ("off", "关，并且删掉已经存的")].map(choice).into_iter().collect_view()}
                    </div>
                </fieldset>
                <p role="status" data-kept="">"正在看存了多少……"</p>
            </div>
            <h2 id="how">"怎么用"</h2>
            <dl class="statement">{told.into_iter().collect_view()}</dl>
        </main>
        <Foot/>
    }
}

fn choice((value, words): (&'static str, &'static str)) -> impl IntoView {
    html! {
        <label class="comfort__choice">
            <input type="radio" name="offline" value=value/>
            <span>{words}</span>
        </label>
    }
}

/// Everything in `<body>` of the page in the place of one that is not kept. `sw.js` leaves out what is not kept either.
#[component]
pub fn UnsavedPage() -> impl IntoView {
    let ways = [
        ("index.html", content().report.title.as_str()),
        ("targets.html", "目标总览"),
        ("money.html", content().money.title.as_str()),
        ("glossary.html", "名词解释"),
        ("figures.html", "全部数字"),
        (WHOLE, "打印整份"),
        ("offline.html", "离线使用"),
    ];
    let ways = ways.map(|(path, name)| html! { <li data-page=path><a href=from_root(path)>{name}</a></li> });
    html! {
        <a class="skip" href="#main">"跳到正文"</a>
        <header class="masthead masthead--small" id="top">
            <Tools/>
            <p class="masthead__kicker"><a href=from_root("index.html")>{content().report.title.as_str()}</a></p>
            <h1>"没有网，这一页还没有存下来"</h1>
            <p class="masthead__tagline">"等有了网，刷新一下就能看。下面这些已经存在这台设备上，现在就能打开。"</p>
        </header>
        <main class="section" id="main">
            <h2>"现在能看的"</h2>
            <ul class="downloads">{ways.into_iter().collect_view()}</ul>
        </main>
        <Footer/>
        <Speaker/>
    }
}
