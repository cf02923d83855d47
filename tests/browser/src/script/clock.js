// A clock that tests can put forward: what a page would do in a while, it does now. Time passes on it as everywhere.
if (!window.clock) {
  const own = { set: setTimeout, clear: clearTimeout, performance: performance.now.bind(performance), date: Date.now };
  const timers = new Map();
  let ahead = 0;
  const now = () => own.performance() + ahead;
  const start = (id) => {
    const timer = timers.get(id);
    const ring = () => {
      timers.delete(id);
      timer.work();
    };
    timer.own = own.set.call(window, ring, Math.max(0, timer.at - now()));
  };
  let last = 0;
  window.setTimeout = (work, delay = 0, ...values) => {
    const id = ++last;
    timers.set(id, { at: now() + Number(delay), work: () => (typeof work === "function" ? work(...values) : undefined) });
    start(id);
    return id;
  };
  window.clearTimeout = (id) => {
    own.clear.call(window, timers.get(id)?.own);
    timers.delete(id);
  };
  performance.now = now;
  Date.now = () => own.date() + ahead;
  window.clock = {
    // Puts it forward by milliseconds. What is due then happens in its order, each in a task of its own.
    skip(milliseconds) {
      ahead += milliseconds;
      for (const [id] of [...timers].sort(([, one], [, other]) => one.at - other.at)) {
        own.clear.call(window, timers.get(id).own);
        start(id);
      }
    },
  };
}
