//! The watch over all other tests (`src/witness.rs`) itself: on pages that offend, a test fails that asks for nothing.

use std::path::Path;

use browser_tests::{Browser, Engine, Failure, Site, ensure, run};

/// What a page does wrong, and what the test that opens it then says.
const OFFENCES: [(&str, &str); 4] = [
    ("setTimeout(() => { throw new Error('offence'); });", "offence"),
    ("Promise.reject(new Error('offence'));", "offence"),
    ("console.warn('offence');", "offence"),
    (
        "addEventListener('DOMContentLoaded', () => document.body.append(Object.assign(new Image(), { src: 'http://elsewhere.invalid/' })));",
        "against the policy",
    ),
];

/// A test that only opens a page fails for what the page does wrong, and passes where it does nothing.
fn sees_offences(engine: Engine) -> Result<(), Failure> {
    if !engine.is_asked_for() {
        return Ok(());
    }
    let pictures = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let opens = |first: &'static str| {
        run(engine, "watching", pictures, &async move |browser: &mut Browser| {
            let server = Site::default().first_script(first).serve().await?;
            browser.open(&server.url("glossary.html")).await?;
            Ok(())
        })
    };
    opens("")?;
    for (first, words) in OFFENCES {
        let said = opens(first).err().map(|error| format!("{error:#}")).unwrap_or_default();
        ensure_says(first, &said, words)?;
    }
    Ok(())
}

fn ensure_says(first: &str, said: &str, words: &str) -> browser_tests::Result<()> {
    ensure!(said.contains(words), "after {first} the test says: {said:?}");
    Ok(())
}

mod chromium {
    #[test]
    fn sees_offences() -> Result<(), browser_tests::Failure> {
        super::sees_offences(browser_tests::Engine::Chromium)
    }
}

mod firefox {
    #[test]
    fn sees_offences() -> Result<(), browser_tests::Failure> {
        super::sees_offences(browser_tests::Engine::Firefox)
    }
}

mod webkit {
    #[test]
    fn sees_offences() -> Result<(), browser_tests::Failure> {
        super::sees_offences(browser_tests::Engine::WebKit)
    }
}
