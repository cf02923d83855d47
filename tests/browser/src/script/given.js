// What has been answered so far to the question that is asked, in the words of the page.
const asking = document.querySelector(".asking");
const text = (element) => element.textContent.trim();
const words = (element) => text(element.querySelector(".asking__words > span") ?? element.querySelector(".asking__words"));
const chosen = asking.querySelector(".asking__option input:checked");
const slider = asking.querySelector(".asking__slider");
// Partners have a letter before them.
const partner = ({ value, selectedOptions: [option] }) => (value === "" ? "" : text(option).replace(/^[A-Z] /, ""));
return {
  chosen: chosen && words(chosen.closest("label")),
  pairs: [...asking.querySelectorAll(".asking__row")].map((row) => [text(row.querySelector("label")), partner(row.querySelector("select"))]),
  order: [...asking.querySelectorAll(".asking__thing")].map(words),
  number: slider && slider.valueAsNumber,
  found: [...asking.querySelectorAll("[data-element][aria-pressed=true]")].map(({ dataset }) => dataset.element),
};
