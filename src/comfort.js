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
  // What the device remembered when this page last heard of it, word for word; null if nothing.
  var known = null;

  // What runs in a page says so on its root. A browser that saves the page saves that too; there nothing runs yet, and
  // perhaps nothing will.
  var run = /(^|\s)(awake|script|voice|keeps|interaction-off|reader-off|laid-out|under-dialog|speaks|deck-\w+)(?!\S)/g;
  var rest = page.className.replace(run, "");
  if (rest !== page.className) page.className = rest + " interaction-off";

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

  // Each choice is remembered with a sign of its own, also the choice of nothing: so a page can tell that there has been
  // one since, even if it came to the same.
  function keep() {
    var text = chosen.concat("n" + Math.random().toString(36).slice(2, 9)).join(".");
    try { localStorage.setItem(KEY, text); } catch (refused) {
      try { localStorage.removeItem(KEY); } catch (again) { /* It is closed to us. */ }
    }
    known = stored();
  }

  // What the URL, or this query, asks for, or null.
  function asked(query) {
    var found = /^\?(?:[^&]*&)*?c=([^&]*)/.exec(query === undefined ? location.search : query);
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
    try {
      var state = history.state;
      var isTold = asked() === (chosen.join(".") || null);
      // With it goes what the device remembers now, for the reader who comes back to this step of the history.
      var isDated = !chosen.length || state && state.comfort === known;
      if (!isTold || !isDated) history.replaceState({ comfort: known }, "", tell(location.href));
    } catch (refused) { /* In some sandboxed frames. */ }
  }

  // Takes what was chosen meanwhile on another page, if anything was.
  function catchUp() {
    var now = stored();
    if (now !== null && now !== known) {
      known = now;
      apply(read(now));
    }
    show();
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
    chosen = next;
    keep();
    apply(next);
    show();
  }

  function each(selector, work) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), work);
  }

  function around(event, selector) {
    return event.target.closest && event.target.closest(selector);
  }

  // Links take the settings along where the device would not tell the next page. They do so only while they are
  // followed, after everybody else has answered the click: whoever reads a link finds what it says. What leads within
  // this page stays within it, and a link that names settings means them.
  function carry(event) {
    var link = around(event, "a[href]");
    if (!link || event.defaultPrevented || chosen.join(".") === read(stored()).join(".")) return;
    var own = link.getAttribute("href");
    var to = link;
    if (typeof to.host !== "string") {
      // A link in a drawing does not say where it leads.
      to = document.createElement("a");
      to.href = own;
    }
    var isPage = to.host === location.host && to.protocol === location.protocol && !/\.(?!html?$)\w+$/.test(to.pathname);
    if (!isPage || own.charAt(0) === "#" || asked(to.search) !== null) return;
    link.setAttribute("href", tell(own));
    setTimeout(function () { link.setAttribute("href", own); }, 0);
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

  // An address that names nothing known takes nothing away. One to which the reader comes back does not count if there
  // was a choice since; one that is new does, for it is what the reader chose last.
  known = stored();
  var told = read(asked());
  var before;
  try { before = history.state.comfort; } catch (missing) { /* It is new. */ }
  var isPast = before !== undefined && known !== null && before !== known;
  apply(told.length && !isPast ? told : read(known));
  document.addEventListener("DOMContentLoaded", show);
  // A page may come back as it was left, with all that has run in it; so may one step of a page's history.
  addEventListener("pageshow", catchUp);
  addEventListener("popstate", function () { apply(chosen); });
  addEventListener("storage", function (event) {
    if (event.key === KEY) {
      known = event.newValue;
      apply(read(known));
      show();
    }
  });
  addEventListener("click", carry);
  addEventListener("auxclick", carry);

  document.addEventListener("change", function (event) {
    if (!around(event, ".comfort")) return;
    var words = [];
    each(".comfort input:checked", function (input) { words.push(input.value); });
    change(read(words.join(".")));
  });

  document.addEventListener("click", function (event) {
    var button = around(event, "[data-comfort-switch]");
    if (button) {
      var word = button.getAttribute("data-comfort-switch");
      var others = chosen.filter(function (other) { return other !== word; });
      change(others.length < chosen.length ? others : read(others.concat(word).join(".")));
    } else if (around(event, "[data-comfort-reset]")) {
      change([]);
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
