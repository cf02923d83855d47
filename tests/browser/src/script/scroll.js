// Brings an element to the middle of the window and says whether it stays there:
// an earlier smooth scroll or an unfolding part may still move it.
const [selector, done] = arguments;
const element = document.querySelector(selector);
if (!element?.getClientRects().length) return done(element ? "is not shown" : "is not there");
element.scrollIntoView({ block: "center", behavior: "instant" });
// A reader looks above the open sheet.
const sheet = document.querySelector(".sheet--open")?.getBoundingClientRect().height ?? 0;
if (sheet && !element.closest(".sheet")) scrollBy({ top: sheet / 2, behavior: "instant" });
const before = element.getBoundingClientRect();
requestAnimationFrame(() =>
  requestAnimationFrame(() => {
    const { top, bottom } = element.getBoundingClientRect();
    if (top !== before.top) done(`moves from ${before.top} to ${top}`);
    else done(bottom > 0 && top < innerHeight ? "stays in view" : `stays at ${top} to ${bottom} of ${innerHeight}`);
  }),
);
