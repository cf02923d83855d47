//! Numbers in words: quantities, years and dates, codes, calls, ranges, shares.

use crate::{
    scan::{Scan, ends, is_among, is_word, starts, unspaced},
    unit::{self, is_counted, is_measured},
    written::{Written, digits},
};

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// How a number is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// As a quantity.
    Amount,
    /// As a quantity; a mere 2 is 两.
    Count,
    /// Digit by digit, as a year or a code.
    Spelt,
    /// Digit by digit with 幺 for 1, as a number to call.
    Called,
}

/// Says the number that comes next, with a unit that is no word.
pub(crate) fn say(scan: &mut Scan) {
    if date(scan) || code(scan) || fraction(scan) || pair(scan) {
        return;
    }
    let first = Written::at(scan.rest());
    let after = &scan.rest()[first.length..];
    if let Some(second) = second_of_range(after) {
        range(scan, first, second);
    } else {
        let way = way(&first, scan.before(), after);
        one(scan, first, way);
    }
    unit::say(scan);
}

/// A number with its sign for a share, if one follows.
fn one(scan: &mut Scan, number: Written, way: Way) {
    let sign = scan.peek(number.length);
    let share = share(sign);
    scan.out.push_str(share);
    if sign == Some('%') && number.value() == Some(100) {
        scan.out.push('百');
    } else {
        push(&mut scan.out, &number, way);
    }
    scan.skip(number.length + usize::from(!share.is_empty()));
}

/// What is said before a number for the sign after it.
fn share(sign: Option<char>) -> &'static str {
    match sign {
        Some('%') => "百分之",
        Some('‰') => "千分之",
        _ => "",
    }
}

/// The other end of a range, if the text after a number goes on so.
fn second_of_range(after: &[char]) -> Option<Written<'_>> {
    let is_range = after.first().is_some_and(|char| is_among(*char, "-–—~～"));
    (is_range && digits(&after[1..]) > 0).then(|| Written::at(&after[1..]))
}

/// Two numbers and a dash: from one to the other, or a number to call with its area code.
fn range(scan: &mut Scan, first: Written, second: Written) {
    let length = first.length + 1 + second.length;
    let after = &scan.rest()[length..];
    if first.whole().starts_with(&[0]) && first.size() >= 3 {
        push(&mut scan.out, &first, Way::Called);
        scan.out.push('，');
        push(&mut scan.out, &second, Way::Called);
        scan.skip(length);
        return;
    }
    let share = share(after.first().copied());
    scan.out.push_str(share);
    // The unit stands after the second and holds for both.
    let way_of_first = way(&first, scan.before(), after);
    push(&mut scan.out, &first, way_of_first);
    scan.out.push('到');
    push(&mut scan.out, &second, way(&second, &['-'], after));
    scan.skip(length + usize::from(!share.is_empty()));
}

/// How a number is said between these words.
fn way(number: &Written, before: &[char], after: &[char]) -> Way {
    if !number.is_plain() {
        return Way::Amount;
    }
    let (size, value) = (number.size(), number.value());
    let is_name = before.last().is_some_and(char::is_ascii_alphabetic);
    if size >= 3 && is_called(before, after) {
        Way::Called
    } else if size == 4 && is_year_or_name(value, before, after)
        || is_road(before, after)
        || is_name && size >= 3
        || size >= 2 && number.whole().starts_with(&[0])
        || size > 16
        || size >= 3 && before.last() == Some(&'“') && after.first() == Some(&'”')
    {
        Way::Spelt
    } else if size >= 7 && !is_measured(after) && !is_reckoned(before, after) {
        Way::Called
    } else if !is_name && before.last() != Some(&'第') && is_counted(after) {
        Way::Count
    } else {
        Way::Amount
    }
}

/// Whether a number of four digits is a year or the name of something (2366生态警务): nothing says that it counts.
fn is_year_or_name(value: Option<u32>, before: &[char], after: &[char]) -> bool {
    let Some(value) = value else { return false };
    match after.first() {
        Some('年') => (1600..2100).contains(&value),
        _ if is_measured(after) || is_reckoned(before, after) => false,
        Some(next) if is_word(*next) => true,
        _ => (2001..2100).contains(&value),
    }
}

/// Whether a number is part of a sum.
fn is_reckoned(before: &[char], after: &[char]) -> bool {
    let sums = |char: &char| is_among(*char, "+−×÷=≈≥≤");
    before.iter().rev().find(|char| **char != ' ').is_some_and(sums)
        || unspaced(after).first().is_some_and(sums)
}

/// Whether a number is that of a road.
fn is_road(before: &[char], after: &[char]) -> bool {
    let roads = ["国道", "省道", "县道", "乡道"];
    roads.iter().any(|road| ends(before, road) || starts(after, road))
}

/// Whether a number is one to call.
fn is_called(before: &[char], after: &[char]) -> bool {
    ["打", "拨", "热线", "电话", "热线：", "电话："].iter().any(|word| ends(before, word))
        || ["热线", "平台", "电话", "报警", "指挥"].iter().any(|word| starts(after, word))
}

/// A day such as 2023-12-20, or a month such as 2023.12.
fn date(scan: &mut Scan) -> bool {
    let text = scan.rest();
    let Some(mark) = text.get(4).copied().filter(|char| digits(text) == 4 && is_among(*char, "-./")) else {
        return false;
    };
    let year = Written::at(&text[..4]);
    let part = |from: usize, most: u32| {
        let count = digits(text.get(from..)?);
        let number = (1..=2).contains(&count).then(|| Written::at(&text[from..from + count]))?;
        number.value().filter(|value| (1..=most).contains(value)).map(|value| (value, from + count))
    };
    let Some((month, end)) = part(5, 12).filter(|_| matches!(year.value(), Some(1600..2100))) else {
        return false;
    };
    let day = (text.get(end) == Some(&mark)).then(|| part(end + 1, 31)).flatten();
    let end = match day {
        Some((_, end)) => end,
        // 2023.12 is a month, 2023.5亿 is none.
        None if mark == '.' && end == 7 && !is_measured(&text[7..]) => end,
        None => return false,
    };
    push(&mut scan.out, &year, Way::Spelt);
    scan.out.push('年');
    push_below_100(&mut scan.out, month);
    scan.out.push('月');
    if let Some((day, _)) = day {
        push_below_100(&mut scan.out, day);
        scan.out.push('日');
    }
    scan.skip(end);
    true
}

/// A code of three parts or more, such as 1.2.3, or a day's name such as 5·19.
fn code(scan: &mut Scan) -> bool {
    let text = scan.rest();
    let mark = text.get(digits(text)).copied().filter(|char| matches!(char, '.' | '·'));
    let Some(mark) = mark else { return false };
    let mut parts = vec![];
    let mut end = 0;
    loop {
        let count = digits(&text[end..]);
        if count == 0 {
            // The mark belongs to what comes after.
            end -= 1;
            break;
        }
        parts.push(&text[end..end + count]);
        end += count;
        if text.get(end) != Some(&mark) {
            break;
        }
        end += 1;
    }
    let least = if mark == '.' { 3 } else { 2 };
    if parts.len() < least {
        return false;
    }
    for (i, part) in parts.into_iter().enumerate() {
        if mark == '.' {
            scan.out.push_str(if i > 0 { "点" } else { "" });
            push(&mut scan.out, &Written::at(part), Way::Amount);
        } else {
            push(&mut scan.out, &Written::at(part), Way::Spelt);
        }
    }
    scan.skip(end);
    true
}

/// A fraction such as 1/3.
fn fraction(scan: &mut Scan) -> bool {
    let text = scan.rest();
    let over = digits(text);
    if text.get(over) != Some(&'/') {
        return false;
    }
    let under = digits(&text[over + 1..]);
    let end = over + 1 + under;
    let goes_on = text.get(end).is_some_and(|char| matches!(char, '/' | '.'));
    if under == 0 || goes_on || scan.before().last().is_some_and(char::is_ascii_alphabetic) {
        return false;
    }
    push(&mut scan.out, &Written::at(&text[over + 1..end]), Way::Amount);
    scan.out.push_str("分之");
    push(&mut scan.out, &Written::at(&text[..over]), Way::Amount);
    scan.skip(end);
    true
}

/// A time such as 8:30, or a ratio such as 1:3.
fn pair(scan: &mut Scan) -> bool {
    let text = scan.rest();
    let left = digits(text);
    if text.get(left) != Some(&':') {
        return false;
    }
    let right = digits(&text[left + 1..]);
    if right == 0 {
        return false;
    }
    let (first, second) = (Written::at(&text[..left]), Written::at(&text[left + 1..left + 1 + right]));
    let is_time =
        matches!(first.value(), Some(0..=24)) && right == 2 && matches!(second.value(), Some(0..60));
    if is_time {
        let (hour, minute) = (first.value().unwrap_or_default(), second.value().unwrap_or_default());
        match hour {
            2 => scan.out.push('两'),
            hour => push_below_100(&mut scan.out, hour),
        }
        scan.out.push('点');
        if minute > 0 {
            scan.out.push_str(if minute < 10 { "零" } else { "" });
            push_below_100(&mut scan.out, minute);
            scan.out.push('分');
        }
    } else {
        push(&mut scan.out, &first, Way::Amount);
        scan.out.push('比');
        push(&mut scan.out, &second, Way::Amount);
    }
    scan.skip(left + 1 + right);
    true
}

/// Says a number.
fn push(out: &mut String, number: &Written, way: Way) {
    let whole = number.whole();
    match way {
        Way::Spelt => out.extend(whole.iter().map(|digit| word(*digit))),
        Way::Called => out.extend(whole.iter().map(|digit| if *digit == 1 { '幺' } else { word(*digit) })),
        Way::Count if whole == [2] => out.push('两'),
        Way::Amount | Way::Count => push_amount(out, &whole),
    }
    let decimals = number.decimals();
    if !decimals.is_empty() {
        out.push('点');
        out.extend(decimals.iter().map(|digit| word(*digit)));
    }
}

fn word(digit: u32) -> char {
    DIGITS.get(digit as usize).copied().unwrap_or('零')
}

fn push_below_100(out: &mut String, value: u32) {
    push_amount(out, &[value / 10, value % 10]);
}

/// Says a quantity of up to 16 digits. A 2 that leads thousands, 万 or 亿 is 两.
fn push_amount(out: &mut String, digits: &[u32]) {
    let zeros = digits.iter().take_while(|digit| **digit == 0).count();
    let digits = &digits[zeros..];
    if digits.is_empty() {
        out.push('零');
    }
    // Whether zeros were passed over since the last word, which are one 零 before the next.
    let mut gap = false;
    // Whether the four digits that share a 万 or 亿 have said anything.
    let mut said = false;
    for (i, digit) in digits.iter().enumerate() {
        let place = digits.len() - 1 - i;
        if *digit == 0 {
            gap = true;
        } else {
            if gap {
                out.push('零');
                gap = false;
            }
            let leads = i == 0 && *digit == 2 && (place % 4 == 3 || place > 0 && place.is_multiple_of(4));
            // 10 to 19 are 十 and what follows.
            if leads {
                out.push('两');
            } else if !(i == 0 && *digit == 1 && place % 4 == 1) {
                out.push(word(*digit));
            }
            out.push_str(["", "十", "百", "千"][place % 4]);
            said = true;
        }
        if place.is_multiple_of(4) {
            // 一万亿: 万 of its own, then 亿 for all that came before.
            let large = ["", "万", "亿", "万"].get(place / 4).copied().unwrap_or_default();
            if said || place == 8 && digits.len() > 8 {
                out.push_str(large);
            }
            // 十万五千: a full group needs no 零.
            gap = gap && *digits.get(i + 1).unwrap_or(&1) == 0;
            said = false;
        }
    }
}
