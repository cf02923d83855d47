//! Numbers as they are written: digits, groups of three, decimals.

/// A number as it stands in a text.
#[derive(Clone, Copy)]
pub(crate) struct Written<'a> {
    /// How many characters it takes.
    pub(crate) length: usize,
    /// The digits before the decimal point, perhaps with commas between them.
    whole: &'a [char],
    /// The digits after the decimal point.
    decimals: &'a [char],
}

impl<'a> Written<'a> {
    /// The number at the start of a text, which is a digit.
    pub(crate) fn at(text: &'a [char]) -> Self {
        let mut length = digits(text);
        // 2,600 is one number; 1,2 are two, and so are 12345,678.
        if length <= 3 {
            while text.get(length) == Some(&',') && digits(&text[length + 1..]) == 3 {
                length += 4;
            }
        }
        let whole = &text[..length];
        let mut decimals: &[char] = &[];
        if text.get(length) == Some(&'.') {
            let count = digits(&text[length + 1..]);
            decimals = &text[length + 1..length + 1 + count];
            length += if count > 0 { count + 1 } else { 0 };
        }
        Self { length, whole, decimals }
    }

    /// The digits before the decimal point, each 0–9.
    pub(crate) fn whole(&self) -> Vec<u32> {
        values(self.whole)
    }

    /// The digits after the decimal point, each 0–9.
    pub(crate) fn decimals(&self) -> Vec<u32> {
        values(self.decimals)
    }

    /// Whether it is digits and nothing else.
    pub(crate) fn is_plain(&self) -> bool {
        self.decimals.is_empty() && self.whole.len() == self.whole().len()
    }

    /// Its value, if it is digits and nothing else, and not too many for that.
    pub(crate) fn value(&self) -> Option<u32> {
        let small = self.is_plain() && self.whole.len() <= 9;
        small.then(|| self.whole().into_iter().fold(0, |value, digit| value * 10 + digit))
    }

    /// How many digits it has before the decimal point.
    pub(crate) fn size(&self) -> usize {
        self.whole().len()
    }
}

fn values(chars: &[char]) -> Vec<u32> {
    chars.iter().filter_map(|char| char.to_digit(10)).collect()
}

/// How many digits a text starts with.
pub(crate) fn digits(text: &[char]) -> usize {
    text.iter().take_while(|char| char.is_ascii_digit()).count()
}
