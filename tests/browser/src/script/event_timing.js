// Watches how long the next events take until their answer is painted; window.slowest() tells of the longest so far:
// until it is painted, until its handlers begin, and until they are done (milliseconds).
let slowest = [0, 0, 0];
window.watching?.disconnect();
window.watching = new PerformanceObserver((list) => {
  for (const { duration, startTime, processingStart, processingEnd } of list.getEntries()) {
    // Of those that were painted together the click comes last.
    if (duration >= slowest[0]) slowest = [duration, processingStart - startTime, processingEnd - startTime];
  }
});
window.watching.observe({ type: "event", durationThreshold: 16 });
window.slowest = () => slowest;
