// The sum of all layout shifts so far that no reader caused.
const done = arguments[arguments.length - 1];
let sum = 0;
const add = (shifts) => {
  for (const { hadRecentInput, value } of shifts) if (!hadRecentInput) sum += value;
};
// What has been is given to this function, and what comes while it is waited for too.
const observer = new PerformanceObserver((list) => add(list.getEntries()));
observer.observe({ type: "layout-shift", buffered: true });
// Two frames, so that what the page did last has been laid out and told.
requestAnimationFrame(() =>
  requestAnimationFrame(() => {
    add(observer.takeRecords());
    done(sum);
  }),
);
