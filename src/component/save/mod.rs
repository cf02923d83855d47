//! 带走这张图: files, the clipboard, the system's share sheet; in WeChat a picture to press.

use crate::html;
use leptos::prelude::*;
use report_model::Chart;

use crate::{chart::file_name, content::charts, page::from_root};

/// The ways to take a chart along. Prerendered; `wake/save.rs` answers its buttons. Without a script the two files
/// remain.
#[component]
pub fn Save(
    /// The chart.
    chart: &'static Chart,
) -> impl IntoView {
    let button = |take: &'static str, class: &'static str, words: &'static str| {
        html! { <button type="button" class=class data-take=take>{words}</button> }
    };
    let file = |extension: &str| {
        let path = format!("{}.{extension}", chart.id);
        (path, file_name(charts(), chart, extension))
    };
    let ((csv, csv_name), (svg, svg_name)) = (file("csv"), file("svg"));
    let book_name = format!("{}-数据.xlsx", charts().source);
    html! {
        <section class="save" id="save" aria-labelledby="save-title">
            <h2 id="save-title">"带走这张图"</h2>
            <div class="save__actions needs-script">
                {button("png", "save__first save__elsewhere", "下载图片")}
                {button("picture", "save__first save__wechat", "生成图片")}
                {button("copy", "save__elsewhere", "复制图片")}
                {button("text", "", "复制文字")}
                {button("picture", "save__elsewhere", "显示图片")}
                <button type="button" class="save__share save__elsewhere" data-take="share" hidden>"分享"</button>
            </div>
            <p class="save__files save__elsewhere">
                // What a spreadsheet opens as it is meant; the CSV is for programs.
                <a href=from_root("data/report.xlsx") download=book_name data-take="csv">"全部数据（Excel表格）"</a>
                <a href=csv download=csv_name data-take="csv">"这一项（CSV，给程序用）"</a>
                <a href=svg download=svg_name data-take="svg">"下载矢量图（SVG）"</a>
            </p>
            <p class="chart__note save__wechat">"微信里不能下载文件。要表格，请点右上角的“…”，选“在浏览器打开”。"</p>
            <p class="save__told" role="status"></p>
            <div class="save__shown"></div>
            <textarea class="save__text" aria-label="要复制的文字" readonly rows="8" hidden></textarea>
        </section>
    }
}
