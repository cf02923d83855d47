//! What a reader finds, on a small index.

use report_search::{Entry, Found, Hit, Index, Kind, Piece, Unreadable, pack};

fn index() -> Index {
    let entries = [
        Entry::new(Kind::Township, "河市", "index.html#x-heshi").told("报告点到它的地方：西片区"),
        Entry::new(Kind::Township, "虹山", "index.html#x-hongshan"),
        Entry::new(Kind::Element, "万虹路产城融合轴", "index.html#e-wanhong-axis"),
        Entry::new(Kind::Place, "万虹路", "index.html#p-1.2.2"),
        Entry::new(Kind::Project, "“抓城建提品质”专项行动", "index.html#p-1.2.1"),
        Entry::new(Kind::Project, "重建工程", "index.html#p-1.2.1"),
        Entry::new(Kind::Term, "专精特新小巨人企业", "glossary.html#t-little-giant")
            .known_as(["小巨人".to_owned(), "尖子生".to_owned()])
            .told("只钻一个细分行业，关键技术攥在自己手里。"),
        Entry::new(Kind::Passage, "零售增速全市第一", "index.html#p-1.1.2")
            .tagged("2023年")
            .told("全年零售额预计105.7亿元，增速全市第一。万虹路边新开了店。"),
        Entry::new(Kind::Figure, "地区生产总值", "index.html#p-1.0").noted("365亿元").tagged("预计"),
        Entry::new(Kind::Figure, "新增企业", "index.html#p-1.0").noted("1365家"),
        Entry::new(Kind::Figure, "造林面积", "index.html#p-1.0").noted("3650亩"),
        Entry::new(Kind::Figure, "社会消费品零售总额", "index.html#p-1.1.2")
            .noted("105.7亿元")
            .tagged("预计"),
        Entry::new(Kind::Figure, "长者食堂", "index.html#p-1.5.2").noted("5G"),
    ];
    Index::unpack(&pack(&entries, &[])).expect("an index")
}

fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

fn marked(pieces: &[Piece]) -> Vec<&str> {
    pieces.iter().filter(|piece| piece.is_marked).map(|piece| piece.text.as_str()).collect()
}

fn titles(found: &Found) -> Vec<String> {
    found.hits.iter().map(|hit| plain(&hit.title)).collect()
}

fn first(query: &str) -> Hit {
    index().search(query, None).hits.into_iter().next().unwrap_or_else(|| panic!("nothing for {query}"))
}

#[test]
fn words_pinyin_initials_and_slips_find_the_same() {
    for query in ["万虹路产", "wanhongluchan", "wanhonglu chan", "whlc", "wanhlc", "WanHongLuChanChengRongHe"]
    {
        assert_eq!(plain(&first(query).title), "万虹路产城融合轴", "{query}");
    }
    for query in ["heshi", "hes", "hehsi", "heshii", "hesji", "ＨＥＳＨＩ", "hé shì"] {
        assert_eq!(plain(&first(query).title), "河市", "{query}");
    }
}

#[test]
fn characters_with_several_readings_are_found_by_each() {
    assert_eq!(plain(&first("chongjian").title), "重建工程");
    assert_eq!(plain(&first("zhangzheshitang").title), "长者食堂");
}

#[test]
fn numbers_are_found_as_numbers() {
    let found = index().search("365", None);
    assert_eq!(titles(&found), ["地区生产总值", "造林面积", "新增企业"]);
    for query in ["105.7", "105.7亿", "１０５．７亿", "105.7亿元"] {
        assert_eq!(plain(&first(query).title), "社会消费品零售总额", "{query}");
    }
    assert_eq!(plain(&first("5g").title), "长者食堂");
}

#[test]
fn marks_in_the_text_are_passed_over() {
    let hit = first("抓城建提品质专项");
    assert_eq!(marked(&hit.title), ["抓城建提品质”专项"]);
    assert_eq!(plain(&first("zhuachengjian").title), "“抓城建提品质”专项行动");
}

#[test]
fn all_words_must_be_there() {
    assert_eq!(titles(&index().search("零售 万虹路", None)), ["零售增速全市第一"]);
    assert_eq!(index().search("河市 万虹路", None).count(), 0);
}

#[test]
fn other_names_find_a_thing_and_are_not_shown() {
    let hit = first("jianzisheng");
    assert_eq!(plain(&hit.title), "专精特新小巨人企业");
    assert!(marked(&hit.title).is_empty());
}

#[test]
fn what_was_found_is_marked_where_it_stands() {
    let hit = first("wanhonglubian");
    assert_eq!((hit.kind, marked(&hit.snippet)), (Kind::Passage, vec!["万虹路边"]));
    assert!(plain(&hit.snippet).starts_with('…'), "{:?}", hit.snippet);
    assert_eq!(marked(&first("365").note), ["365"]);
}

#[test]
fn what_stands_in_a_passage_names_it() {
    let hit = first("社会消费品");
    assert_eq!((hit.within.as_deref(), hit.tag.as_str()), (Some("零售增速全市第一"), "预计"));
    assert_eq!(first("零售增速").within, None);
}

#[test]
fn a_kind_can_be_asked_for_alone() {
    let found = index().search("wanhonglu", Some(Kind::Place));
    assert_eq!(titles(&found), ["万虹路"]);
    assert_eq!(found.count(), 3);
    assert_eq!(index().all(Kind::Township).len(), 2);
}

#[test]
fn slips_count_only_where_nothing_is_called_so() {
    // One letter from 河市 too, but there is something that is called so.
    assert_eq!(titles(&index().search("hongshan", None)), ["虹山"]);
    assert_eq!(titles(&index().search("hogshan", None)), ["虹山"]);
}

#[test]
fn where_nothing_is_found_the_nearest_is_offered() {
    let found = index().search("万红路", None);
    assert_eq!((found.count(), found.nearest.first().map(String::as_str)), (0, Some("万虹路")));
    assert_eq!(index().search("hongshn zhen", None).nearest.first().map(String::as_str), Some("虹山"));
    assert_eq!(index().search("虹山乡政府", None).nearest, ["虹山"]);
    assert!(index().search("qqqqqq", None).nearest.is_empty());
}

#[test]
fn nothing_is_asked_and_nothing_found() {
    for query in ["", "  ", "，。“”", "'"] {
        assert_eq!(index().search(query, None), Found::default(), "{query:?}");
    }
}

#[test]
fn something_else_is_no_index() {
    assert_eq!(Index::unpack(b"<!doctype html>").err(), Some(Unreadable));
    let whole = pack(&[Entry::new(Kind::Term, "词", "#t")], &["ci".to_owned()]);
    for end in 0..whole.len() {
        assert!(Index::unpack(&whole[..end]).is_err(), "{end} bytes");
    }
}

#[test]
fn traditional_characters_and_radicals_find_the_same() {
    for (query, expected) in [
        ("萬虹路產", "万虹路产城融合轴"),
        ("專精特新小巨人企業", "专精特新小巨人企业"),
        ("造林面積", "造林面积"),
        ("⻓者食堂", "长者食堂"),
        ("長者食堂", "长者食堂"),
        ("\u{feff}河\u{200b}市", "河市"),
    ] {
        assert_eq!(plain(&first(query).title), expected, "{query}");
    }
    assert_eq!(marked(&first("萬虹路產").title), ["万虹路产"]);
    assert_eq!(plain(&first("１０５。７億元").note), "105.7亿元");
}

#[test]
fn a_form_that_is_a_character_of_its_own_stands_for_the_other_one_at_last() {
    let entries = [Entry::new(Kind::Passage, "成效显著", "#1"), Entry::new(Kind::Passage, "着力提升", "#2")];
    let index = Index::unpack(&pack(&entries, &[])).expect("an index");
    let links = |query| index.search(query, None).hits.into_iter().map(|hit| hit.link).collect::<Vec<_>>();
    assert_eq!(links("顯著"), ["#1"]);
    assert_eq!(links("著"), ["#1"]);
    assert_eq!(links("著力"), ["#2"]);
}
