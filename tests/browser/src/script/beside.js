// The boxes of the gloss, of what it says, of its word and of the window.
const box = (element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left, top, right, bottom };
};
const { clientWidth: right, clientHeight: bottom } = document.documentElement;
return {
  gloss: box(document.querySelector(".gloss:not([hidden])")),
  text: box(document.querySelector(".gloss__text")),
  word: box(document.querySelector(".term--open")),
  window: { left: 0, top: 0, right, bottom },
};
