//! The policies that pages are served under.

/// A Content-Security-Policy that differs only in the scripts it allows.
macro_rules! policy {
    ($scripts:literal) => {
        concat!(
            "default-src 'none'; script-src ",
            $scripts,
            "; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; ",
            "report-uri /csp-report"
        )
    };
}

/// The strictest policy under which the page has to work in full.
pub const STRICT: &str = policy!("'self' 'wasm-unsafe-eval'");
/// The same, but WebAssembly may not be compiled.
pub const NO_WASM: &str = policy!("'self'");
/// The same, but tests may compile scripts.
pub const EVAL: &str = policy!("'self' 'wasm-unsafe-eval' 'unsafe-eval'");
/// The same, but no script runs.
pub const NO_SCRIPT: &str = policy!("'none'");

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the policy begins, wherever it is written.
    const START: &str = "default-src 'none'; script-src";

    /// The policies in a file, each without what stands behind it there (`end`).
    fn policies<'a>(text: &'a str, end: &'a str) -> Vec<&'a str> {
        let starts = text.match_indices(START).map(|(at, _)| &text[at..]);
        starts
            .map(|rest| rest.lines().next().unwrap_or_default())
            .map(|line| line.strip_suffix(end).unwrap_or(line))
            .collect()
    }

    /// What is published tells operators the very policy that all browser tests run under, and nowhere another one.
    #[test]
    fn the_policy_is_the_one_that_is_deployed() {
        let policy = STRICT.strip_suffix("; report-uri /csp-report").expect("the tests' own end");
        for (name, text, end) in [
            ("README.md", include_str!("../../../../README.md"), ""),
            ("nginx", include_str!("../../../../deploy/nginx/location.conf"), "$luojiang_frames\" always;"),
            ("Caddy", include_str!("../../../../deploy/Caddyfile"), "{vars.frames}\""),
            ("docs/deploying.md", include_str!("../../../../docs/deploying.md"), "; frame-ancestors 'self'"),
        ] {
            // Pages for embedding name the server besides: see `naming`.
            let text = text.replace("'self'$luojiang_self", "'self'").replace("'self'{vars.self}", "'self'");
            assert_eq!(policies(&text, end), [policy], "in {name}");
        }
    }
}
