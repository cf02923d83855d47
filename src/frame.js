// Tells the page around this one how high it is and what becomes of it; the protocol is in docs/embedding.md. Without a
// page around it, or one that listens, nothing happens. No module and nothing new in it: it must run wherever frames do.
(function () {
  "use strict";
  if (parent === window) return;
  var told = "";
  var at = location.href;
  var whole = document.querySelector("main").getAttribute("data-whole");

  // To whoever is around: nothing of this is a secret, and in a sandbox nobody has an origin.
  function tell(type, more) {
    more.luojiang = 1;
    more.type = type;
    try { parent.postMessage(more, "*"); } catch (refused) { /* Nobody listens. */ }
  }

  function measure() {
    // Hidden, it has no width, and any height would be wrong. It is measured again when it is shown.
    if (!window.innerWidth) return;
    // Of what is in it, never of the window: a frame that grows must not make its page grow. And without a scrollbar that
    // makes room for itself: drawings are lower in less width, and a frame as high as that would need its scrollbar for ever.
    var style = document.documentElement.style;
    style.overflowY = "hidden";
    var height = Math.ceil(document.body.getBoundingClientRect().height);
    // Where a page is zoomed, heights are not exact.
    if (window.innerHeight < height - 2) style.overflowY = "";
    var now = [height, window.innerHeight, window.innerWidth].join(" ");
    if (height && now !== told) tell("height", { height: height, window: window.innerHeight, width: window.innerWidth });
    told = now;
  }

  function greet() {
    tell("ready", { title: document.title });
    told = "";
    measure();
  }

  // What a reader selects is in the URL; the page around may keep it.
  function follow() {
    if (location.href === at) return;
    at = location.href;
    var link = new URL(whole, at);
    if (location.hash) link.hash = location.hash;
    tell("navigate", { url: link.href });
  }

  addEventListener("message", function (event) {
    var data = event.data;
    if (event.source === parent && data && data.luojiang === 1 && data.type === "hello") greet();
  });
  ["hashchange", "click", "keyup"].forEach(function (kind) {
    // The page answers a reader first and tells the URL when there is time.
    addEventListener(kind, function () { [100, 1000].forEach(function (wait) { setTimeout(follow, wait); }); });
  });
  addEventListener("interaction-off", function () { tell("error", { reason: "interaction" }); });
  // Later: what is measured changes sizes again, and browsers call that an error.
  if (window.ResizeObserver) new ResizeObserver(function () { setTimeout(measure, 0); }).observe(document.body);
  else setInterval(measure, 500);
  addEventListener("load", measure);
  addEventListener("resize", measure);
  greet();
})();
