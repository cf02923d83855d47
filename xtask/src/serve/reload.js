// Loads this page anew when there is a newer one, and shows what is wrong with the files that it is made of. Only
// `cargo xtask serve` adds it to pages.
(() => {
  // Frames are loaded anew with the page around them.
  if (parent !== window) return;
  const shown = document.currentScript.dataset.version;
  const place = document.createElement("pre");
  place.style =
    "position:fixed;inset:auto 0 0 0;z-index:9999;margin:0;padding:1em;max-height:60vh;overflow:auto;white-space:pre-wrap;background:#300;color:#fff;font:14px/1.5 monospace";
  let source;
  const listen = () => {
    // A browser has only six connections to one server for all its windows: those that nobody looks at need none.
    source?.close();
    if (document.hidden) return;
    source = new EventSource("/.serve/events");
    source.addEventListener("message", ({ data }) => {
      const { version, trouble } = JSON.parse(data);
      if (version !== shown) location.reload();
      place.textContent = trouble ?? "";
      if (trouble) document.body.append(place);
      else place.remove();
    });
  };
  document.addEventListener("visibilitychange", listen);
  listen();
})();
