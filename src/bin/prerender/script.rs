//! Scripts as they are served: without their comments; and the one for other people's pages, smaller still.
//!
//! That one stands in pages that are not ours and is fetched by all their readers, so it has a budget (`tests/dist/budget.rs`).
//! What is done here is little enough to be checked by looking at the result: no syntax is understood, only comments on
//! lines of their own, strings in double quotes, spaces and names.

/// What names get instead: letters that the script has no other use for.
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZcjlmpqrxyz";

/// Names that get shorter. As a name each means one thing in the whole script; properties stand after a dot.
const NAMES: [&str; 34] = [
    "page", "tag", "root", "site", "frames", "isSize", "style", "pad", "scaled", "observed", "what", "looks",
    "elements", "isFixed", "wide", "listen", "sites", "isOurs", "show", "link", "own", "from", "use",
    "Shown", "name", "src", "fixed", "side", "found", "theme", "size", "high", "title", "isHeight",
];

/// Drops comments, spaces and marks that mean nothing, and shortens names.
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
            // Braces hold something in the script, so that what ends with one needs no mark before it.
            out.push_str(&without_spaces(&renamed(text)?).replace(";}", "}"));
        }
    }
    match out.split_once('\n') {
        Some((before, _)) => Err(format!("a line ends without a mark: …{}", tail(before))),
        None => Ok(out),
    }
}

/// A script without its comments and what its lines begin with; its code stays as it is.
///
/// # Errors
///
/// If a string may go on over the end of a line, for then lines can't be told apart.
pub fn without_comments(source: &str) -> Result<String, String> {
    let mut out = String::with_capacity(source.len());
    for line in source.lines().filter(|line| !is_comment(line) && !line.trim().is_empty()) {
        if line.contains("/*") && !line.contains("*/") || line.matches('`').count() % 2 == 1 {
            return Err(format!("it goes on in the next line: {}", line.trim()));
        }
        out.push_str(line.trim());
        out.push('\n');
    }
    Ok(out)
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// The last characters of a text.
fn tail(text: &str) -> &str {
    text.char_indices().rev().nth(30).map_or(text, |(at, _)| &text[at..])
}

/// Code with shorter names.
fn renamed(code: &str) -> Result<String, String> {
    let is_of_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while !rest.is_empty() {
        let end = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
        let word = &rest[..end];
        let letter = NAMES.iter().zip(LETTERS.chars()).find(|(name, _)| **name == word);
        match letter {
            // A property of something else, not one of a list that is spread.
            Some(_) if out.ends_with('.') && !out.ends_with("...") => out.push_str(word),
            Some((_, letter)) => out.push(letter),
            // What never changes may as well be allowed to.
            None if word == "const" => out.push_str("let"),
            // In a pattern, a letter after a stroke is a class of letters.
            None if word.len() == 1 && LETTERS.contains(word) && !out.ends_with(['.', '\\']) => {
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
        let source = "// What it is.\n(() => {\n  const page = document,\n    // How much.\n    isSize = n => n > 0 && n < 1e5, all = [...page];\n  if (\"page\" in page.wide && isSize(2)) return new URL(\"// a  b\", page.style);\n})();\n";
        assert_eq!(
            shortened(source).expect("can be shortened"),
            "(()=>{let A=document,F=n=>n>0&&n<1e5,all=[...A];if(\"page\"in A.wide&&F(2))return new URL(\"// a  b\",A.style)})();"
        );
    }

    #[test]
    fn comments_go_and_code_stays() {
        let source = "// What it is.\nlet a = `//${b}`; /* c */\n\n  // How much.\n  d(\"// e\");\n";
        assert_eq!(without_comments(source).as_deref(), Ok("let a = `//${b}`; /* c */\nd(\"// e\");\n"));
        for source in ["a = `b\n// c`;", "a /* b\n// c */"] {
            assert!(without_comments(source).is_err(), "{source}");
        }
    }

    #[test]
    fn what_it_would_not_leave_as_it_is_is_refused() {
        for (source, reason) in [
            ("const a = 'b';", "can't be told from code"),
            ("const a = `b`;", "can't be told from code"),
            ("a /* b */;", "can't be told from code"),
            ("a = \"\\\"\";", "can't be told from code"),
            ("const a = 1\nconst b = 2;", "a line ends without a mark: …let a=1"),
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
        // What stands in strings is what others name.
        for code in once.split('"').step_by(2) {
            for name in NAMES {
                let is_whole = |at: usize| {
                    let is_other = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                    is_other(code[..at].chars().next_back())
                        && is_other(code[at + name.len()..].chars().next())
                };
                for (at, _) in code.match_indices(name).filter(|(at, _)| is_whole(*at)) {
                    let before = &code[..at];
                    assert!(before.ends_with('.') && !before.ends_with("..."), "{name} in {once}");
                }
            }
        }
        assert_eq!(LETTERS.len(), LETTERS.chars().collect::<std::collections::BTreeSet<_>>().len());
        assert!(NAMES.len() <= LETTERS.len());
    }
}
