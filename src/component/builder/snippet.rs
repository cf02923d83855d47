//! The text that an editor pastes.

use super::choice::{Choice, Shape, Way};

/// What a frame may use of the browser.
const ALLOW: &str = "web-share; clipboard-write";

/// Tells `embed.js`, which another frame of the page may have brought along, to leave the height as it is.
const FIXED: &str = " data-fixed";

/// Where the site is, what the choice is called, and what is made of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet<'a> {
    /// The URL of the site's folder, with `/` at its end.
    pub site: &'a str,
    /// The name of the frame for those who don't see it.
    pub title: &'a str,
    /// What was chosen.
    pub choice: &'a Choice,
}

impl Snippet<'_> {
    /// The URL of the page in the frame.
    pub fn frame(&self) -> String {
        let path = format!("embed/{}.html", self.choice.show);
        format!("{}{}", self.site, with_settings(&path, &self.choice.settings()))
    }

    /// The HTML to paste.
    pub fn html(&self) -> String {
        let script = format!("<script src=\"{}embed.js\" defer></script>", escape(self.site));
        match self.choice.way {
            Way::Frame => match self.choice.shape {
                Shape::Pixels(height) => self.iframe(height, FIXED),
                // Where the browser knows no ratios, or the page's policy forbids styles here, the height is a usual one.
                Shape::Ratio(width, height) => {
                    let style = format!(
                        "{FIXED} style=\"height:auto;min-height:320px;aspect-ratio:{width}/{height}\""
                    );
                    self.iframe(480, &style)
                }
            },
            Way::Script => format!("{}\n{script}", self.iframe(480, "")),
            Way::Element => {
                let Choice { show, theme, size, .. } = self.choice;
                let mut attributes = format!("show=\"{}\"", escape(show));
                for (name, value) in [("theme", *theme), ("size", *size), ("title", self.title)] {
                    if !value.is_empty() {
                        attributes.push_str(&format!(" {name}=\"{}\"", escape(value)));
                    }
                }
                // For readers whose page lost the script: the element replaces what is in it.
                let link = format!("<a href=\"{}\">{}</a>", escape(&self.frame()), escape(self.title));
                format!("<luojiang-embed {attributes}>{link}</luojiang-embed>\n{script}")
            }
        }
    }

    /// A frame that needs no styles: the attributes alone make it as wide as its place, without a border.
    fn iframe(&self, height: u16, more: &str) -> String {
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{height}\" frameborder=\"0\"{more} \
             loading=\"lazy\" allow=\"{ALLOW}\"></iframe>",
            escape(&self.frame()),
            escape(self.title),
        )
    }
}

/// A path with reading settings in its query, before its fragment.
pub fn with_settings(path: &str, settings: &str) -> String {
    if settings.is_empty() {
        return path.to_owned();
    }
    match path.split_once('#') {
        Some((file, fragment)) => format!("{file}?c={settings}#{fragment}"),
        None => format!("{path}?c={settings}"),
    }
}

/// A text as it stands in an attribute.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(choice: &Choice) -> String {
        Snippet { site: "https://example.com/report/", title: "“GDP” & \"<增速>\"", choice }.html()
    }

    #[test]
    fn a_frame_of_a_fixed_height() {
        assert_eq!(
            html(&Choice::of("chart/gdp-growth")),
            "<iframe src=\"https://example.com/report/embed/chart/gdp-growth.html\" \
             title=\"“GDP” &amp; &quot;&lt;增速&gt;&quot;\" width=\"100%\" height=\"480\" frameborder=\"0\" data-fixed \
             loading=\"lazy\" allow=\"web-share; clipboard-write\"></iframe>"
        );
    }

    #[test]
    fn a_frame_of_a_ratio_with_settings() {
        let choice =
            Choice { shape: Shape::Ratio(4, 3), theme: "dark", size: "size2", ..Choice::of("structure/all") };
        let html = html(&choice);
        assert!(html.contains("embed/structure/all.html?c=size2.dark\""), "{html}");
        assert!(
            html.contains(
                " height=\"480\" frameborder=\"0\" data-fixed style=\"height:auto;min-height:320px;aspect-ratio:4/3\" "
            ),
            "{html}"
        );
    }

    #[test]
    fn a_frame_with_the_script() {
        let html = html(&Choice { way: Way::Script, ..Choice::of("term/gdp") });
        assert!(
            html.ends_with("</iframe>\n<script src=\"https://example.com/report/embed.js\" defer></script>")
        );
    }

    #[test]
    fn an_element_with_the_script() {
        let html = html(&Choice { way: Way::Element, theme: "high", ..Choice::of("term/gdp") });
        assert!(
            html.starts_with("<luojiang-embed show=\"term/gdp\" theme=\"high\" title=\"“GDP” &amp; "),
            "{html}"
        );
        let link = "<a href=\"https://example.com/report/embed/term/gdp.html?c=high\">“GDP” &amp; &quot;&lt;增速&gt;&quot;</a></luojiang-embed>\n<script ";
        assert!(html.contains(link), "{html}");
    }

    #[test]
    fn settings_stand_before_the_fragment() {
        assert_eq!(with_settings("index.html#e-heshi", "elder"), "index.html?c=elder#e-heshi");
        assert_eq!(with_settings("index.html#e-heshi", ""), "index.html#e-heshi");
        assert_eq!(with_settings("targets.html", "dark"), "targets.html?c=dark");
    }
}
