// Reading settings. They are taken before the first paint, so that nothing flashes; kept on the device where that is
// allowed; and told in the URL, so that whoever gets the link reads in the same way. A plain old script without
// WebAssembly: readers who need large type often have old phones.
(function () {
  "use strict";
  var page = document.documentElement;
  var KEY = "luojiang-comfort";
  // Of each row one choice at most is on. Without one it is as the browser or the system has it.
  var ROWS = [["size2", "size3", "size4"], ["elder"], ["high"], ["light", "dark"], ["still"]];
  var chosen = [];
  var isKept = false;

  // The choices that a text names; what is unknown in it, or comes second in a row, is not there. No longer than all of
  // them together.
  function read(text) {
    var words = !text || text.length > 99 ? [] : text.split(".");
    return ROWS.map(function (row) {
      return words.filter(function (word) { return row.indexOf(word) >= 0; })[0];
    }).filter(Boolean);
  }

  function stored() {
    try { return localStorage.getItem(KEY); } catch (refused) { return null; }
  }

  function keep() {
    try {
      if (chosen.length) localStorage.setItem(KEY, chosen.join("."));
      else localStorage.removeItem(KEY);
      return true;
    } catch (refused) { return false; }
  }

  // What the URL asks for, or null.
  function asked() {
    var found = /^\?(?:[^&]*&)*?c=([^&]*)/.exec(location.search);
    return found && found[1];
  }

  // The same address with the settings in its query.
  function tell(address) {
    var parts = /^([^?#]*)\??([^#]*)(#?.*)$/.exec(address);
    var pairs = parts[2].split("&").filter(function (pair) { return pair && pair.indexOf("c=") !== 0; });
    if (chosen.length) pairs.push("c=" + chosen.join("."));
    return parts[1] + (pairs.length ? "?" + pairs.join("&") : "") + parts[3];
  }

  function apply(next) {
    chosen = next;
    var isLarge = chosen.some(function (word) { return word === "elder" || word.indexOf("size") === 0; });
    page.setAttribute("data-comfort", chosen.concat(isLarge ? "large" : []).join(" "));
    if (asked() !== (chosen.join(".") || null)) {
      // Refused in some sandboxed frames; then links tell.
      try { history.replaceState(history.state, "", tell(location.href)); } catch (refused) { isKept = false; }
    }
  }

  // Shows in the panel and on the switches what is on.
  function show() {
    each(".comfort input", function (input) {
      var row = ROWS.filter(function (row) { return "comfort-" + row[0] === input.name; })[0] || [];
      var on = row.filter(function (word) { return chosen.indexOf(word) >= 0; })[0] || "";
      input.checked = input.value === on;
    });
    each("[data-comfort-switch]", function (button) {
      button.setAttribute("aria-pressed", chosen.indexOf(button.getAttribute("data-comfort-switch")) >= 0);
    });
  }

  function change(next) {
    apply(next);
    isKept = keep();
    show();
  }

  function each(selector, work) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), work);
  }

  function around(event, selector) {
    return event.target.closest && event.target.closest(selector);
  }

  // Whether the browser darkens every page by itself, whatever a page says of its colours. It does so to light and small
  // things only, so of a light drawing half is left pale; our own dark colours it leaves as they are.
  function isDarkened() {
    var probe = document.createElement("i");
    probe.style.backgroundColor = "canvas";
    probe.style.colorScheme = "only light";
    page.appendChild(probe);
    var found = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(getComputedStyle(probe).backgroundColor);
    page.removeChild(probe);
    // Where the system gives all colours, there is nothing to be done.
    var isForced = window.matchMedia && matchMedia("(forced-colors: active)").matches;
    return Boolean(found && !isForced && +found[1] + +found[2] + +found[3] < 384);
  }

  try { page.classList.toggle("darkened", isDarkened()); } catch (unknown) { /* Then it is as the page says. */ }

  isKept = stored() !== null;
  // An address that names nothing known takes nothing away.
  var told = read(asked());
  apply(told.length ? told : read(stored()));
  document.addEventListener("DOMContentLoaded", show);
  addEventListener("storage", function (event) {
    if (event.key === KEY) {
      apply(read(event.newValue));
      show();
    }
  });

  document.addEventListener("change", function (event) {
    if (!around(event, ".comfort")) return;
    var words = [];
    each(".comfort input:checked", function (input) { words.push(input.value); });
    change(read(words.join(".")));
  });

  document.addEventListener("click", function (event) {
    var button = around(event, "[data-comfort-switch]");
    var link = around(event, "a[href]");
    if (button) {
      var word = button.getAttribute("data-comfort-switch");
      var others = chosen.filter(function (other) { return other !== word; });
      change(others.length < chosen.length ? others : read(others.concat(word).join(".")));
    } else if (around(event, "[data-comfort-reset]")) {
      change([]);
    } else if (link && !isKept && chosen.length && link.host === location.host && link.protocol === location.protocol) {
      // Where nothing can be kept, links take the settings along.
      link.href = tell(link.href);
    }
    each(".comfort[open]", function (panel) {
      if (!panel.contains(event.target)) panel.open = false;
    });
  }, true);

  document.addEventListener("keydown", function (event) {
    var panel = event.key === "Escape" && around(event, ".comfort[open]");
    if (panel) {
      event.stopPropagation();
      panel.open = false;
      panel.querySelector("summary").focus();
    }
  }, true);
})();
