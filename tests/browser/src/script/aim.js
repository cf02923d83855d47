// Says where a reader would tap a part of the diagram:
// on its mark, if it has one, and on each line of its name, with what lies there.
const part = document.querySelector(`svg a.part[href="#${arguments[0]}"]`);
const inside = ({ x, y }) => x > 0 && y > 0 && x < innerWidth && y < innerHeight;

const aims = [...part.querySelectorAll(".part__dot, .part__at, text")].map((mark) => {
  const { left, top, width, height } = mark.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const hit = document.elementFromPoint(x, y);
  return { x, y, mark: mark.textContent || "mark", hit: hit?.closest("a.part")?.getAttribute("href").slice(1) ?? hit?.outerHTML ?? "" };
});
// A page that still moves is to be looked at again.
return inside(aims[0]) ? aims : [];
