// A link may bring a growth that is tried (`?g=7.1`): then the drawing has one row more, as soon as the page is awake.
// Room for it is kept from the first paint on, so that nothing moves when it comes. A plain old script; what it does not
// understand, it leaves.
(function () {
  "use strict";
  var page = document.documentElement;
  var found = /^\?(?:[^&]*&)*g=(-?[\d.]+)(?:&|$)/.exec(location.search);
  if (!found || !window.WebAssembly || !window.MutationObserver || !("noModule" in document.createElement("script"))) return;
  var rate = Number(found[1]);
  var low = [];

  // The attribute holds the least and the largest growth that can be tried, and the height of the drawing then.
  function keepRoom() {
    Array.prototype.forEach.call(document.querySelectorAll("svg[data-tried]"), function (drawing) {
      var told = drawing.getAttribute("data-tried").split(" ");
      var box = drawing.getAttribute("viewBox");
      drawing.removeAttribute("data-tried");
      if (!(rate >= +told[0] && rate <= +told[1])) return;
      low.push([drawing, box]);
      drawing.setAttribute("viewBox", box.replace(/\S+$/, told[2]));
    });
  }

  var watcher = new MutationObserver(keepRoom);
  watcher.observe(page, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", function () {
    watcher.disconnect();
    keepRoom();
  });
  addEventListener("interaction-off", function () {
    low.forEach(function (one) { one[0].setAttribute("viewBox", one[1]); });
  });
})();
