// For pages that show something of this site in a frame: gives each frame the height of what is in it, and knows
// <luojiang-embed show="chart/gdp-growth">. One copy serves all frames of a page. How to use it: docs/embedding.md.
//
// At most 2 KB as it is served: so names are short, and comments and spaces stay here (src/bin/prerender/script.rs). In
// these lines f is a frame, h a height, w a width, k a scale.
(() => {
  const page = document, tag = page.currentScript;
  if (!tag || self.luojiangEmbed) return;
  self.luojiangEmbed = 1;
  const root = new URL(".", tag.src).href,
    site = root + "embed/",
    frames = () => [...page.querySelectorAll("iframe")].filter(f => !f.src.indexOf(site)),
    // A number of pixels that a page may have.
    isSize = n => Number.isInteger(n) && n > 0 && n < 1e5;

  addEventListener("message", ({ data, origin, source }) => {
    const f = data && data.luojiang === 1 && frames().find(f => f.contentWindow === source);
    // In a sandbox nobody has an origin.
    if (!f || origin !== "null" && root.indexOf(origin + "/")) return;
    let { type, url, height: h, width: w } = data;
    if (type === "height") {
      if (!isSize(h)) return;
      if (!f.hasAttribute("data-fixed")) {
        const style = getComputedStyle(f),
          pad = side => parseFloat(style["padding" + side]),
          // Where a page is zoomed by styles, some browsers count pixels in frames otherwise. The width tells how,
          // because nothing here changes it: the height may still be on its way to where it was sent before. One pixel is
          // rounding; at 90 % Firefox is two in 400 away from what it was asked for, which is many in a high frame.
          wide = f.clientWidth - pad("Left") - pad("Right"),
          k = isSize(w) ? wide / w : 1,
          scaled = Math.ceil(h * k);
        if (Math.abs(wide - wide / k) > 1.5 && k > .1 && k < 10 && isSize(scaled)) h = scaled;
        if (style.boxSizing === "border-box") h += f.offsetHeight - f.clientHeight + pad("Top") + pad("Bottom");
        f.style.setProperty("height", h + "px", "important");
      }
    // Whoever follows a link stays on the site.
    } else if (type === "navigate" ? typeof url !== "string" || url.indexOf(root) : type !== "ready" && type !== "error") return;
    f.dispatchEvent(new CustomEvent("luojiang-" + type, { bubbles: true, detail: data }));
  });

  // Those that were ready before this was.
  frames().forEach(f => f.contentWindow.postMessage({ luojiang: 1, type: "hello" }, "*"));

  self.customElements && customElements.define("luojiang-embed", class extends HTMLElement {
    static get observedAttributes() { return ["show", "theme", "size", "height", "title"]; }
    attributeChangedCallback() { this.connectedCallback(); }
    connectedCallback() {
      // What stands in it for pages without this script has to be there before it can be replaced.
      if (page.readyState === "loading") return addEventListener("DOMContentLoaded", () => this.connectedCallback());
      const attr = name => this.getAttribute(name) || "",
        f = this.frame = this.frame || page.createElement("iframe"),
        what = attr("show"),
        looks = [attr("size"), attr("theme")].filter(word => /^[a-z0-9]+$/.test(word)).join("."),
        src = site + what + ".html" + (looks && "?c=" + looks),
        h = parseInt(attr("height")),
        isFixed = isSize(h);
      if (!/^[a-z]+\/[a-z0-9-]+$/.test(what)) return f.remove();
      f.toggleAttribute("data-fixed", isFixed);
      f.style.cssText = "display:block;width:100%;border:0;height:" + (isFixed ? h : 480) + "px";
      f.title = attr("title") || "洛江区政府工作报告图解";
      f.loading = "lazy";
      f.allow = "web-share; clipboard-write";
      if (f.src !== src) f.src = src;
      if (!this.contains(f)) {
        this.textContent = "";
        this.append(f);
      }
    }
  });
})();
