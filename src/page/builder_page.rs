//! The page from which editors take something for their own pages.

use crate::html;
use leptos::prelude::*;

use super::{
    embed::shelves,
    shell::{Foot, Head},
};
use crate::component::builder::Builder;

/// Everything in `<body>` of the builder.
#[component]
pub fn BuilderPage() -> impl IntoView {
    html! {
        <Head
            title="放进别的网页"
            tagline="选一样，看看效果，复制一段代码，贴进自己的网页。不用申请，也不把读者的信息传给谁。"
        />
        <main class="section section--wide" id="main">
            <Builder shelves=shelves()/>
            <div class="builder__how">
                <h2 id="by-hand">"不用工具也行"</h2>
                <p>
                    "放进网页里用的页面，都在"<code>"embed"</code>"文件夹里。把下面的地址换成放这份图解的地址，贴进网页的源代码："
                </p>
                <pre class="recipe" data-unspoken=""><code>{"<iframe src=\"https://example.com/embed/structure/all.html\" title=\"空间结构\" width=\"100%\" height=\"480\" frameborder=\"0\" data-fixed loading=\"lazy\" allow=\"web-share; clipboard-write\"></iframe>"}</code></pre>
                <h2 id="needs">"自己的网站要允许什么"</h2>
                <ul>
                    <li>"编辑器会删脚本：选“只有框”。放不下的内容，在框里上下滚动。"</li>
                    <li>"网站设了内容安全策略（CSP）：请管理员在"<code>"frame-src"</code>"里加上放图解的网站；用脚本的，"<code>"script-src"</code>"里也要加。"</li>
                    <li>"框上有"<code>"sandbox"</code>"：至少写"<code>"allow-scripts allow-popups"</code>"，高度才会变，链接才打得开。"</li>
                    <li>"没有脚本也能读：框里是完整的文字和图。"</li>
                </ul>
                <h2 id="promise">"放进去以后"</h2>
                <ul>
                    <li>"来源和“完整版”的链接一直看得见；点链接，在新窗口打开。"</li>
                    <li>"读者没碰它之前，一个框不到40 KB；也不从别的网站取东西。"</li>
                    <li>"地址不会变。内容更正了，放在别处的也跟着更正。"</li>
                </ul>
            </div>
        </main>
        <Foot/>
    }
}
