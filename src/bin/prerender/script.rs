//! The script for other people's pages, as small as it is served.
//!
//! It stands in pages that are not ours and is fetched by all their readers, so it has a budget (`tests/dist/budget.rs`).
//! What is done here is little enough to be checked by looking at the result: no syntax is understood, only comments on
//! lines of their own, strings in double quotes, spaces and names.

/// Names that get shorter. As a name each means one thing in the whole script; properties stand after a dot.
const NAMES: [&str; 15] = [
    "page", "tag", "root", "site", "frames", "isSize", "style", "pad", "scaled", "attr", "what", "looks",
    "word", "isFixed", "wide",
];

/// Drops comments and spaces that mean nothing, and shortens names.
///
/// # Errors
///
/// If there is something in the script that this would not leave as it is.
pub fn shortened(source: &str) -> Result<String, String> {
    for wrong in ["'", "`", "/*", "\\\""] {
        let is_in_code = |line: &&str| !is_comment(line) && line.contains(wrong);
        if let Some(line) = source.lines().find(is_in_code) {
            return Err(format!("{wrong} can't be told from code here: {}", line.trim()));
        }
    }
    let lines: Vec<_> =
        source.lines().map(str::trim).filter(|line| !line.is_empty() && !is_comment(line)).collect();
    let mut out = String::with_capacity(source.len());
    // What stands in strings stays as it is.
    for (number, text) in lines.join("\n").split('"').enumerate() {
        if number % 2 == 1 {
            out.push_str(&format!("\"{text}\""));
        } else {
            out.push_str(&without_spaces(&renamed(text)?));
        }
    }
    match out.split_once('\n') {
        Some((before, _)) => Err(format!("a line ends without a mark: …{}", tail(before))),
        None => Ok(out),
    }
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// The last characters of a text.
fn tail(text: &str) -> &str {
    text.char_indices().rev().nth(30).map_or(text, |(at, _)| &text[at..])
}

/// Code with shorter names: capital letters, of which the script has no other use.
fn renamed(code: &str) -> Result<String, String> {
    let is_of_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while !rest.is_empty() {
        let end = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
        let word = &rest[..end];
        let letter = NAMES.iter().zip('A'..).find(|(name, _)| **name == word).map(|(_, letter)| letter);
        match letter {
            // A property of something else, not one of a list that is spread.
            Some(_) if out.ends_with('.') && !out.ends_with("...") => out.push_str(word),
            Some(letter) => out.push(letter),
            None if word.len() == 1 && word.chars().all(|c| c.is_ascii_uppercase()) => {
                return Err(format!("{word} is kept for shorter names"));
            }
            None => out.push_str(word),
        }
        let next = rest[end..].chars().next().map_or(end, |c| end + c.len_utf8());
        out.push_str(&rest[end..next]);
        rest = &rest[next..];
    }
    Ok(out)
}

/// Code without the spaces and ends of lines next to a mark: they tell nothing apart.
fn without_spaces(code: &str) -> String {
    let is_mark = |c: char| "{}()[];,=<>|&?:+!*-/".contains(c);
    let mut out = String::with_capacity(code.len());
    let mut rest = code.chars().peekable();
    while let Some(c) = rest.next() {
        // At an end there is a string.
        let is_beside_mark =
            out.chars().next_back().is_none_or(is_mark) || rest.peek().is_none_or(|c| is_mark(*c));
        if !(matches!(c, ' ' | '\n') && is_beside_mark) {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_spaces_go_and_names_shrink() {
        let source = "// What it is.\n(() => {\n  const page = document,\n    // How much.\n    isSize = n => n > 0 && n < 1e5, all = [...page];\n  if (\"page\" in page.attr && isSize(2)) return new URL(\"// a  b\", page.style);\n})();\n";
        assert_eq!(
            shortened(source).expect("can be shortened"),
            "(()=>{const A=document,F=n=>n>0&&n<1e5,all=[...A];if(\"page\"in A.attr&&F(2))return new URL(\"// a  b\",A.style);})();"
        );
    }

    #[test]
    fn what_it_would_not_leave_as_it_is_is_refused() {
        for (source, reason) in [
            ("const a = 'b';", "can't be told from code"),
            ("const a = `b`;", "can't be told from code"),
            ("a /* b */;", "can't be told from code"),
            ("a = \"\\\"\";", "can't be told from code"),
            ("const a = 1\nconst b = 2;", "a line ends without a mark: …const a=1"),
            ("const A = 1;", "A is kept"),
        ] {
            let error = shortened(source).expect_err(source);
            assert!(error.contains(reason), "{source}: {error}");
        }
    }

    #[test]
    fn the_script_fits_its_budget_and_keeps_what_others_name() {
        let once = shortened(include_str!("../../../public/embed.js")).expect("can be shortened");
        assert!(once.len() <= 2048, "{} bytes", once.len());
        assert!(!once.contains("//") && !once.contains("  "), "{once}");
        for name in NAMES {
            let is_whole = |at: usize| {
                let is_other = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                is_other(once[..at].chars().next_back()) && is_other(once[at + name.len()..].chars().next())
            };
            // Left where it is a property or stands in a string.
            for (at, _) in once.match_indices(name).filter(|(at, _)| is_whole(*at)) {
                let before = &once[..at];
                let is_property = before.ends_with('.') && !before.ends_with("...");
                assert!(is_property || before.ends_with('"'), "{name} in {once}");
            }
        }
    }
}
