// Watches how long the next events take until their answer is painted; window.slowest() says the longest so far.
let slowest = 0;
window.watching?.disconnect();
window.watching = new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) slowest = Math.max(slowest, duration);
});
window.watching.observe({ type: "event", durationThreshold: 16 });
window.slowest = () => slowest;
