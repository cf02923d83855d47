//! What follows a number: measure words, units.

use crate::scan::{Scan, is_among, starts, unspaced};

/// Measure words before which 2 is 两.
const COUNTED: &str = "个家项条件所名场次张栋套户人亩年座处段天周只组类种点批小公平元吨米斤口位轮颗句页遍笔份篇本台辆倍万亿千宗例门间盏棵株成兆大美";

/// Other words that show that the number before them counts or measures.
const MEASURED: &str = "百多余来月日号届期级度角分秒岁强里克升瓦伏";

/// Whether the words after a number are counted in, so that 2 is 两.
pub(crate) fn is_counted(after: &[char]) -> bool {
    unspaced(after).first().is_some_and(|char| is_among(*char, COUNTED)) || starts(after, "分钟")
}

/// Whether the words after a number say that it is a quantity, and not a name or a year.
pub(crate) fn is_measured(after: &[char]) -> bool {
    let next = unspaced(after).first();
    let is_bounded = ["以上", "以下", "以内", "左右", "上下", "分之"].iter().any(|word| starts(after, word));
    is_counted(after)
        || is_bounded
        || next.is_some_and(|char| is_among(*char, MEASURED) || is_among(*char, "%‰℃°㎡"))
}

/// Signs and letters that stand for a unit after a number; the longer ones first.
const UNITS: [(&str, &str); 25] = [
    ("kWh", "千瓦时"),
    ("km²", "平方公里"),
    ("km", "公里"),
    ("kg", "千克"),
    ("kV", "千伏"),
    ("kW", "千瓦"),
    ("MW", "兆瓦"),
    ("MB", "兆字节"),
    ("GB", "G字节"),
    ("cm", "厘米"),
    ("mm", "毫米"),
    ("m²", "平方米"),
    ("m³", "立方米"),
    ("mg", "毫克"),
    ("m", "米"),
    ("g", "克"),
    ("t", "吨"),
    ("h", "小时"),
    ("s", "秒"),
    ("L", "升"),
    ("°C", "摄氏度"),
    ("℃", "摄氏度"),
    ("㎡", "平方米"),
    ("㎞", "公里"),
    ("°", "度"),
];

/// Says the unit that comes next, if one does, with what it is divided by.
pub(crate) fn say(scan: &mut Scan) {
    let spaces = scan.rest().len() - unspaced(scan.rest()).len();
    let Some((length, words)) = unit(unspaced(scan.rest())) else { return };
    scan.say(words, spaces + length);
    if scan.peek(0) == Some('/')
        && let Some((length, words)) = scan.rest().get(1..).and_then(unit)
    {
        scan.out.push('每');
        scan.say(words, length + 1);
    }
}

/// The unit at the start of a text: how many characters it takes, and its words.
fn unit(text: &[char]) -> Option<(usize, &'static str)> {
    UNITS.iter().find_map(|(sign, words)| {
        let length = sign.chars().count();
        // Not the start of a name.
        let ends = !text.get(length).is_some_and(char::is_ascii_alphanumeric);
        (starts(text, sign) && ends).then_some((length, *words))
    })
}
