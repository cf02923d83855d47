// What must be on paper of the given parts: titles of passages, their places in the report, rows of figures.
const text = (element) => element.textContent;
// Of a row what it counts and the figure; what comes after may stand on another line.
const row = (element) => ["dt", ".fig"].map((name) => text(element.querySelector(name))).join("");
const kinds = { title: [".passage > h4", text], place: [".passage__official", text], row: [".passage .figures__row", row] };
const texts = [];
for (const part of document.querySelectorAll(arguments[0])) {
  for (const [kind, [selector, read]] of Object.entries(kinds)) {
    texts.push(...[...part.querySelectorAll(selector)].map((element) => `${kind} ${read(element)}`));
  }
}
return texts;
