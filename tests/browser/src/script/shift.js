// The sum of all layout shifts so far that no reader caused.
const done = arguments[arguments.length - 1];
const own = (shifts) => shifts.filter((shift) => !shift.hadRecentInput);
const observer = new PerformanceObserver(() => {});
observer.observe({ type: "layout-shift", buffered: true });
// Two frames, so that what the page did last has been laid out and told.
requestAnimationFrame(() =>
  requestAnimationFrame(() => done(own(observer.takeRecords()).reduce((sum, shift) => sum + shift.value, 0))),
);
