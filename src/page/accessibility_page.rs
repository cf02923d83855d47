//! What this site does so that everyone can use it, how that was tested, and what is known not to work.

use leptos::prelude::*;

use crate::{
    component::{Footer, Speaker, Tools},
    content::content,
};

/// What readers can do, and what for.
const WAYS: [(&str, &str); 7] = [
    (
        "字太小、看不清",
        "页首有“阅读设置”：字号有四档，最大两倍；还有高对比度、深色、浅色、不要动画。选好以后，这台设备会记住；网址里也带着，发给别人，对方打开也是这样。",
    ),
    ("想简单些", "按一下“长者版”：字大、行距宽、按钮大，一屏只放一件事，也不用鼠标停在哪里才看得到。"),
    (
        "想用耳朵听",
        "点“朗读”，读眼前的这一段；数字和符号照平常的说法读，读到哪句亮哪句，可以暂停、调快慢。用的是浏览器自带的中文声音；没有中文声音的浏览器里，不显示这个按钮。",
    ),
    (
        "不用鼠标",
        "Tab往前，Shift+Tab往回，回车打开，Esc关闭；图里用方向键走。按 / 或Ctrl+K搜索。每一页的第一站是“跳到正文”。",
    ),
    ("用读屏软件", "每张图都有名字和一句话的结论，数据另有表格；图上画的，图旁边都用字写着。"),
    ("要印在纸上", "整份或者一节都能打印：全部展开，黑白也分得清，词语解释编了号，列在后面。"),
    ("手机旧、网络慢", "全文都在网页里。脚本没打开，也能读、能展开、能跳转、能打印。"),
];

/// What was tested, and how.
const TESTS: [(&str, &str); 10] = [
    (
        "自动规则",
        "用axe-core查WCAG 2.2的A级、AA级和良好做法，没有发现违反的。查的样子有：合上和全部展开、选中图上一处、打开名词解释、图表和它的表格、目标总览排序和筛选、搜索（有结果和没有结果）、正在朗读、给纸用的页；还有浅色、深色、高对比度、长者版、最大字号，以及320像素宽的窗口（相当于1280像素宽放大到400%）。",
    ),
    ("颜色", "用到的每一对文字和底色都算过：平常不低于4.5∶1，高对比度不低于7∶1；图形不低于3∶1。"),
    (
        "键盘",
        "在Chromium、Firefox、WebKit三种内核里，只用键盘走完：选图上的地方、看图表、打开词语、搜索、改设置、关掉弹出的东西。",
    ),
    ("手指", "在Chromium里模拟触屏点过；按钮和折叠条平常高44像素，长者版60像素。"),
    (
        "名字和角色",
        "从Chromium的无障碍树里读出每个能操作的东西，看它有没有名字、是不是说对了自己是什么；标题不跳级，每页有地标。",
    ),
    ("窗口大小", "从320像素宽到1920像素宽，整页不用左右滚动；开到最大字号也一样。"),
    (
        "旧浏览器",
        "把WebAssembly、对话框、弹出层、新的选择器、新的颜色写法一样一样关掉，也一起关掉：全文都在，没有按了没反应的按钮。",
    ),
    ("朗读", "用假的声音查：哪些字被读、数字怎么读、哪一句亮着。声音好不好听，要看各人的设备。"),
    ("打印", "把Chromium和Firefox打印出来的文件读回来：每一段、每个数都在纸上。"),
    ("用眼睛看", "系统的高对比度（强制颜色）、减少动画、长者版、打印出来的页，都截图看过。"),
];

/// What is known not to work.
const LIMITS: [(&str, &str); 8] = [
    (
        "没请人试过",
        "还没有请视力、听力、行动不便的人和老人试用，也没有请别的机构评测。上面的都是我们自己测的。",
    ),
    ("没有用真的读屏软件走过", "名字和角色查过，但没有用NVDA、旁白、TalkBack从头到尾听一遍。"),
    ("没有在真手机上试过", "手机的样子是在电脑的浏览器里模拟的；微信里打开，也没有用真手机试过。"),
    (
        "朗读不是处处都有",
        "声音来自手机和电脑。有些手机、微信里没有中文声音，就听不了。没有闽南话，也没有手语。",
    ),
    ("图里的字不跟着字号变", "字号调大，图里的字不会单独变大；可以用两指放大，或者看图旁边的文字和表格。"),
    ("一屏一件事有例外", "长者版里，长的段落一屏放不下，还要往下翻。"),
    ("存成的PDF看浏览器", "有些浏览器存的PDF不带结构，读屏软件读起来费劲。读屏请用网页。"),
    ("官方原文在别的网站", "点数字去的是区政府网站，那里的无障碍情况不归这里管。"),
];

/// Everything in `<body>` of the page on accessibility.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    view! {
        <a class="skip" href="#main">"跳到正文"</a>
        <header class="masthead masthead--small" id="top">
            <Tools/>
            <p class="masthead__kicker"><a href="index.html">{content().report.title.as_str()}</a></p>
            <h1>"无障碍说明"</h1>
            <p class="masthead__tagline">"谁都该看得懂、用得上。这里写着怎么用、测过什么、还有什么做不到。"</p>
        </header>
        <main class="section" id="main">
            <h2 id="ways">"怎么用更方便"</h2>
            {list(&WAYS)}
            <h2 id="tests">"测过什么，怎么测"</h2>
            <p>
                "照的是《Web内容无障碍指南》（WCAG）2.2版AA级。下面的测试，除了用眼睛看的，每次改动都重新跑一遍。"
            </p>
            {list(&TESTS)}
            <h2 id="limits">"还做不到的"</h2>
            {list(&LIMITS)}
            <p>"遇到别的不方便，请告诉放这份图解的网站。"</p>
        </main>
        <Footer/>
        <Speaker/>
    }
}

fn list(items: &'static [(&'static str, &'static str)]) -> impl IntoView {
    let items: Vec<_> =
        items.iter().map(|&(what, told)| view! { <div><dt>{what}</dt><dd>{told}</dd></div> }).collect();
    view! { <dl class="statement">{items}</dl> }
}
