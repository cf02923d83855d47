//! Where the values of a JSON text stand (RFC 8259).
//!
//! An own scanner because of its bytes: serde_json with what its errors pull in (numbers, floats and escapes as texts)
//! took 15 KB of the browser's 100, for a file of which only the places of the values are needed. The tests hold it
//! against serde_json: it accepts and refuses the same texts with the same words at the same places, and decodes the
//! same strings.

use std::{iter, str::Chars};

/// How many lists and objects may stand in each other: as many as serde_json allows where it builds values.
const DEEPEST: usize = 127;

/// The first place where a text is no JSON, in serde_json's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// What was expected, or at which end of the text.
    pub(crate) what: &'static str,
    /// The number of bytes up to the end of the first one that doesn't fit. Control characters in strings are left
    /// out, as serde_json does it: a line break is on the line that it ends.
    pub(crate) end: usize,
}

type Result<T> = std::result::Result<T, SyntaxError>;

/// Checks that a text is one value, and returns it without the white space around it.
///
/// # Errors
///
/// The first byte that doesn't fit.
pub(crate) fn check(text: &str) -> Result<&str> {
    let mut scanner = Scanner { text, at: 0 };
    let value = scanner.value()?;
    scanner.skip_space();
    if scanner.is_at_end() { Ok(value) } else { Err(scanner.unexpected("trailing characters", "")) }
}

/// The parts of a list or an object that was checked: values with their keys as they are written, in quotation marks
/// (in lists, there are none).
pub(crate) fn parts(value: &str) -> impl Iterator<Item = (&str, &str)> {
    let has_keys = value.starts_with('{');
    // Behind the bracket, and after each part behind the comma.
    let mut scanner = Scanner { text: value, at: 1 };
    iter::from_fn(move || {
        // What was checked has no errors but this one: at the closing bracket or behind it is no part.
        let part = scanner.part(has_keys).ok();
        scanner.skip_space();
        scanner.at += 1;
        part
    })
}

/// The text that a checked string stands for; none if it has half of a surrogate pair, which JSON's grammar allows.
pub(crate) fn decode(string: &str) -> Option<String> {
    let mut text = String::new();
    let mut chars = string.chars();
    while let Some(c) = chars.next() {
        match c {
            // The first or the last one; others are escaped.
            '"' => {}
            '\\' => text.push(escaped(&mut chars)?),
            c => text.push(c),
        }
    }
    Some(text)
}

/// The character that an escape stands for, after its backslash.
fn escaped(chars: &mut Chars<'_>) -> Option<char> {
    Some(match chars.next()? {
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => {
            let unit = code_unit(chars)?;
            let code = match unit {
                0xd800..0xdc00 => {
                    let is_pair = chars.next()? == '\\' && chars.next()? == 'u';
                    let low = code_unit(chars).filter(|low| is_pair && (0xdc00..0xe000).contains(low))?;
                    0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00)
                }
                unit => unit,
            };
            char::from_u32(code)?
        }
        c => c,
    })
}

/// A code unit of UTF-16 in four hexadecimal digits.
fn code_unit(chars: &mut Chars<'_>) -> Option<u32> {
    let mut unit = 0;
    for _ in 0..4 {
        unit = unit << 4 | chars.next()?.to_digit(16)?;
    }
    Some(unit)
}

/// A place in a text. All that has a meaning in JSON is ASCII, so that bytes will do.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// The next byte. At the end it is a zero, which nothing in JSON begins with.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    /// The next byte that is no white space.
    fn skip_space(&mut self) -> u8 {
        while let b' ' | b'\n' | b'\t' | b'\r' = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    /// The error that is here: at the next byte, or at the end of the text.
    fn unexpected(&self, what: &'static str, what_at_end: &'static str) -> SyntaxError {
        if self.is_at_end() {
            SyntaxError { what: what_at_end, end: self.text.len() }
        } else {
            SyntaxError { what, end: self.at + 1 }
        }
    }

    /// A value of any kind. Not recursive: what is open is kept, so that no text exhausts the stack.
    fn value(&mut self) -> Result<&'a str> {
        self.skip_space();
        let start = self.at;
        // The brackets that are to come.
        let mut open = Vec::new();
        loop {
            match self.skip_space() {
                byte @ (b'[' | b'{') => {
                    if open.len() == DEEPEST {
                        return Err(self.unexpected("recursion limit exceeded", ""));
                    }
                    self.at += 1;
                    // In ASCII, a bracket's counterpart is the next but one.
                    let closing = byte + 2;
                    open.push(closing);
                    if self.skip_space() != closing {
                        self.next_part(closing, true)?;
                        continue;
                    }
                }
                b'"' => self.string()?,
                b'-' | b'0'..=b'9' => self.number()?,
                b't' => self.word("true")?,
                b'f' => self.word("false")?,
                b'n' => self.word("null")?,
                _ => return Err(self.unexpected("expected value", "EOF while parsing a value")),
            }
            if !self.after_value(&mut open)? {
                return Ok(self.text.get(start..self.at).unwrap_or_default());
            }
        }
    }

    /// What may follow a value: closing brackets, then a comma and the next value, or nothing more (false).
    fn after_value(&mut self, open: &mut Vec<u8>) -> Result<bool> {
        while let Some(&closing) = open.last() {
            let byte = self.skip_space();
            if byte == closing {
                open.pop();
                self.at += 1;
            } else if byte == b',' {
                self.at += 1;
                self.next_part(closing, false)?;
                return Ok(true);
            } else if closing == b']' {
                return Err(self.unexpected("expected `,` or `]`", "EOF while parsing a list"));
            } else {
                return Err(self.unexpected("expected `,` or `}`", "EOF while parsing an object"));
            }
        }
        Ok(false)
    }

    /// What precedes the value of a part: in an object, its key.
    fn next_part(&mut self, closing: u8, is_first: bool) -> Result<()> {
        if closing == b'}' {
            self.key()?;
        } else if is_first && self.is_at_end() {
            return Err(self.unexpected("", "EOF while parsing a list"));
        }
        Ok(())
    }

    /// A key and its colon.
    fn key(&mut self) -> Result<&'a str> {
        if self.skip_space() != b'"' {
            return Err(self.unexpected("key must be a string", "EOF while parsing an object"));
        }
        let start = self.at;
        self.string()?;
        let key = self.text.get(start..self.at).unwrap_or_default();
        if self.skip_space() != b':' {
            return Err(self.unexpected("expected `:`", "EOF while parsing an object"));
        }
        self.at += 1;
        Ok(key)
    }

    /// A value of a list or an object, with its key if it has one.
    fn part(&mut self, has_key: bool) -> Result<(&'a str, &'a str)> {
        let key = if has_key { self.key()? } else { "" };
        Ok((key, self.value()?))
    }

    /// A string, from its first quotation mark.
    fn string(&mut self) -> Result<()> {
        let at_end = "EOF while parsing a string";
        loop {
            self.at += 1;
            match self.peek() {
                b'"' => break,
                b'\\' => {
                    self.at += 1;
                    match self.peek() {
                        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                        b'u' => {
                            let digits =
                                self.text.as_bytes().get(self.at + 1..self.at + 5).unwrap_or_default();
                            let is_code = digits.iter().all(u8::is_ascii_hexdigit);
                            self.at = if digits.is_empty() { self.text.len() } else { self.at + 4 };
                            if !is_code || digits.is_empty() {
                                return Err(self.unexpected("invalid escape", at_end));
                            }
                        }
                        _ => return Err(self.unexpected("invalid escape", at_end)),
                    }
                }
                0..0x20 => {
                    let control = "control character (\\u0000-\\u001F) found while parsing a string";
                    let error = self.unexpected(control, at_end);
                    return Err(SyntaxError { end: self.at, ..error });
                }
                _ => {}
            }
        }
        self.at += 1;
        Ok(())
    }

    fn number(&mut self) -> Result<()> {
        if self.peek() == b'-' {
            self.at += 1;
        }
        if self.peek() == b'0' {
            self.at += 1;
            if self.peek().is_ascii_digit() {
                return Err(self.unexpected("invalid number", ""));
            }
        } else {
            self.digits()?;
        }
        if self.peek() == b'.' {
            self.at += 1;
            self.digits()?;
        }
        if let b'e' | b'E' = self.peek() {
            self.at += 1;
            if let b'+' | b'-' = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    /// At least one digit.
    fn digits(&mut self) -> Result<()> {
        if !self.peek().is_ascii_digit() {
            return Err(self.unexpected("invalid number", "invalid number"));
        }
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        Ok(())
    }

    fn word(&mut self, word: &str) -> Result<()> {
        for byte in word.bytes() {
            if self.peek() != byte {
                return Err(self.unexpected("expected ident", "EOF while parsing a value"));
            }
            self.at += 1;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
