// The question that is asked: its title, its id, its kind, and what there is to choose from, in order.
const asking = document.querySelector(".asking");
if (!asking) return null;
const text = (element) => element.textContent.trim();
return {
  title: text(document.getElementById("round-title")),
  id: asking.dataset.question,
  kind: asking.dataset.kind,
  options: [...asking.querySelectorAll(".asking__words, .asking__row label")].map(text),
};
