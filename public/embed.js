// For pages that show something of this site in a frame: gives each frame the height of what is in it, and knows
// <luojiang-embed show="chart/gdp-growth">. One copy serves all frames of its site; copies of several sites get along.
// How to use it: docs/embedding.md.
//
// At most 2 KB as it is served: so names are short, and comments and spaces stay here (src/bin/prerender/script.rs). In
// these lines e is an element, f a frame, h a height, w a width, and of a message d are its data, o is its origin, s its
// source, t its type and u its address.
{
  const page = document, tag = page.currentScript, name = "luojiang-embed", fixed = "data-fixed", listen = addEventListener,
    elements = self.customElements,
    // The site's folder. A module has no tag, nor has what import() gets: where it came from is in the trace of an error.
    [root] = /\w+:\S+\/(?=embed.js)/.exec(tag && tag.src || Error().stack) || [console.warn("embed.js: site?")],
    site = root + "embed/",
    // Of all copies on the page: where what they show is, and by that their tags.
    sites = page[name] = page[name] || [],
    // Also those in shadow roots, unless they are closed.
    frames = (from, use) => from.querySelectorAll("*").forEach(f => f.shadowRoot ? frames(f.shadowRoot, use) : use(f, f.contentWindow)),
    isOurs = f => !(f.src + "").indexOf(site),
    // A number of pixels that a page may have.
    isSize = n => Number.isInteger(n) && n > 0 && n < 1e5,
    observed = ["show", "theme", "size", "height", "title"],
    show = e => {
      const [what, theme, size, high, title] = observed.map(name => e.getAttribute(name) || ""),
        f = e.f = e.f || page.createElement("iframe"),
        looks = (size + "." + theme).replace(/^\.|\.$|[^\w.]/g, ""),
        link = e.a = e.a || e.querySelector("[href*=embed]"),
        // Whose it is: the link in it says so, else the script that comes next; else it is the first one's.
        own = sites.find(site => link ? !link.href.indexOf(site) : e.compareDocumentPosition(sites[site] || page) & 4) || !link && sites[0],
        src = own + what + ".html" + (looks && "?c=" + looks),
        h = parseInt(high);
      // What stands in it for pages without this script has to be there before it can be replaced, and so has the script,
      // which then looks for it. Of the three states of a page “loading” is the last by the alphabet.
      if (page.readyState > "l" || !own) return listen("DOMContentLoaded", () => show(e));
      if (!/^\w+\/[\w-]+$/.test(what)) return f.remove();
      // A block would split the element, which is a part of a line, and Firefox would scroll to the piece before it.
      f.style.cssText = "vertical-align:top;width:100%;border:0;height:" + (f.toggleAttribute(fixed, isSize(h)) ? h : 480) + "px";
      f.title = title || "洛江图解";
      f.loading = "lazy";
      f.allow = "web-share;clipboard-write";
      if (f.src != src) f.src = src;
      e.contains(f) || (e.textContent = "", e.append(f));
    };
  if (root && !(site in sites)) {
    sites.push(site);
    sites[site] = tag;

    listen("message", ({ data: d, origin: o, source: s }) => {
      if (d && d.luojiang === 1) {
        let { type: t, url: u, height: h, width: w } = d, found, isHeight = t === "height";
        frames(page, (f, from) => {
          if (from != s || !(found = 1) || !isOurs(f)
            // In a sandbox nobody has an origin.
            || o != "null" && root.indexOf(o + "/")
            // Whoever follows a link stays on the site.
            || (isHeight ? !isSize(h) : t === "navigate" ? typeof u != "string" || u.indexOf(root) : t !== "ready" && t !== "error")) return;
          if (isHeight && !f.hasAttribute(fixed)) {
            const style = getComputedStyle(f),
              pad = side => parseFloat(style["padding" + side]),
              // Where a page is zoomed by styles, some browsers count pixels in frames otherwise. The width tells how,
              // because nothing here changes it: the height may still be on its way to where it was sent before. One
              // pixel is rounding; at 90 % Firefox is two in 400 away from what it was asked for, which is many in a high
              // frame.
              wide = f.clientWidth - pad("Left") - pad("Right"),
              scaled = isSize(w) && Math.ceil(h * wide / w);
            if (isSize(scaled) && (wide - w) ** 2 > 2) h = scaled;
            // A border-box, not a content-box.
            if (style.boxSizing < "c") h += f.offsetHeight - f.clientHeight + pad("Top") + pad("Bottom");
            f.style.setProperty("height", h + "px", "important");
          }
          f.dispatchEvent(new CustomEvent("luojiang-" + t, { bubbles: 1, detail: d }));
        });
        // Once on a page.
        found || sites.w || console.warn(sites.w = "embed.js: closed shadow");
      }
    });

    // Those that were ready before this was, and the elements that have waited for it.
    frames(page, (f, w) => isOurs(f) ? w.postMessage({ luojiang: 1, type: "hello" }, "*") : sites[1] && f.localName == name && show(f));

    // All copies share one kind of element. Where it is somebody else's, the browser says so.
    class Shown extends HTMLElement {
      attributeChangedCallback() { show(this); }
      connectedCallback() { show(this); }
    }
    Shown.observedAttributes = observed;
    sites[1] || elements && elements.define(name, Shown);
  }
}
