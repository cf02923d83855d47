//! Days of the calendar.

use std::{fmt, str::FromStr};

use crate::text::filled;

/// Milliseconds of a day.
const DAY: f64 = 86_400_000.0;

/// How far China's clocks are ahead of UTC, in milliseconds.
const CHINA: f64 = 8.0 * 3_600_000.0;

/// The days of 400 years, after which the calendar repeats itself.
const DAYS_OF_400_YEARS: i32 = 146_097;

/// The days from 0000-03-01 to 1970-01-01.
const DAYS_TO_1970: i32 = 719_468;

/// A day of the Gregorian calendar, in the years 1 to 9999. Later days are greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day with these numbers, if there is one.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=9999).contains(&year) && (1..=days_of(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// The day that is this many days after 1970-01-01 (before, if negative), if it is in the years 1 to 9999.
    pub fn from_days_since_1970(days: i32) -> Option<Self> {
        // Howard Hinnant's `civil_from_days`: years that begin in March have their leap day at the end.
        let days = days.checked_add(DAYS_TO_1970)?;
        let (era, day_of_era) = (days.div_euclid(DAYS_OF_400_YEARS), days.rem_euclid(DAYS_OF_400_YEARS));
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = 400 * era + year_of_era + i32::from(month <= 2);
        Self::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)
    }

    /// The number of days since 1970-01-01, negative before it.
    pub fn days_since_1970(self) -> i32 {
        // `days_from_civil`, the way back.
        let (month, day) = (i32::from(self.month), i32::from(self.day));
        let year = i32::from(self.year) - i32::from(month <= 2);
        let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let month_from_march = if month > 2 { month - 3 } else { month + 9 };
        let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
        let day_of_era = 365 * year_of_era + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * DAYS_OF_400_YEARS + day_of_era - DAYS_TO_1970
    }

    /// The day in China (UTC+8) at this moment, in milliseconds since 1970-01-01 UTC as clocks of browsers give them.
    ///
    /// None if the moment is not finite or out of the years 1 to 9999.
    pub fn in_china(milliseconds: f64) -> Option<Self> {
        let days = ((milliseconds + CHINA) / DAY).floor();
        let fits = days >= f64::from(i32::MIN) && days <= f64::from(i32::MAX);
        if fits { Self::from_days_since_1970(days as i32) } else { None }
    }

    /// The year, 1–9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1–12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1–31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// As one writes it in Chinese: `2024年9月30日`.
    pub fn chinese(self) -> String {
        let digits = |number: u16| usize::from(number).to_string();
        filled("{}年{}月{}日", &[&digits(self.year), &digits(self.month.into()), &digits(self.day.into())])
    }

    /// `YYYY-MM-DD`, without the formatter, whose padding nothing else in the browser needs.
    pub(crate) fn iso(self) -> String {
        let number = 10_000 * u32::from(self.year) + 100 * u32::from(self.month) + u32::from(self.day);
        let mut text = String::new();
        let mut unit = 10_000_000;
        while unit > 0 {
            if unit == 1000 || unit == 10 {
                text.push('-');
            }
            text.extend(char::from_digit(number / unit % 10, 10));
            unit /= 10;
        }
        text
    }
}

/// `YYYY-MM-DD`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

/// A text that is no day in the form `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDate;

impl NoDate {
    pub(crate) const MESSAGE: &str = "no day (expected YYYY-MM-DD)";
}

impl fmt::Display for NoDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::MESSAGE)
    }
}

impl std::error::Error for NoDate {}

impl FromStr for Date {
    type Err = NoDate;

    /// Reads exactly `YYYY-MM-DD`.
    fn from_str(text: &str) -> Result<Self, NoDate> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return Err(NoDate) };
        let (month, day) = (number(&[m1, m2])?, number(&[d1, d2])?);
        // Two digits fit.
        Self::new(number(&[y1, y2, y3, y4])?, month as u8, day as u8).ok_or(NoDate)
    }
}

fn number(digits: &[u8]) -> Result<u16, NoDate> {
    digits.iter().try_fold(0, |number, digit| match digit {
        b'0'..=b'9' => Ok(number * 10 + u16::from(digit - b'0')),
        _ => Err(NoDate),
    })
}

/// The number of days of a month; none for a month that doesn't exist.
fn days_of(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("is a day")
    }

    #[test]
    fn days_of_the_calendar_are_read_and_written() {
        for text in ["2024-09-30", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(date(text).to_string(), text);
        }
        let date = date("2024-09-03");
        assert_eq!((date.year(), date.month(), date.day()), (2024, 9, 3));
        assert_eq!(date.chinese(), "2024年9月3日");
    }

    #[test]
    fn other_texts_are_no_days() {
        for text in [
            "",
            "2026-02-30",
            "2023-02-29",
            "1900-02-29",
            "2024-13-01",
            "2024-00-10",
            "2024-04-31",
            "2024-01-00",
            "0000-01-01",
            "2024-9-30",
            "2024/09/30",
            "20240930",
            "24-09-30",
            "2024-09-30 ",
            " 2024-09-30",
            "2024-09-3O",
            "+024-09-30",
            "２０２４-09-30",
            "2024年9月30日",
            "2024-09-30T00:00:00Z",
        ] {
            assert_eq!(text.parse::<Date>(), Err(NoDate), "{text}");
        }
        assert_eq!(Date::new(10_000, 1, 1), None);
    }

    #[test]
    fn later_days_are_greater() {
        let days = ["2023-12-31", "2024-01-01", "2024-01-31", "2024-02-01"].map(date);
        assert!(days.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn days_are_counted_from_1970() {
        for (text, days) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-03-01", 11_017),
            ("2024-02-29", 19_782),
            ("2024-12-31", 20_088),
        ] {
            assert_eq!(date(text).days_since_1970(), days, "{text}");
            assert_eq!(Date::from_days_since_1970(days), Some(date(text)), "{text}");
        }
    }

    #[test]
    fn each_day_has_one_next_day() {
        let (first, last) = (date("0001-01-01"), date("9999-12-31"));
        let mut before = None;
        for days in first.days_since_1970()..=last.days_since_1970() {
            let date = Date::from_days_since_1970(days).expect("is in the years 1 to 9999");
            assert_eq!(date.days_since_1970(), days);
            assert!(before < Some(date), "{date}");
            before = Some(date);
        }
        assert_eq!(Date::from_days_since_1970(first.days_since_1970() - 1), None);
        assert_eq!(Date::from_days_since_1970(last.days_since_1970() + 1), None);
        assert_eq!(
            (Date::from_days_since_1970(i32::MAX), Date::from_days_since_1970(i32::MIN)),
            (None, None)
        );
    }

    #[test]
    fn the_day_begins_earlier_in_china() {
        // 2024-09-29T15:59:59.999Z and a millisecond later.
        assert_eq!(Date::in_china(1_727_625_599_999.0), Some(date("2024-09-29")));
        assert_eq!(Date::in_china(1_727_625_600_000.0), Some(date("2024-09-30")));
        assert_eq!(Date::in_china(-1.0), Some(date("1970-01-01")));
        assert_eq!(Date::in_china(-28_800_001.0), Some(date("1969-12-31")));
        for moment in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -1e300, 1e18] {
            assert_eq!(Date::in_china(moment), None, "{moment}");
        }
    }
}
