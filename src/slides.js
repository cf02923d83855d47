// A lesson's slides look like slides from the first paint on, so that nothing moves when the page wakes up. What moves
// them on comes later; if it can't come, they are a document again. A plain old script: where the loader would not run,
// it does nothing.
(function () {
  "use strict";
  var page = document.documentElement;
  var PATIENCE = 15000; // ms in which the page should have woken up
  var NOW = "slide--now";
  var look = /^\?(?:[^&]*&)*notes=1(?:&|$)/.test(location.search) ? "deck-notes" : "deck-on";
  if (!window.WebAssembly || !window.MutationObserver || !("noModule" in document.createElement("script"))) return;

  // The slide that the address names is the one in sight, else the first.
  var named = /^#(slide-[\w.-]+)$/.exec(location.hash);
  var shown = null;
  function show(isWhole) {
    var slide = (named && document.getElementById(named[1])) || ((isWhole || !named) && document.querySelector(".slide"));
    // What is only half there would grow, and push away what stands below.
    if (!slide || shown || !(isWhole || slide.nextSibling)) return;
    shown = slide;
    shown.classList.add(NOW);
    watcher.disconnect();
  }
  var watcher = new MutationObserver(function () { show(false); });

  function isAwake() { return page.classList.contains("awake"); }

  function giveUp() {
    if (isAwake()) return;
    watcher.disconnect();
    page.classList.remove(look);
    if (shown) shown.classList.remove(NOW);
    shown = page;
  }

  page.classList.add(look);
  watcher.observe(page, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", function () { show(true); });
  addEventListener("interaction-off", giveUp);
  // A script that doesn't come, or that this browser can't read.
  addEventListener("error", function (event) {
    if (event.target === window || event.target.tagName === "SCRIPT") giveUp();
  }, true);
  setTimeout(giveUp, PATIENCE);
})();
