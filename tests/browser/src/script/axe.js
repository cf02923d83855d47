// Runs axe-core, which is already there, on a part of the page.
const [part, done] = arguments;
// Darkness changes colours, a narrower window changes sizes; all the rest is judged once.
const all = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
const only = (...values) => ({ type: "rule", values });
const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
const isSmall = innerWidth <= 320;
const runOnly = isDark
  ? only("color-contrast", "link-in-text-block")
  : isSmall
    ? only("target-size", "scrollable-region-focusable")
    : all;
// What is not laid out can't be judged.
for (const section of document.querySelectorAll("body *")) {
  if (getComputedStyle(section).contentVisibility === "auto") section.style.contentVisibility = "visible";
}
// What lies below the bar right now is a matter of scrolling, not of size.
document.querySelector(".contents")?.style.setProperty("position", "static");
axe.run(part, { runOnly, resultTypes: ["violations"] }).then(
  ({ violations }) =>
    done(
      violations.map(({ id, impact, help, nodes }) => ({
        rule: id,
        impact,
        help,
        places: nodes.map(({ target, html, failureSummary }) => ({
          target: target.join(" "),
          html: html.slice(0, 150),
          summary: failureSummary,
        })),
      })),
    ),
  (error) => done([{ rule: "axe", impact: null, help: String(error), places: [] }]),
);
