// Says where a reader would tap a part of the diagram:
// on the node, if it is one, and on each line of its name, with what lies there.
const part = document.querySelector(`a.part[data-element="${arguments[0]}"]`);

return [...part.querySelectorAll(".part__dot, text")].map((mark) => {
  const { left, top, width, height } = mark.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const hit = document.elementFromPoint(x, y);
  return { x, y, mark: mark.textContent || "node", hit: hit?.closest("a.part")?.dataset.element ?? hit?.outerHTML ?? "" };
});
