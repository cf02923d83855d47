//! The open data for people: one workbook with typed columns, since spreadsheets guess when they open a CSV, and take the
//! code `1.0` for a number and `1.1.1` for a date.

use std::io;

use report_model::{Content, Figure, Origin, RichText};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Url, Workbook,
    Worksheet, XlsxError,
};

/// Where the workbook stands in the built folder.
pub const PATH: &str = "data/report.xlsx";

/// What a cell holds. What is not there is an empty cell.
enum Cell {
    Text(String),
    Number(Option<f64>),
    /// A link, shown as words.
    Link(Option<(String, &'static str)>),
}

impl Cell {
    fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// A column: what people call it, its width in characters, what the tables for programs call it (empty if they don't
/// have it), and what it means.
struct Column(&'static str, f64, &'static str, &'static str);

/// A sheet with one row for each thing of a kind.
struct Sheet {
    name: &'static str,
    /// The file for programs with the same rows.
    file: &'static str,
    about: String,
    columns: &'static [Column],
    rows: Vec<Vec<Cell>>,
}

/// The workbook. The same content makes the same bytes: the only date in it is that of the report.
///
/// # Errors
///
/// None in practice: it is written to memory, and the content's texts are far below the limits of the format.
pub fn workbook(content: &Content) -> io::Result<Vec<u8>> {
    write(content).map_err(io::Error::other)
}

fn write(content: &Content) -> Result<Vec<u8>, XlsxError> {
    let report = &content.report;
    let title = format!("{}{}", report.district, report.official_title);
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(format!("{title}：数据"))
            .set_author(&report.title)
            .set_creation_datetime(&ExcelDateTime::parse_from_str(&report.published)?),
    );
    let sheets = [figures(content), indicators(content), glossary(content), structure(content)];
    explain(workbook.add_worksheet(), content, &title, &sheets)?;
    for sheet in &sheets {
        fill(workbook.add_worksheet(), sheet)?;
    }
    workbook.save_to_buffer()
}

fn head() -> Format {
    Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0x00EC_E6DA))
        .set_border_bottom(FormatBorder::Thin)
        .set_align(FormatAlign::Top)
        .set_text_wrap()
}

/// Text stays text, also after somebody has edited it.
fn text() -> Format {
    Format::new().set_num_format("@").set_align(FormatAlign::Top).set_text_wrap()
}

/// The first sheet: what this is, and what every column means.
fn explain(sheet: &mut Worksheet, content: &Content, title: &str, sheets: &[Sheet]) -> Result<(), XlsxError> {
    let report = &content.report;
    let (head, text) = (head(), text());
    sheet.set_name("说明")?;
    for (column, width) in [(0, 14.0), (1, 18.0), (2, 18.0), (3, 80.0)] {
        sheet.set_column_width(column, width)?;
    }
    let large = Format::new().set_bold().set_font_size(14);
    sheet.write_string_with_format(0, 0, format!("{title}里的数据"), &large)?;
    let lines = [
        format!(
            "报告由{}人民政府{}公布。解释是编者写的，和报告有出入时，以报告为准。",
            report.district, report.published
        ),
        "这里只有报告说的数，没有算出来的数。空着的格子，是报告没有写。".to_owned(),
        "给程序用的同一份数据是CSV，列名不变。用表格软件直接打开CSV，段落编号会被认成数或日期，请用这一份。"
            .to_owned(),
    ];
    let mut row = 1;
    for line in lines {
        sheet.write_string(row, 0, line)?;
        row += 1;
    }
    sheet.write_url(row, 0, Url::new(&report.url).set_text("看官方原文"))?;
    row += 2;
    for (column, words) in (0..).zip(["工作表", "列", "CSV里的列名", "意思"]) {
        sheet.write_string_with_format(row, column, words, &head)?;
    }
    for one in sheets {
        row += 1;
        let target = format!("internal:'{}'!A1", one.name);
        sheet.write_url(row, 0, Url::new(target).set_text(one.name))?;
        sheet.write_string_with_format(row, 2, one.file, &text)?;
        sheet.write_string_with_format(row, 3, &one.about, &text)?;
        for Column(name, _, known, means) in one.columns {
            row += 1;
            for (column, words) in [(0, one.name), (1, *name), (2, *known), (3, *means)] {
                if !words.is_empty() {
                    sheet.write_string_with_format(row, column, words, &text)?;
                }
            }
        }
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Writes a sheet: a head that stays in sight, and its rows.
fn fill(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let (head, text) = (head(), text());
    let plain = Format::new().set_align(FormatAlign::Top);
    worksheet.set_name(sheet.name)?;
    for (at, Column(name, width, ..)) in (0..).zip(sheet.columns) {
        worksheet.set_column_width(at, *width)?;
        worksheet.write_string_with_format(0, at, *name, &head)?;
    }
    for (row, cells) in (1..).zip(&sheet.rows) {
        for (at, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(words) if words.is_empty() => {}
                Cell::Text(words) => drop(worksheet.write_string_with_format(row, at, words, &text)?),
                Cell::Number(Some(number)) => {
                    worksheet.write_number_with_format(row, at, *number, &plain)?;
                }
                Cell::Link(Some((url, words))) => {
                    worksheet.write_url(row, at, Url::new(url).set_text(*words))?;
                }
                Cell::Number(None) | Cell::Link(None) => {}
            }
        }
    }
    let last = (1..).zip(&sheet.rows).map(|(row, _)| row).last().unwrap_or(1);
    let columns = (0..).zip(sheet.columns).map(|(at, _)| at).last().unwrap_or(0);
    // Codes such as 1.0 are meant to be text: no spreadsheet need warn of them.
    worksheet.ignore_error_range(1, 0, last, columns, IgnoreError::NumberStoredAsText)?;
    worksheet.autofilter(0, 0, last, columns)?;
    worksheet.set_freeze_panes(1, 1)?;
    worksheet.set_repeat_rows(0, 0)?;
    worksheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// The link to a figure's words in the official text.
fn source(content: &Content, figure: Option<&Figure>) -> Cell {
    Cell::Link(figure.map(|figure| (content.report.url_at(figure), "看原文")))
}

const FIGURES: [Column; 13] = [
    Column("编号", 30.0, "id", "这个数的编号，不会改，可以引用"),
    Column("段落", 8.0, "topic", "报告段落的编号，是文字，不是数，也不是日期"),
    Column("段落标题", 24.0, "", "这一段讲什么"),
    Column("数的是什么", 30.0, "label", "这个数数的是什么"),
    Column(
        "性质",
        8.0,
        "kind",
        "结果、预计、目标、规划、背景；CSV里是result、estimate、target、plan、standing",
    ),
    Column("限定词", 14.0, "qualifier", "报告自己的限定词，例如“预计”“以上”；几个用“、”隔开"),
    Column("数值", 12.0, "value", "数，单位在后面一列；是一句话的目标，空着"),
    Column("到", 10.0, "", "报告给的是一个范围时，范围的上端；CSV里写在note"),
    Column("单位", 10.0, "unit", "报告用的单位"),
    Column("报告里的写法", 20.0, "printed", "报告里印的样子"),
    Column("年份", 12.0, "period", "说的是哪一年"),
    Column("备注", 40.0, "note", "怎么数的，还要知道什么"),
    Column("原文", 10.0, "", "点开官方原文的那一句"),
];

fn figures(content: &Content) -> Sheet {
    let row = |figure: &Figure| {
        let passage = content.passage(&figure.topic).map_or("", |passage| passage.title.as_str());
        vec![
            Cell::text(&figure.id),
            Cell::text(figure.topic.as_str()),
            Cell::text(passage),
            Cell::text(&figure.label),
            Cell::text(figure.kind.label()),
            Cell::text(figure.qualifiers.join("、")),
            Cell::Number(figure.value),
            Cell::Number(figure.to),
            Cell::text(figure.unit.as_deref().unwrap_or_default()),
            Cell::text(&figure.printed),
            Cell::text(&figure.period),
            Cell::text(figure.note.as_deref().unwrap_or_default()),
            source(content, Some(figure)),
        ]
    };
    Sheet {
        name: "数字",
        file: "figures.csv",
        about: format!("报告里的{}个数和文字目标，一行一个", content.figures.len()),
        columns: &FIGURES,
        rows: content.figures.iter().map(row).collect(),
    }
}

const INDICATORS: [Column; 16] = [
    Column("编号", 28.0, "id", "这一项的编号，不会改，可以引用"),
    Column("数的是什么", 30.0, "name", "这一项数的是什么"),
    Column("领域", 12.0, "sector", "属于哪个领域；CSV里是领域的编号"),
    Column("单位", 10.0, "unit", "两边的单位；目标是一句话的，写着“文字”"),
    Column("结果", 12.0, "result_2023", "上一年做到的或者预计的数；空着是报告没有写"),
    Column("结果（文字）", 20.0, "result_2023", "没有数的，报告的说法"),
    Column("结果的限定词", 14.0, "result_qualifier", "报告自己的限定词"),
    Column("目标", 12.0, "target_2024", "下一年要做到的数；空着是报告没有写"),
    Column("目标（文字）", 24.0, "target_2024", "目标是一句话、没有数的，报告的说法"),
    Column("目标的限定词", 14.0, "target_qualifier", "报告自己的限定词"),
    Column(
        "能不能比",
        12.0,
        "basis",
        "口径相同的才能相减；CSV里是same、similar、different、target-only、result-only",
    ),
    Column("结果的段落", 10.0, "result_topic", "报告段落的编号，是文字"),
    Column("目标的段落", 10.0, "target_topic", "报告段落的编号，是文字"),
    Column("备注", 40.0, "note", "为什么能比、不能比，还要知道什么"),
    Column("结果的原文", 10.0, "", "点开官方原文的那一句"),
    Column("目标的原文", 10.0, "", "点开官方原文的那一句"),
];

fn indicators(content: &Content) -> Sheet {
    let row = |indicator: &report_model::Indicator| {
        let side = |id: &Option<String>| id.as_ref().and_then(|id| content.figure(id));
        let (result, target) = (side(&indicator.result), side(&indicator.target));
        let sector = content.sectors.iter().find(|sector| sector.id == indicator.sector);
        let value = |side: Option<&Figure>| Cell::Number(side.and_then(|figure| figure.value));
        let words = |side: Option<&Figure>| {
            Cell::text(side.filter(|figure| !figure.is_number()).map_or("", |figure| figure.printed.as_str()))
        };
        let limits = |side: Option<&Figure>| {
            Cell::text(side.map_or_else(String::new, |one| one.qualifiers.join("、")))
        };
        let topic = |side: Option<&Figure>| Cell::text(side.map_or("", |figure| figure.topic.as_str()));
        vec![
            Cell::text(&indicator.id),
            Cell::text(&indicator.name),
            Cell::text(sector.map_or("全区", |sector| sector.name.as_str())),
            Cell::text(&indicator.unit),
            value(result),
            words(result),
            limits(result),
            value(target),
            words(target),
            limits(target),
            Cell::text(indicator.basis.label()),
            topic(result),
            topic(target),
            Cell::text(indicator.note.as_deref().unwrap_or_default()),
            source(content, result),
            source(content, target),
        ]
    };
    let report = &content.report;
    Sheet {
        name: "目标对照",
        file: "indicators.csv",
        about: format!("{}年结果和{}年目标，一行一项，写明能不能比", report.result_year, report.target_year),
        columns: &INDICATORS,
        rows: content.indicators.iter().map(row).collect(),
    }
}

const TERMS: [Column; 4] = [
    Column("词", 20.0, "term", "要解释的词"),
    Column("拼音", 24.0, "pinyin", "怎么读"),
    Column("谁解释的", 12.0, "origin", "报告附注，或者编者；CSV里是report、editor"),
    Column("意思", 90.0, "definition", "用大白话讲；有例子的，例子在后面"),
];

fn glossary(content: &Content) -> Sheet {
    let plain = |text: &RichText| text.plain(|id| content.printed(id));
    let row = |term: &report_model::Term| {
        let example = term.example.as_ref().map(|example| format!("例：{}", plain(example)));
        vec![
            Cell::text(&term.term),
            Cell::text(&term.pinyin),
            Cell::text(match term.origin {
                Origin::Report => "报告附注",
                Origin::Editor => "编者",
            }),
            Cell::text(format!("{}{}", plain(&term.definition), example.unwrap_or_default())),
        ]
    };
    Sheet {
        name: "名词",
        file: "glossary.csv",
        about: "报告里不好懂的词".to_owned(),
        columns: &TERMS,
        rows: content.terms.iter().map(row).collect(),
    }
}

const ELEMENTS: [Column; 6] = [
    Column("编号", 20.0, "id", "这一处的编号，不会改，可以引用"),
    Column("是什么", 12.0, "kind", "轴、区、核、心；JSON里是英文编号"),
    Column("名称", 20.0, "name", "报告里的名称"),
    Column("做什么用", 50.0, "description", "报告怎么说"),
    Column("编者理解", 50.0, "reading", "编者的理解，不是报告的话"),
    Column("段落", 20.0, "topics", "有关的报告段落，几个用“、”隔开"),
];

fn structure(content: &Content) -> Sheet {
    let plain = |text: &RichText| text.plain(|id| content.printed(id));
    let row = |element: &report_model::Element| {
        vec![
            Cell::text(&element.id),
            Cell::text(content.structure.groups.name(element.kind)),
            Cell::text(&element.name),
            Cell::text(plain(&element.purpose)),
            Cell::text(plain(&element.reading)),
            Cell::text(super::topics_of(element).join("、")),
        ]
    };
    Sheet {
        name: "空间结构",
        file: "structure.json",
        about: content.structure.name.clone(),
        columns: &ELEMENTS,
        rows: content.structure.elements.iter().map(row).collect(),
    }
}
