// Runs axe-core, which is already there, on a part of the page.
const [part, options, done] = arguments;
// What is not laid out can't be judged.
for (const section of document.querySelectorAll("body *")) {
  if (getComputedStyle(section).contentVisibility === "auto") section.style.contentVisibility = "visible";
}
// What lies below the bar right now is a matter of scrolling, not of size.
document.querySelector(".contents")?.style.setProperty("position", "static");
axe.run(part, { ...options, resultTypes: ["violations"] }).then(
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
