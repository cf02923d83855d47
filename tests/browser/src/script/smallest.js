// The smallest text that can be seen in a part of the page, but for captions: its size as a part of the window's height, and
// its words.
const [selector] = arguments;
let smallest = [Infinity, ""];
const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const { currentNode: text } = walker;
  const element = text.parentElement;
  if (!text.data.trim() || element.closest("figcaption, .slide__source") || !element.checkVisibility()) continue;
  const range = new Range();
  range.selectNodeContents(text);
  if (!range.getBoundingClientRect().width) continue;
  // Drawings are scaled as a whole.
  const { a = 1, b = 0 } = element.closest("svg") ? element.getScreenCTM() : {};
  const part = (parseFloat(getComputedStyle(element).fontSize) * Math.hypot(a, b)) / innerHeight;
  if (part < smallest[0]) smallest = [part, text.data.trim()];
}
return smallest;
