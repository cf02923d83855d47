// Waits until an element has stopped moving; says where its upper edge is: 0 and 1 are the window's edges.
const [selector, done] = arguments;
const element = document.querySelector(selector);
const STILL = 12; // frames
let last;
let still = 0;
const look = () => {
  const { top } = element.getBoundingClientRect();
  still = top === last ? still + 1 : 0;
  last = top;
  if (still === STILL) done(top / innerHeight);
  else requestAnimationFrame(look);
};
look();
