//! Where texts are cut.

use report_speech::sentences;

fn cut(text: &str) -> Vec<&str> {
    sentences(text).into_iter().map(|range| &text[range]).collect()
}

#[test]
fn sentences_end_at_stops() {
    assert_eq!(cut("做了什么？都在这里。请看！"), ["做了什么？", "都在这里。", "请看！"]);
    assert_eq!(cut("标题\n第一句。 第二句"), ["标题\n", "第一句。 ", "第二句"]);
    assert_eq!(cut("正在打开…请等一等……好了"), ["正在打开…", "请等一等……", "好了"]);
    assert_eq!(cut(""), [""; 0]);
}

#[test]
fn quotes_and_brackets_stay_with_their_sentence() {
    assert_eq!(cut("他说：“好。”大家走了。"), ["他说：“好。”", "大家走了。"]);
    assert_eq!(cut("预计（年还没过完。）后面。"), ["预计（年还没过完。）", "后面。"]);
    assert_eq!(cut("“要什么？要好！”这句话"), ["“要什么？要好！”", "这句话"]);
    assert_eq!(cut("点“…”，选打开。"), ["点“…”，选打开。"]);
}

#[test]
fn numbers_are_not_cut() {
    assert_eq!(cut("增长6.5%。2023.12的2,600亩。"), ["增长6.5%。", "2023.12的2,600亩。"]);
}

#[test]
fn long_sentences_are_cut_at_the_best_weaker_mark() {
    let text = "要打造全省有影响的智能装备产业基地和新材料产业基地，推动园区改造提升；要让群众在家门口就能上好学校、看好医生，\
                还要建好养老服务中心和儿童之家，让老人和孩子们都有好去处可以去。";
    assert_eq!(
        cut(text),
        [
            "要打造全省有影响的智能装备产业基地和新材料产业基地，推动园区改造提升；",
            "要让群众在家门口就能上好学校、看好医生，还要建好养老服务中心和儿童之家，",
            "让老人和孩子们都有好去处可以去。",
        ]
    );
}

#[test]
fn sums_stay_together() {
    let long = "这是一个没有任何标点的很长很长的句子它一直说到最后才有一个算式".to_owned()
        + "计算值 105.7 × 1.08 ≈ 114.2亿元";
    assert_eq!(
        cut(&long),
        ["这是一个没有任何标点的很长很长的句子它一直说到最后才有一个算式计算值 ", "105.7 × 1.08 ≈ 114.2亿元"]
    );
}
