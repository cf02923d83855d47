// For pages that show something of this site in a frame: gives each frame the height of what is in it, and knows
// <luojiang-embed show="chart/gdp-growth">. One copy serves all frames of a page. How to use it: docs/embedding.md.
(function () {
  "use strict";
  var script = document.currentScript;
  if (!script || window.luojiangEmbed) return;
  window.luojiangEmbed = 1;
  var site = new URL("embed/", script.src);
  var root = new URL("./", script.src).href;

  // A number of pixels that a page may have.
  function isSize(number) {
    return Number.isInteger(number) && number > 0 && number < 1e5;
  }

  function frames() {
    return [].filter.call(document.querySelectorAll("iframe"), function (frame) {
      return frame.src.indexOf(site.href) === 0;
    });
  }

  function fit(frame, height, inside) {
    // Where a page is zoomed by styles, some browsers count pixels in frames otherwise.
    var scale = isSize(inside) ? Math.round((frame.clientHeight / inside) * 1e3) / 1e3 : 1;
    if (Math.abs(scale - 1) > 0.03 && scale > 0.1 && scale < 10) height = Math.min(Math.ceil(height * scale), 99999);
    var style = getComputedStyle(frame);
    var edges = ["borderTopWidth", "borderBottomWidth", "paddingTop", "paddingBottom"];
    if (style.boxSizing === "border-box") {
      edges.forEach(function (edge) { height += parseFloat(style[edge]) || 0; });
    }
    // What is as good as right stays, or rounding would never end.
    if (Math.abs(parseFloat(frame.style.height) - height) > (scale === 1 ? 0 : 3) || !frame.style.height) frame.style.setProperty("height", height + "px", "important");
  }

  addEventListener("message", function (event) {
    var data = event.data;
    if (!data || data.luojiang !== 1 || (event.origin !== site.origin && event.origin !== "null")) return;
    var frame = frames().filter(function (frame) { return frame.contentWindow === event.source; })[0];
    if (!frame || ["height", "ready", "navigate", "error"].indexOf(data.type) < 0) return;
    if (data.type === "height") {
      if (!isSize(data.height)) return;
      if (!frame.hasAttribute("data-fixed")) fit(frame, data.height, data.window);
    }
    // Whoever follows it stays on the site.
    if (data.type === "navigate" && (typeof data.url !== "string" || data.url.indexOf(root))) return;
    frame.dispatchEvent(new CustomEvent("luojiang-" + data.type, { bubbles: true, detail: data }));
  });

  // Those that were ready before this was.
  frames().forEach(function (frame) { frame.contentWindow.postMessage({ luojiang: 1, type: "hello" }, "*"); });

  if (!window.customElements) return;
  class Embed extends HTMLElement {
    static get observedAttributes() { return ["show", "theme", "size", "height", "title"]; }
    connectedCallback() { this.show(); }
    attributeChangedCallback() { if (this.isConnected) this.show(); }
    show() {
      var get = this.getAttribute.bind(this);
      var what = get("show");
      if (!/^[a-z]+\/[a-z0-9-]+$/.test(what)) return this.replaceChildren();
      var frame = this.frame = this.frame || document.createElement("iframe");
      var url = new URL(what + ".html", site);
      var looks = [get("size"), get("theme")].filter(function (look) { return look && /^[a-z0-9]+$/.test(look); });
      if (looks.length) url.search = "c=" + looks.join(".");
      var fixed = parseInt(get("height"), 10);
      if (!isSize(fixed)) fixed = 0;
      frame.title = get("title") || "洛江区政府工作报告图解";
      frame.loading = "lazy";
      frame.allow = "web-share; clipboard-write";
      frame.style.cssText = "display:block;width:100%;border:0;height:" + (fixed || 480) + "px";
      frame.toggleAttribute("data-fixed", fixed > 0);
      if (frame.src !== url.href) frame.src = url.href;
      if (frame.parentNode !== this) this.replaceChildren(frame);
    }
  }
  customElements.define("luojiang-embed", Embed);
})();
