// Text below 18 points and targets lower than 60 px. Drawings are pictures: what they say stands in words too.
for (const section of document.querySelectorAll("body *")) {
  // Parts far below are otherwise not laid out.
  if (getComputedStyle(section).contentVisibility === "auto") section.style.contentVisibility = "visible";
}
const isSeen = (element) =>
  element.checkVisibility({ visibilityProperty: true }) && !element.closest("svg, .hidden, .skip, details:not([open]) > :not(summary)");
const text = new Set();
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const { parentElement: element, data } = walk.currentNode;
  if (data.trim() && isSeen(element) && parseFloat(getComputedStyle(element).fontSize) < 24) {
    text.add(`${element.tagName}.${element.className}: ${data.slice(0, 20)}`);
  }
}
// A link within a line of text is as high as the line.
const isInline = (element) => element.tagName === "A" && getComputedStyle(element).display === "inline";
// What is chosen is hit by its words too.
const area = (element) => (element.type === "radio" && element.closest("label")) || element;
const targets = [...document.querySelectorAll("button, summary, input, select, a[href]")]
  .filter((element) => isSeen(element) && !isInline(element))
  .filter((element) => area(element).getBoundingClientRect().height < 59.5)
  .map((element) => element.outerHTML.slice(0, 120));
return { text: [...text], targets };
