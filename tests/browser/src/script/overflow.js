// What is wider than the window.
for (const section of document.querySelectorAll("body *")) {
  // Parts far below are otherwise not laid out, and cut off what is too wide in them.
  if (getComputedStyle(section).contentVisibility === "auto") section.style.contentVisibility = "visible";
}
const page = document.scrollingElement;
// What scrolls in itself may be wide.
const scrolls = (element) =>
  element !== page && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
const wide = [...document.querySelectorAll("body *")].filter((element) => {
  // What is folded has the place that it had when it was last seen.
  if (!element.checkVisibility()) return false;
  const { width, right } = element.getBoundingClientRect();
  return width > 1 && right > page.clientWidth + 0.5 && !scrolls(element);
});
return { window: page.clientWidth, page: page.scrollWidth, wide: wide.map((element) => element.outerHTML.slice(0, 150)) };
