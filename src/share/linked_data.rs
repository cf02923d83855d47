//! Structured data by the vocabulary of <https://schema.org>, as JSON-LD.

use report_model::Term;
use serde_json::{Value, json};

use super::{Site, Subject, subject::plain};
use crate::{content::content, page::Page};

/// The tables of the open data, with what they are called and their kind.
const TABLES: [(&str, &str, &str); 5] = [
    ("data/report.xlsx", "全部数据", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("data/figures.csv", "报告里的每个数和文字目标", "text/csv"),
    ("data/indicators.csv", "结果和目标对照", "text/csv"),
    ("data/glossary.csv", "名词解释", "text/csv"),
    ("data/structure.json", "空间结构", "application/json"),
];

/// What a page tells of itself, if it is one of those that say more than their title and description.
pub fn linked_data(page: &Page, site: &Site) -> Option<Value> {
    let mut data = match (page.path.as_str(), page.subject) {
        ("index.html", _) => article(page, site),
        ("targets.html", _) => dataset(site),
        ("glossary.html", _) => glossary(site),
        (path, Some(Subject::Term(term))) if path.starts_with("embed/") => {
            let mut data = defined(term, page, site);
            data["description"] = plain(&term.definition).into();
            data["inDefinedTermSet"] = site.link("glossary.html", page.root()).into();
            data
        }
        _ => return None,
    };
    data["@context"] = "https://schema.org".into();
    Some(data)
}

/// The explainer, and what it explains.
fn article(page: &Page, site: &Site) -> Value {
    let report = &content().report;
    let mut article = json!({
        "@type": "Article",
        "headline": report.title,
        "description": report.tagline,
        "inLanguage": "zh-CN",
        "isBasedOn": {
            "@type": "Report",
            "name": format!("{}{}", report.district, report.official_title),
            "datePublished": report.published,
            "url": report.url,
        },
    });
    if site.has_pictures {
        article["image"] = site.link(&Subject::Report.picture(), page.root()).into();
    }
    article
}

/// The open data.
fn dataset(site: &Site) -> Value {
    let report = &content().report;
    let (count, indicators) = (content().figures.len(), content().indicators.len());
    let files = TABLES.map(|(path, name, kind)| {
        json!({
            "@type": "DataDownload",
            "name": name,
            "encodingFormat": kind,
            "contentUrl": site.link(path, ""),
        })
    });
    json!({
        "@type": "Dataset",
        "name": format!("{}{}的数据", report.district, report.official_title),
        "description": format!(
            "{}{}里的{count}个数和文字目标，每个都有单位、限定词、年份和出处；{indicators}项指标的{}年结果和{}年目标，\
             写明能不能比；名词解释；空间结构。",
            report.district, report.official_title, report.result_year, report.target_year,
        ),
        "inLanguage": "zh-CN",
        "isAccessibleForFree": true,
        "temporalCoverage": format!("{}/{}", report.result_year, report.target_year),
        "spatialCoverage": report.district,
        "isBasedOn": report.url,
        "url": site.link("index.html#data", ""),
        "distribution": files,
    })
}

/// The glossary: which terms it has, and where each stands. What they mean is told by each term's own page.
fn glossary(site: &Site) -> Value {
    let terms: Vec<_> = content()
        .terms
        .iter()
        .map(|term| {
            json!({
                "@type": "DefinedTerm",
                "name": term.term,
                "url": site.link(&Subject::Term(term).embed(), ""),
            })
        })
        .collect();
    json!({
        "@type": "DefinedTermSet",
        "name": format!("{}名词解释", content().report.title),
        "inLanguage": "zh-CN",
        "url": site.link("glossary.html", ""),
        "hasDefinedTerm": terms,
    })
}

fn defined(term: &'static Term, page: &Page, site: &Site) -> Value {
    json!({
        "@type": "DefinedTerm",
        "name": term.term,
        "inLanguage": "zh-CN",
        "url": site.link(&Subject::Term(term).embed(), page.root()),
    })
}
