// Watches from now on how long each frame in which the slider moved takes; window.sliding() ends it and says the times.
let last = performance.now();
let moved = false;
let watching = true;
const times = [];
document.querySelector("#rate").addEventListener("input", () => (moved = true));
const watch = () => {
  const now = performance.now();
  if (moved) times.push(now - last);
  moved = false;
  last = now;
  if (watching) requestAnimationFrame(watch);
};
requestAnimationFrame(watch);
window.sliding = () => {
  watching = false;
  return times;
};
