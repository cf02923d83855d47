//! The search in the report itself: what readers type leads to what they mean.

use std::collections::BTreeMap;

use ferrous_opencc::{OpenCC, config::BuiltinConfig};
use luojiang_report::{content::content, export::search};
use report_search::{Hit, Index, Piece, pinyin};
use unicode_normalization::UnicodeNormalization;

fn index() -> Index {
    Index::unpack(&search::index(content())).expect("an index")
}

fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// What is shown for a query, as `title note → link`.
fn shown(index: &Index, query: &str) -> Vec<String> {
    let line = |hit: &Hit| format!("{} {} → {}", plain(&hit.title), plain(&hit.note), hit.link);
    index.search(query, None).hits.iter().map(line).collect()
}

/// Queries, and how the first thing that is found has to begin.
const FIRST: [(&str, &str); 24] = [
    ("河市", "河市 "),
    ("heshi", "河市 "),
    ("河市镇", "河市 "),
    ("hs", "虹山 "),
    ("majia", "马甲 "),
    ("luoxi", "罗溪 "),
    ("wanan", "万安 "),
    ("hongshanxiang", "虹山 "),
    ("万虹路", "万虹路 "),
    ("wanhonglu", "万虹路 "),
    ("whl", "万虹路 "),
    ("wanhonlu", "万虹路 "),
    ("wahnonglu", "万虹路 "),
    ("365", "地区生产总值 365亿元"),
    ("365亿", "地区生产总值 365亿元"),
    ("３６５", "地区生产总值 365亿元"),
    ("105.7亿", "社会消费品零售总额 105.7亿元"),
    ("小巨人", "省科技小巨人企业 "),
    ("zhangzheshitang", "长者食堂"),
    ("专精特新", "专精特新 "),
    ("zjtx", "专精特新 "),
    ("生产总值增速", "地区生产总值增速 "),
    ("luoyangjiang", "洛阳江 "),
    ("难题", "还有哪些难题 "),
];

#[test]
fn the_first_thing_is_what_was_meant() {
    let index = index();
    let mut offenders = Vec::new();
    for (query, expected) in FIRST {
        let shown = shown(&index, query);
        if !shown.first().is_some_and(|first| first.starts_with(expected)) {
            offenders.push(format!("{query}: expected {expected}, found {:?}", &shown[..shown.len().min(4)]));
        }
    }
    assert!(offenders.is_empty(), "{}", offenders.join("\n"));
}

/// Fails with the titles that are not among the first three of the queries that are made of them.
fn assert_found(make: impl Fn(&str) -> Option<String>) {
    let index = index();
    let mut offenders = Vec::new();
    for entry in search::entries(content()) {
        let Some(query) = make(&entry.title) else { continue };
        let found = index.search(&query, Some(entry.kind));
        if !found.hits.iter().take(3).any(|hit| plain(&hit.title) == entry.title) {
            offenders.push(format!("{}: {query}", entry.title));
        }
    }
    assert!(offenders.is_empty(), "{} offenders:\n{}", offenders.len(), offenders.join("\n"));
}

#[test]
fn titles_find_themselves() {
    assert_found(|title| Some(title.to_owned()));
}

#[test]
fn their_traditional_forms_find_them() {
    // As it is written on the mainland, in Taiwan and in Hong Kong.
    for config in [BuiltinConfig::S2t, BuiltinConfig::S2tw, BuiltinConfig::S2hk] {
        let traditional = OpenCC::from_config(config).expect("tables that are compiled in");
        assert_found(|title| Some(traditional.convert(title)));
    }
}

/// For each character those that Unicode has for compatibility with others, and the radicals that look like it.
fn doubles() -> BTreeMap<char, Vec<char>> {
    let blocks =
        ['\u{2e80}'..='\u{2fdf}', '\u{3192}'..='\u{319f}', '\u{f900}'..='\u{faff}', '\u{ff01}'..='\u{ff5e}'];
    let mut doubles: BTreeMap<char, Vec<char>> = BTreeMap::new();
    for double in blocks.into_iter().flatten() {
        let plain: Vec<char> = double.nfkc().collect();
        if let [plain] = plain[..]
            && plain != double
        {
            doubles.entry(plain).or_default().push(double);
        }
    }
    for (plain, double) in
        [('马', '⻢'), ('长', '⻓'), ('车', '⻋'), ('民', '⺠'), ('门', '⻔'), ('青', '⻘'), ('贝', '⻉')]
    {
        doubles.entry(plain).or_default().push(double);
    }
    doubles
}

#[test]
fn copies_from_a_pdf_find_them() {
    let doubles = doubles();
    assert!(doubles.len() > 400, "{}", doubles.len());
    assert_found(|title| {
        let double = |plain: char| doubles.get(&plain).and_then(|all| all.last()).copied().unwrap_or(plain);
        let copied: String = title.chars().map(double).collect();
        // As the browser hands it over.
        (copied != title)
            .then(|| format!("\u{feff}{copied}\u{200b}").nfkc().collect::<String>().to_lowercase())
    });
}

#[test]
fn their_pinyin_finds_them() {
    assert_found(|title| is_chinese(title).then(|| pinyin(title).concat()));
}

#[test]
fn their_initials_find_them() {
    assert_found(|title| {
        let syllables = pinyin(title);
        let initials = syllables.iter().filter_map(|syllable| syllable.chars().next()).collect();
        // Shorter ones stand for many things.
        (is_chinese(title) && syllables.len() >= 4).then_some(initials)
    });
}

#[test]
fn a_slip_in_their_pinyin_still_finds_them() {
    let slips: [fn(&mut Vec<u8>, usize); 4] = [
        |letters, at| _ = letters.remove(at),
        |letters, at| letters.insert(at, b'x'),
        |letters, at| letters[at] = b'x',
        |letters, at| letters.swap(at, at + 1),
    ];
    for slip in slips {
        assert_found(|title| {
            let mut letters = pinyin(title).concat().into_bytes();
            let is_long = is_chinese(title) && (8..40).contains(&letters.len());
            is_long.then(|| {
                let middle = letters.len() / 2;
                slip(&mut letters, middle);
                String::from_utf8(letters).expect("letters")
            })
        });
    }
}

/// Whether a title is short enough for a query, and Chinese from end to end.
fn is_chinese(title: &str) -> bool {
    title.chars().count() <= 12 && title.chars().all(|character| ('一'..='龥').contains(&character))
}

#[test]
fn terms_are_found_by_the_pinyin_that_editors_give_them() {
    let index = index();
    let mut offenders = Vec::new();
    for term in content().terms.iter().filter(|term| is_chinese(&term.term)) {
        let query = term.pinyin.replace(' ', "");
        let found = index.search(&query, Some(report_search::Kind::Term));
        if !found.hits.iter().take(3).any(|hit| plain(&hit.title) == term.term) {
            offenders.push(format!("{}: {query}", term.term));
        }
    }
    assert!(offenders.is_empty(), "{}", offenders.join("\n"));
}

#[test]
fn every_example_finds_something() {
    let index = index();
    assert_eq!(index.examples().len(), 4, "{:?}", index.examples());
    for example in index.examples() {
        assert!(index.search(example, None).count() > 0, "{example}");
    }
}

#[test]
fn where_nothing_is_found_something_near_is_offered() {
    let index = index();
    for (query, expected) in [("万红路", "万虹路"), ("罗西镇", "罗溪"), ("马家镇政府", "马甲")]
    {
        let found = index.search(query, None);
        assert!(
            found.count() == 0 && found.nearest.iter().any(|title| title.contains(expected)),
            "{query}: {found:?}"
        );
    }
}
