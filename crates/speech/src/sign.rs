//! Signs in words, and everything else as it stands.

use crate::{
    scan::{Scan, is_among, is_word},
    unit,
};

/// Words for which a measured thing is counted: 元/吨 is 元每吨.
const UNITS: &str = "元吨斤克米里瓦时次人户个亩升家月年日天平立公小";

/// What leaves nothing to be said.
const SILENT: &str = "▲▼△▽●○■□◆◇★☆※↑↓←#*_^~|\\@`";

/// Says the character that comes next, which is no digit.
pub(crate) fn say(scan: &mut Scan, char: char) {
    let (near, next) = (scan.before().last().copied(), scan.peek(1));
    let far = scan.before().iter().rev().find(|char| **char != ' ').copied();
    let words = match char {
        '≥' => "大于等于",
        '∶' => "比",
        '≤' => "小于等于",
        '±' => "正负",
        '→' => "到",
        '&' => "和",
        '℃' => "摄氏度",
        '㎡' => "平方米",
        '%' => "百分比",
        '‰' => "千分比",
        '<' => "小于",
        '>' => "大于",
        // Without something before it, a sign of comparison is a picture.
        '=' | '≈' | '≠' | '×' | '÷' if far.is_none() => "",
        '=' => "等于",
        '≈' => "约等于",
        '≠' => "不等于",
        '×' => "乘",
        '÷' => "除以",
        '+' if far.is_none() => {
            if next.is_some_and(digit) {
                "正"
            } else {
                ""
            }
        }
        '+' => "加",
        '−' => minus(near, next),
        '-' => hyphen(scan.before(), next),
        '–' | '—' | '~' | '～' => dash(char, near, next),
        '/' => slash(near, next),
        // In 5·19 they belong to the number; in names they are a short rest.
        '·' | '•' | '・' => " ",
        '.' if near.is_some_and(digit) => "，",
        char if is_among(char, SILENT) => "",
        char => {
            scan.out.push(char);
            scan.skip(1);
            return;
        }
    };
    scan.say(words, 1);
    if char == '/' && words == "每" {
        unit::say(scan);
    }
}

fn digit(char: char) -> bool {
    char.is_ascii_digit()
}

/// A minus sign: with space after it or a number before it, it subtracts.
fn minus(near: Option<char>, next: Option<char>) -> &'static str {
    match (near, next) {
        (Some(near), _) if digit(near) || near == '%' => "减",
        (Some(_), Some(' ')) => "减",
        (_, Some(next)) if digit(next) => "负",
        _ => "",
    }
}

/// A hyphen, which people also write for a minus sign or for a range.
fn hyphen(before: &[char], next: Option<char>) -> &'static str {
    let near = before.last().copied();
    let Some(next) = next else { return "" };
    // 3月-5月, 5%-8%: a number just before, with a short unit.
    let is_range = before.iter().rev().take(3).any(|char| digit(*char));
    match near {
        Some(near) if near.is_ascii_alphabetic() && next.is_ascii_alphabetic() => "-",
        Some(near) if near.is_ascii_alphabetic() && digit(next) => "",
        Some(' ') if next == ' ' && before.iter().rev().nth(1).is_some_and(|char| digit(*char)) => "减",
        Some(' ') if next == ' ' => "，",
        _ if !digit(next) => "",
        Some(_) if is_range => "到",
        _ => "负",
    }
}

/// A dash or a wave: single between two things, from the one to the other; double, a rest.
fn dash(char: char, near: Option<char>, next: Option<char>) -> &'static str {
    let is_thing = |char: Option<char>| char.is_some_and(is_word);
    match (near, next) {
        (_, Some(next)) if next == char => "",
        (Some(near), _) if near == char => "，",
        (Some('%' | '）' | '”'), _) if is_thing(next) => "到",
        _ if is_thing(near) && is_thing(next) => "到",
        _ => "",
    }
}

/// A slash: between units 每, between other things a rest.
fn slash(near: Option<char>, next: Option<char>) -> &'static str {
    let is_unit = |char: Option<char>| char.is_some_and(|char| is_among(char, UNITS));
    if is_unit(near) && (is_unit(next) || next.is_some_and(|char| char.is_ascii_alphabetic())) {
        "每"
    } else {
        "、"
    }
}
