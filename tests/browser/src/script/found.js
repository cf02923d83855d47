// Where a text directive has led: the browser scrolls its words to the middle of the window.
const [directive] = arguments;
const words = directive
  .replace(/^text=/, "")
  .split(",")
  .filter((part) => !part.startsWith("-") && !part.endsWith("-"))
  .map(decodeURIComponent);
const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.textContent ?? "";
const text = middle.replace(/\s+/g, " ");
return { scrolled: scrollY > 0, text: words.every((part) => text.includes(part)) ? "" : text.slice(0, 40) };
