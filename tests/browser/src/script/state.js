// What is selected and open, as each part of the page shows it.
const ids = (selector, key) => [...document.querySelectorAll(selector)].map((element) => element.dataset[key]);
const anchor = (link) => (link.getAttribute("href") ?? link.dataset.view).replace("#", "");
const text = (selector) => {
  const element = document.querySelector(selector);
  return element?.checkVisibility({ visibilityProperty: true }) ? element.textContent : null;
};
// The element of the structure that has this name; any other name as it is.
const named = (name) => {
  const folds = [...document.querySelectorAll("details[data-element]")];
  return name && (folds.find((fold) => fold.querySelector("summary").textContent === name)?.dataset.element ?? name);
};

return {
  marked: [...document.querySelectorAll("svg a.part--selected[aria-current=true]")].map(anchor),
  on: [...document.querySelectorAll(".chip:is([aria-pressed=true], [aria-current=true])")].map(anchor),
  card: named(text(".structure__name b")),
  sheet: named(text(".sheet__title")),
  elements: ids("details[data-element][open]", "element"),
  passages: ids("details[data-passage][open]", "passage"),
  term: document.querySelector("[data-term]:not([hidden])")?.dataset.term ?? null,
  url: location.search + location.hash,
};
