// Answers after everything that the page has begun: what it has asked for is read to its end (`busy.js` counts it; where
// that does not run, an answer that was asked for later has come); two frames are drawn, so that effects and observers
// have run; and tasks of all kinds that were put off by then are done, with the microtasks in their wake.
const [done] = arguments;
const message = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
const timer = () => new Promise((resolve) => setTimeout(resolve));
// What is behind other tabs is never drawn, and a frame that is out of sight only now and then, or never.
const rest = () => new Promise((resolve) => setTimeout(resolve, 200));
const drawn = () => new Promise(requestAnimationFrame);
const frame = () => (document.hidden ? timer() : window === top ? drawn() : Promise.race([drawn(), rest()]));
// Whoever has no server to ask, or may not ask it, waits for none.
const asked = () => (/^http/.test(origin) ? fetch("/-/idle", { cache: "no-store" }).then((answer) => answer.blob()).catch(() => {}) : null);
const steps = [frame, frame, timer, message, timer, message];
const all = async () => {
  await asked();
  do {
    for (const step of steps) await step();
  } while (window.underWay > 0);
};
all().then(() => done(true));
