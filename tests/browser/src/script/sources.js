// The text directive of every figure's link, with the words of the first figure that has it.
const directives = {};
for (const link of document.querySelectorAll("a.fig")) {
  const [, directive] = link.getAttribute("href").split(":~:");
  directives[directive] ??= link.textContent;
}
return directives;
