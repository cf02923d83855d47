// Wakes up what the page has, and loads what every page offers as soon as a reader asks for it. Without this file, or
// if anything in it fails, the page is whole all the same.
const page = document.documentElement;
const { js, wasm, lazy, ...later } = document.querySelector("script[data-reader-js]").dataset;
const url = (path) => new URL(path, document.baseURI).href;
// What WebAssembly does is offered where there is any.
const isOffered = "WebAssembly" in self;
page.classList.toggle("script", isOffered);
// Whether it starts is seen only now: comfort.js takes a page that was saved for one in which it doesn't.
page.classList.remove("interaction-off");

// Compiled while it arrives where that works. Some web views fail at that, and what lies in a cache may be cut short: then
// the bytes are fetched afresh and compiled as a whole.
const compile = async (address) => {
  try {
    return await WebAssembly.compileStreaming(fetch(address));
  } catch (error) {
    console.warn(error);
    const answer = await fetch(address, { cache: "reload" });
    return WebAssembly.compile(await answer.arrayBuffer());
  }
};

// Browsers remember that a script did not come, so it is asked for by another name.
const glue = (address) => import(address).catch(() => import(`${address}?again`));

// Islands as they were served, in the document's order. Translators and operators' optimisers change documents; an island
// in which a node is missing or added could not wake up.
const served = document.createElement("template");
served.innerHTML = document.getElementById("islands")?.textContent ?? "";
const islands = [...document.querySelectorAll("leptos-island")];
const isAlike = (one, other) =>
  one.nodeName === other.nodeName &&
  (one.nodeName === "LEPTOS-CHILDREN" ||
    (one.childNodes.length === other.childNodes.length &&
      [...one.childNodes].every((child, position) => isAlike(child, other.childNodes[position]))));

// Gives an island its nodes back. Children that are no part of it stay as they are.
const restore = (island, whole) => {
  const children = island.querySelector("leptos-children");
  island.textContent = "";
  island.append(...whole.cloneNode(true).childNodes);
  if (children) island.querySelector("leptos-children").replaceWith(children);
};

const say = (place) => {
  const line = document.createElement("p");
  line.className = "off-note";
  line.setAttribute("role", "status");
  line.textContent = "这里的互动没有启动，不影响阅读。刷新一下，也许就好了。";
  place.prepend(line);
};

// All modules of a page may have islands in it; each knows its own.
const wake = async (js, wasm) => {
  const [app, code] = await Promise.all([glue(url(js)), compile(url(wasm))]);
  await app.default({ module_or_path: code });
  app.hydrate();
  islands.forEach((island, position) => {
    const hydrate = app[island.dataset.component];
    if (!hydrate) return;
    const whole = served.content.children[position];
    try {
      if (whole && !isAlike(island, whole)) restore(island, whole);
      hydrate(island);
    } catch (error) {
      // The others wake up all the same.
      console.error(error);
      if (whole) restore(island, whole);
      island.classList.add("island-off");
      say(island);
      app.hydrate();
    }
  });
  app.start();
  return app;
};

// A chart in somebody's page is one of many things there: it costs nothing until a reader turns to it.
const isTurnedTo = () =>
  new Promise((resolve) => {
    for (const kind of ["pointerover", "pointerdown", "focusin", "keydown"]) {
      addEventListener(kind, resolve, { once: true, passive: true });
    }
  });

// Asleep, its marks are links that lead away. The tap that wakes it up is kept, to be answered when it is awake.
let tapped;
const keep = (event) => {
  const mark = event.detail > 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.target.closest?.("a.mark");
  if (!mark) return;
  event.preventDefault();
  tapped = mark;
};

const style = (href) =>
  new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: url(href) });
    link.addEventListener("load", resolve);
    link.addEventListener("error", reject);
    document.head.append(link);
  });

const modules = {};
const load = async (name) => {
  try {
    return (await Promise.all([wake(later[`${name}Js`], later[`${name}Wasm`]), style(later[`${name}Css`])]))[0];
  } catch (error) {
    // What failed may be tried again.
    delete modules[name];
    throw error;
  }
};

// Opens one of the things that every page offers, such as the search.
const open = async (what) => {
  const mark = (isBusy) => {
    for (const button of document.querySelectorAll(`[data-reader="${what}"]`)) {
      button.setAttribute("aria-busy", isBusy);
    }
  };
  mark(true);
  try {
    const name = what === "speech" ? "speech" : "reader";
    modules[name] ??= load(name);
    (await modules[name]).open(what);
    page.classList.remove("reader-off");
  } catch (error) {
    console.error(error);
    page.classList.add("reader-off");
  }
  mark(false);
};

addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-reader]");
  if (button) open(button.dataset.reader);
});
addEventListener("keydown", (event) => {
  const { key, target } = event;
  // Browsers that fill in fields send keys without a name; an input method's keys are its own.
  if (!key || event.isComposing || event.keyCode === 229) return;
  const isTyping = target.closest?.("input:not([type=range]), textarea, select, [contenteditable]");
  const isSlash = key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
  const isControlK = key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if ((isSlash || isControlK) && !event.defaultPrevented && isOffered) {
    event.preventDefault();
    open("search");
  }
});
if (new URLSearchParams(location.search).has("q")) open("search");

// Reading aloud is offered as soon as there is a Chinese voice; many browsers find theirs late, some have none.
const listen = () => {
  const isChinese = ({ lang }) => /^(zh|cmn|yue)/i.test(lang);
  page.classList.toggle("voice", isOffered && speechSynthesis.getVoices().some(isChinese));
};
try {
  listen();
  speechSynthesis.addEventListener("voiceschanged", listen);
} catch {
  // There is nothing to listen to.
}

// Told below, and by the page's module when it breaks down later.
addEventListener("interaction-off", () => {
  page.classList.add("interaction-off");
  if (!document.querySelector(".howto__off, .class__off, .off-note")) say(document.querySelector("main"));
});

if (js) {
  try {
    if (lazy !== undefined && parent !== window) {
      await isTurnedTo();
      addEventListener("click", keep);
    }
    await wake(js, wasm);
    removeEventListener("click", keep);
    page.classList.add("awake");
    performance.mark("app-ready");
    tapped?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, detail: 1 }));
  } catch (error) {
    removeEventListener("click", keep);
    if (tapped) window.open(tapped.href.baseVal);
    console.error(error);
    dispatchEvent(new Event("interaction-off"));
  }
}

// Last of all, and never in a frame: what keeps the site for when there is no network.
try {
  if (later.offline && parent === self && /^http/.test(location.protocol) && navigator.serviceWorker) {
    if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
    await new Promise((done) => (self.requestIdleCallback ?? setTimeout)(done));
    await import(url(later.offline));
  }
} catch {
  // The page does without.
}
