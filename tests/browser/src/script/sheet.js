// What does not fit a sheet of paper whose printed area has this height (CSS pixels): things that must not be broken.
const [height] = arguments;
const whole = "tr, .figures__row, .diagram, .structure__figure, .plot, .card, .tile, .endnotes li, svg";
return [...document.querySelectorAll(whole)]
  .filter((element) => element.getBoundingClientRect().height > height)
  .map((element) => `${Math.round(element.getBoundingClientRect().height)} px: ${element.outerHTML.slice(0, 100)}`);
