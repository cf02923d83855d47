// The sum of all layout shifts so far that no reader caused, and what moved.
const done = arguments[arguments.length - 1];
let sum = 0;
const moved = [];
const name = (node) => (node instanceof Element ? `${node.localName}.${node.getAttribute("class")}` : String(node?.nodeName));
const add = (shifts) => {
  for (const { hadRecentInput, value, startTime, sources } of shifts) {
    if (hadRecentInput) continue;
    sum += value;
    for (const { node, previousRect, currentRect } of sources) {
      const [from, to] = [previousRect, currentRect].map(({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" "));
      moved.push(`${name(node)} at ${Math.round(startTime)} ms: ${from} → ${to}`);
    }
  }
};
// What has been is given to this function, and what comes while it is waited for too.
const observer = new PerformanceObserver((list) => add(list.getEntries()));
observer.observe({ type: "layout-shift", buffered: true });
// Two frames, so that what the page did last has been laid out and told.
requestAnimationFrame(() =>
  requestAnimationFrame(() => {
    add(observer.takeRecords());
    done([sum, moved]);
  }),
);
