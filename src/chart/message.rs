//! A chart in words and figures, to be pasted into a message, and the names of its files.

use report_model::{Chart, ChartBook};

use super::{
    picture::{notes, progress, source, tried},
    state::State,
    words,
};

/// What is told of an indicator where no picture can go: title, figures, sums, source and the page's URL.
pub fn message(book: &ChartBook, chart: &Chart, state: &State, page: &str) -> String {
    let mut lines = vec![headline(chart)];
    let sides = [&chart.result, &chart.target, &chart.base].into_iter().flatten();
    lines.extend(sides.map(|side| format!("· {}", words::spoken(side))));
    lines.extend(notes(chart));
    lines.extend(tried(chart, state));
    lines.extend(progress(chart, state));
    lines.push(source(book));
    lines.push(format!("官方原文：{}", book.url));
    lines.push(format!("看图：{page}"));
    lines.join("\n")
}

/// An indicator's name and what is to be seen: `地区生产总值增速：2024年目标6.5%，比2023年预计高1.3个百分点`.
pub fn headline(chart: &Chart) -> String {
    format!("{}：{}", chart.name, words::title(chart))
}

/// The name under which a file about an indicator is kept: `泉州市洛江区政府工作报告-地区生产总值增速.png`.
///
/// Where a browser doesn't take it, the file's own name is plain: the indicator's id.
pub fn file_name(book: &ChartBook, chart: &Chart, extension: &str) -> String {
    let mut name = format!("{}-{}.{extension}", book.source, chart.name);
    // Not allowed in some file systems, or hard to type.
    name.retain(|character| !"\"'“”‘’《》（）、，\\/:*?<>| ".contains(character));
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{chart::Latest, content::charts};

    const PAGE: &str = "https://example.org/chart/x.html";

    fn message_of(id: &str, state: &State) -> String {
        message(charts(), charts().chart(id).expect("an indicator"), state, PAGE)
    }

    #[test]
    fn everything_that_is_to_be_seen_is_told() {
        let latest = Latest {
            value: 5.9,
            date: "2024年9月30日".into(),
            source: "示例".into(),
            url: "https://example.com/".into(),
        };
        let text = message_of("gdp-growth", &State { rate: Some(7.1), latest: Some(latest) });
        assert_eq!(
            text,
            "地区生产总值增速：2024年目标6.5%，比2023年预计高1.3个百分点\n\
             · 2023年预计：5.2%，地区生产总值增长\n\
             · 2024年目标：6.5%，地区生产总值增长\n\
             · 2023年预计：365亿元，地区生产总值\n\
             差多少是计算值：6.5 − 5.2 = 1.3个百分点\n\
             计算值：365 × 1.065 ≈ 388.7亿元\n\
             2023年是预计数；报告没有写明增速是否扣除价格变化。\n\
             假如增长7.1%，计算值：365 × 1.071 ≈ 390.9亿元。是你试的数，按比例算的，不是预测。\n\
             最新进度到2024年9月30日：5.9%，来源：示例\n\
             数据：《泉州市洛江区政府工作报告》，2024-02-01公布。图解不是官方文件。\n\
             官方原文：http://www.qzlj.gov.cn/zwgk/ghjh/zfgzbg/202402/t20240201_3001122.htm\n\
             看图：https://example.org/chart/x.html"
        );
    }

    #[test]
    fn every_indicator_can_be_told() {
        for chart in &charts().charts {
            let text = message_of(&chart.id, &State::default());
            assert!(text.starts_with(&chart.name) && text.ends_with(PAGE), "{text}");
            assert!(!text.lines().any(|line| line.trim().is_empty()), "{text}");
        }
    }

    #[test]
    fn files_have_names_that_file_systems_take() {
        for chart in &charts().charts {
            let name = file_name(charts(), chart, "png");
            assert!(name.len() < 200 && name.ends_with(".png"), "{name}");
            assert!(!name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', ' ']), "{name}");
        }
        let invest = charts().chart("city-quality-invest").expect("an indicator");
        assert_eq!(
            file_name(charts(), invest, "csv"),
            "泉州市洛江区政府工作报告-抓城建提品质项目年度投资.csv"
        );
    }
}
