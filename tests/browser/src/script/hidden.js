// Elements that should be seen but can't. Closed folds hide on purpose; one tap opens them.
const folded = (element) => {
  const fold = element.parentElement?.closest("details:not([open])");
  return fold && (!fold.querySelector("summary").contains(element) || folded(fold));
};
return [...document.querySelectorAll(arguments[0])]
  .filter((element) => !folded(element))
  .filter((element) => !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  .map((element) => element.outerHTML.slice(0, 120));
