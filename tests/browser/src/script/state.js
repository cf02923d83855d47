// What is selected and open, as each part of the page shows it.
const ids = (selector, key) => [...document.querySelectorAll(selector)].map((element) => element.dataset[key]);
const open = (selector) => {
  try {
    return document.querySelector(`${selector}:popover-open`);
  } catch {
    return null; // A browser without popovers.
  }
};

const card = document.querySelector(".structure__card strong")?.textContent;
const named = [...document.querySelectorAll("details.element")].find(
  (details) => details.querySelector("summary").textContent === card,
);

return {
  marked: ids("a.part--selected[aria-current=true]", "element"),
  card: card ? (named?.dataset.element ?? `unknown: ${card}`) : null,
  elements: ids("details.element[open]", "element"),
  passages: ids("details[data-passage][open]", "passage"),
  term: open("[data-term]")?.dataset.term ?? null,
  url: location.search + location.hash,
};
