// Wakes the islands up. Without this file, or if anything in it fails, the page is whole all the same.
const page = document.documentElement;
const { js, wasm, lazy } = document.querySelector("script[data-wasm]").dataset;
const url = (path) => new URL(path, document.baseURI).href;
page.classList.add("script");

// A chart in somebody's page is one of many things there: it costs nothing until a reader turns to it.
const isTurnedTo = () =>
  new Promise((resolve) => {
    for (const kind of ["pointerover", "pointerdown", "focusin", "keydown"]) {
      addEventListener(kind, resolve, { once: true, passive: true });
    }
  });

try {
  if (lazy !== undefined && parent !== window) await isTurnedTo();
  const app = await import(url(js));
  await app.default({ module_or_path: url(wasm) });
  app.hydrate();
  for (const island of document.querySelectorAll("leptos-island")) {
    app[island.dataset.component](island);
  }
  app.start();
  page.classList.add("awake");
  performance.mark("app-ready");
} catch (error) {
  console.error(error);
  page.classList.add("interaction-off");
}
