//! What is right in the quiz, reckoned anew: from what the site publishes in `data/` and from the editors' own lines in
//! `content/`, without the code that makes the quiz and judges answers.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use toml::{Table, Value};

use crate::{page::Page, server::finished_site};

/// What has been answered to the question that is asked, as the page shows it. What a kind of question has not is empty.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
pub struct Given {
    /// The words of the chosen answer.
    pub chosen: Option<String>,
    /// Things with the partners that were chosen for them.
    pub pairs: Vec<(String, String)>,
    /// Things from the first to the last.
    pub order: Vec<String>,
    /// Where the slider is.
    pub number: Option<f64>,
    /// Ids of the elements that were found.
    pub found: Vec<String>,
}

/// How the page calls an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// All of it is right.
    Right,
    /// Some of it is right.
    Partly,
    /// It is wrong.
    Wrong,
}

impl Mark {
    /// What the page says.
    pub fn words(self) -> &'static str {
        match self {
            Self::Right => "✓ 对了！",
            Self::Partly => "◐ 对了一部分",
            Self::Wrong => "✗ 不对",
        }
    }
}

/// The right answer to a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Truth {
    /// These words, of several that are offered, or 对 or 不对.
    Words(String),
    /// Things and their partners.
    Pairs(Vec<(String, String)>),
    /// Things from the first to the last.
    Order(Vec<String>),
    /// A number, and how far off is near enough.
    Number(f64, f64),
    /// Ids of elements.
    Elements(Vec<String>),
}

impl Truth {
    /// How good an answer is.
    ///
    /// # Errors
    ///
    /// If it is no answer to such a question.
    pub fn mark(&self, given: &Given) -> Result<Mark> {
        let (right, all) = match self {
            Self::Words(words) => {
                let chosen = given.chosen.as_ref().context("nothing is chosen")?;
                (usize::from(chosen == words), 1)
            }
            Self::Pairs(pairs) => {
                ensure!(given.pairs.len() == pairs.len(), "{given:?} for {pairs:?}");
                (given.pairs.iter().filter(|pair| pairs.contains(pair)).count(), pairs.len())
            }
            Self::Order(things) => {
                ensure!(given.order.len() == things.len(), "{given:?} for {things:?}");
                (given.order.iter().zip(things).filter(|(given, thing)| given == thing).count(), things.len())
            }
            Self::Number(value, near) => {
                let off = (given.number.context("nothing is estimated")? - value).abs();
                // Twice as far is half right.
                (usize::from(off < near + 1e-6) + usize::from(off < 2.0 * near + 1e-6), 2)
            }
            Self::Elements(ids) => {
                ensure!(!given.found.is_empty(), "nothing is found");
                let right = given.found.iter().filter(|id| ids.contains(id)).count();
                let wrong = given.found.len() - right;
                // More must be right than wrong.
                (if wrong == 0 || right > wrong { right } else { 0 }, ids.len() + wrong)
            }
        };
        Ok(match right {
            0 => Mark::Wrong,
            _ if right == all => Mark::Right,
            _ => Mark::Partly,
        })
    }
}

/// What is published, and what editors have written.
pub struct Facts {
    questions: BTreeMap<String, Table>,
    terms: BTreeMap<String, String>,
    figures: BTreeMap<String, Row>,
    indicators: BTreeMap<String, Row>,
    elements: Vec<Element>,
}

/// A line of a CSV file, by the names of its columns.
type Row = BTreeMap<String, String>;

/// An element of the spatial structure.
#[derive(Debug, Deserialize)]
struct Element {
    id: String,
    kind: String,
    name: String,
}

impl Facts {
    /// Reads them.
    ///
    /// # Errors
    ///
    /// If there is no finished site, or something can't be read.
    pub fn read() -> Result<Self> {
        #[derive(Deserialize)]
        struct Structure {
            elements: Vec<Element>,
        }
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
        let data = finished_site()?.join("data");
        let mut questions = BTreeMap::new();
        for entry in fs::read_dir(content.join("quiz"))? {
            let file: Table = fs::read_to_string(entry?.path())?.parse()?;
            for question in tables(&file, "question") {
                questions.insert(text(question, "id")?.to_owned(), question.clone());
            }
        }
        ensure!(questions.len() > 60, "only {} questions", questions.len());
        let glossary: Table = fs::read_to_string(content.join("glossary.toml"))?.parse()?;
        let terms = tables(&glossary, "term")
            .map(|term| Ok((text(term, "id")?.to_owned(), text(term, "term")?.to_owned())))
            .collect::<Result<_>>()?;
        let structure: Structure = serde_json::from_str(&fs::read_to_string(data.join("structure.json"))?)?;
        Ok(Self {
            questions,
            terms,
            figures: rows(&data.join("figures.csv"))?,
            indicators: rows(&data.join("indicators.csv"))?,
            elements: structure.elements,
        })
    }

    /// The ids of all questions.
    pub fn questions(&self) -> impl Iterator<Item = &str> {
        self.questions.keys().map(String::as_str)
    }

    /// The right answer to a question; none to the few whose answer is reckoned from what is not published.
    ///
    /// # Errors
    ///
    /// If there is no such question, or something of it is missing.
    pub fn truth(&self, id: &str) -> Result<Option<Truth>> {
        let question = self.questions.get(id).with_context(|| format!("no question {id}"))?;
        let of = |kind: &str| question.get(kind).and_then(Value::as_table);
        let words = |words: &str| Some(Truth::Words(words.to_owned()));
        Ok(if let Some(task) = of("concept") {
            words(text(task, "right")?)
        } else if let Some(task) = of("number") {
            words(&self.said(text(task, "figure")?)?)
        } else if let Some(task) = of("pick") {
            let by_size = self.by_size(task)?;
            words(
                if text(task, "end")? == "largest" { by_size.last() } else { by_size.first() }
                    .context("none")?,
            )
        } else if let Some(task) = of("which") {
            words(&self.which(task)?)
        } else if let Some(task) = of("change") {
            words(self.change(text(task, "indicator")?)?)
        } else if let Some(task) = of("difference") {
            let [result, target] = self.both(text(task, "indicator")?)?;
            let tenths = ((target - result) * 10.0).round() / 10.0;
            let way = if tenths > 0.0 { "高" } else { "低" };
            words(&format!("{way}{}个百分点", tenths.abs()))
        } else if let Some(task) = of("judge") {
            words(if self.holds(task)? { "对" } else { "不对" })
        } else if let Some(task) = of("match") {
            self.pairs(task)?.map(Truth::Pairs)
        } else if let Some(task) = of("order") {
            Some(Truth::Order(match list(task, "steps") {
                Ok(steps) => steps.into_iter().map(str::to_owned).collect(),
                Err(_) => {
                    let mut things = self.by_size(task)?;
                    if text(task, "first")? == "largest" {
                        things.reverse();
                    }
                    things
                }
            }))
        } else if let Some(task) = of("estimate") {
            let tolerance =
                task.get("tolerance").and_then(|it| it.as_float().or(it.as_integer().map(|it| it as f64)));
            Some(Truth::Number(self.value(text(task, "figure")?)?, tolerance.context("no tolerance")?))
        } else if let Some(task) = of("find") {
            let is =
                |key: &str, of: &str| task.get(key).and_then(Value::as_str).is_some_and(|it| of.contains(it));
            let fits =
                |one: &&Element| is("kind", &one.kind) || is("element", &one.id) || is("name", &one.name);
            Some(Truth::Elements(self.elements.iter().filter(fits).map(|one| one.id.clone()).collect()))
        } else {
            ensure!(of("grown").is_some(), "{id} is of no known kind");
            None
        })
    }

    /// What must stand in the key, in this order.
    ///
    /// # Errors
    ///
    /// If there is no such element.
    pub fn key(&self, truth: &Truth) -> Result<Vec<String>> {
        Ok(match truth {
            Truth::Words(words) => vec![format!("答案：{words}")],
            Truth::Pairs(pairs) => pairs.iter().map(|(left, right)| format!("{left} — {right}")).collect(),
            Truth::Order(things) => things.clone(),
            // Sums of binary fractions are off by some last digits.
            Truth::Number(value, near) => [("估在", value - near), ("到", value + near)]
                .map(|(word, end)| format!("{word}{}", (end * 1e6).round() / 1e6))
                .to_vec(),
            Truth::Elements(ids) => {
                let names: Vec<_> =
                    ids.iter().map(|id| Ok(&*self.element(id)?.name)).collect::<Result<_>>()?;
                vec![format!("答案：{}", names.join("、"))]
            }
        })
    }

    /// The result and the target of an indicator.
    fn both(&self, indicator: &str) -> Result<[f64; 2]> {
        let number =
            |column: &str| -> Result<f64> { Ok(cell(&self.indicators, indicator, column)?.parse()?) };
        Ok([number("result_2023")?, number("target_2024")?])
    }

    fn change(&self, indicator: &str) -> Result<&'static str> {
        if cell(&self.indicators, indicator, "basis")? != "same" {
            return Ok("数的不是一回事，不能直接比大小");
        }
        let [result, target] = self.both(indicator)?;
        Ok(if target > result {
            "目标的数更大"
        } else if target < result {
            "目标的数更小"
        } else {
            "两个数一样大"
        })
    }

    fn value(&self, figure: &str) -> Result<f64> {
        Ok(cell(&self.figures, figure, "value")?.parse()?)
    }

    /// A figure as it is said: with those of its limiting words that are not printed with it.
    fn said(&self, figure: &str) -> Result<String> {
        let printed = cell(&self.figures, figure, "printed")?;
        let qualifiers = cell(&self.figures, figure, "qualifier")?.split('、');
        let before: String = qualifiers.filter(|word| !printed.contains(word)).collect();
        Ok(format!("{before}{printed}"))
    }

    /// The names of a question's figures, from the smallest to the largest.
    fn by_size(&self, task: &Table) -> Result<Vec<String>> {
        let mut figures: Vec<(f64, String)> = list(task, "figures")?
            .into_iter()
            .map(|id| Ok((self.value(id)?, cell(&self.figures, id, "label")?.to_owned())))
            .collect::<Result<_>>()?;
        figures.sort_by(|one, other| one.0.total_cmp(&other.0));
        Ok(figures.into_iter().map(|(_, label)| label).collect())
    }

    fn element(&self, id: &str) -> Result<&Element> {
        self.elements.iter().find(|one| one.id == id).with_context(|| format!("no element {id}"))
    }

    /// What something is (`is`): a figure's kind, an indicator's basis, an element's kind.
    fn kind(&self, sort: &str, id: &str) -> Result<&str> {
        match sort {
            "figures" => cell(&self.figures, id, "kind"),
            "indicators" => cell(&self.indicators, id, "basis"),
            _ => Ok(&self.element(id)?.kind),
        }
    }

    /// The name of the only one of several that is something.
    fn which(&self, task: &Table) -> Result<String> {
        let is = text(task, "is")?;
        for sort in ["figures", "indicators", "elements"] {
            let Ok(ids) = list(task, sort) else { continue };
            let mut right = Vec::new();
            for id in ids {
                if self.kind(sort, id)? == is {
                    right.push(id);
                }
            }
            let [id] = right[..] else { bail!("{} are {is}", right.len()) };
            return Ok(match sort {
                "figures" => cell(&self.figures, id, "label")?.to_owned(),
                "indicators" => cell(&self.indicators, id, "name")?.to_owned(),
                _ => self.element(id)?.name.clone(),
            });
        }
        bail!("which of what?")
    }

    /// Whether a sentence is true.
    fn holds(&self, task: &Table) -> Result<bool> {
        if let Some(holds) = task.get("holds").and_then(Value::as_bool) {
            return Ok(holds);
        }
        if let Ok(left) = text(task, "left") {
            let (left, right) = (self.value(left)?, self.value(text(task, "right")?)?);
            return Ok(match text(task, "than")? {
                "more" => left > right,
                "less" => left < right,
                _ => (left - right).abs() < 1e-9,
            });
        }
        for (key, sort) in [("figure", "figures"), ("indicator", "indicators"), ("element", "elements")] {
            if let Ok(id) = text(task, key) {
                return Ok(self.kind(sort, id)? == text(task, "is")?);
            }
        }
        bail!("what is to hold?")
    }

    /// Things and their partners; none if those are not published.
    fn pairs(&self, task: &Table) -> Result<Option<Vec<(String, String)>>> {
        if let Ok(figures) = list(task, "numbers") {
            let pair = |id: &str| Ok((cell(&self.figures, id, "label")?.to_owned(), self.said(id)?));
            return figures.into_iter().map(pair).collect::<Result<_>>().map(Some);
        }
        let Some(terms) = task.get("terms").and_then(Value::as_array) else { return Ok(None) };
        let pair = |term: &Value| {
            let term = term.as_table().context("a term with what it says")?;
            let name = self.terms.get(text(term, "term")?).context("no such term")?;
            Ok((name.clone(), text(term, "says")?.to_owned()))
        };
        terms.iter().map(pair).collect::<Result<_>>().map(Some)
    }
}

fn tables<'a>(file: &'a Table, name: &str) -> impl Iterator<Item = &'a Table> {
    file.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

fn text<'a>(table: &'a Table, key: &str) -> Result<&'a str> {
    table.get(key).and_then(Value::as_str).with_context(|| format!("no {key} in {table}"))
}

fn list<'a>(table: &'a Table, key: &str) -> Result<Vec<&'a str>> {
    let list = table.get(key).and_then(Value::as_array).with_context(|| format!("no {key} in {table}"))?;
    Ok(list.iter().filter_map(Value::as_str).collect())
}

/// The lines of a CSV file by the first column.
fn rows(path: &Path) -> Result<BTreeMap<String, Row>> {
    let text = fs::read_to_string(path)?;
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows = reader.deserialize().map(|row| {
        let row: Row = row?;
        Ok((row.get("id").context("no id")?.clone(), row))
    });
    rows.collect()
}

fn cell<'a>(rows: &'a BTreeMap<String, Row>, id: &str, column: &str) -> Result<&'a str> {
    let row = rows.get(id).with_context(|| format!("no line {id}"))?;
    row.get(column).map(String::as_str).with_context(|| format!("no column {column}"))
}

impl Page {
    /// What has been answered so far to the question that is asked.
    ///
    /// # Errors
    ///
    /// If none is asked.
    pub async fn given(&self) -> Result<Given> {
        self.eval(include_str!("script/given.js"), vec![]).await
    }
}
