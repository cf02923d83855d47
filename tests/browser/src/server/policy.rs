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

    /// What is published tells operators the very policy that all browser tests run under.
    #[test]
    fn the_policy_is_the_one_that_is_deployed() {
        let policy = STRICT.strip_suffix("; report-uri /csp-report").expect("the tests' own end");
        for (name, text, end) in [
            ("nginx", include_str!("../../../../deploy/nginx/location.conf"), "$luojiang_frames\" always;"),
            ("Caddy", include_str!("../../../../deploy/Caddyfile"), "{vars.frames}\"\n"),
            (
                "docs/deploying.md",
                include_str!("../../../../docs/deploying.md"),
                "; frame-ancestors 'self'\n",
            ),
        ] {
            // Pages for embedding name the server besides: see `naming`.
            let text = text.replace("'self'$luojiang_self", "'self'").replace("'self'{vars.self}", "'self'");
            assert!(text.contains(&format!("{policy}{end}")), "{name} sends another policy than {policy}");
        }
    }
}
