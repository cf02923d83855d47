// Shows the page that the address names (?p=quiz.html), and wakes it up, from what lies packed in this file.
(async () => {
  // Whole: a path that begins with two slashes would name another host.
  const own = location.href.split(/[?#]/)[0];
  try {
    const pack = document.getElementById("pack");
    const packed = Uint8Array.from(atob(pack.textContent), (letter) => letter.charCodeAt(0));
    const bytes = await unpack(packed, Number(pack.dataset.size));
    const text = (start, length) => new TextDecoder().decode(bytes.subarray(start, start + length));
    const begin = 8 + Number(text(0, 8));
    const { files, pages, first } = JSON.parse(text(8, begin - 8));
    const file = (name) => text(begin + files[name][0], files[name][1]);
    const types = { js: "text/javascript", css: "text/css", wasm: "application/wasm", bin: "application/octet-stream" };
    const address = (name) => {
      const [start, length] = files[name];
      const type = types[name.split(".").pop()];
      return URL.createObjectURL(new Blob([bytes.subarray(begin + start, begin + start + length)], { type }));
    };
    const FIRST = "index.html";
    const asked = new URLSearchParams(location.search).get("p") ?? FIRST;
    const has = (name) => Object.prototype.hasOwnProperty.call(pages, name);
    const path = has(asked) ? asked : FIRST;
    const now = pages[path] ?? first;

    // Where a link of this page leads: to this very file with another page, or to the net.
    const BASE = "https://one.file/";
    const target = (href) => {
      const url = new URL(href, BASE + path);
      const name = decodeURI(url.pathname.slice(1)) || FIRST;
      if (!url.href.startsWith(BASE) || /^#/.test(href) || name.startsWith("?")) return null;
      if (!has(name) && name !== FIRST) return "";
      url.searchParams.set("p", name);
      return own + url.search + url.hash;
    };
    const turn = (link) => {
      const href = link.getAttribute("href");
      if (!href || link.dataset.turned === href) return;
      const to = target(href);
      // What is not in the file is on the net only, and nobody knows where the file comes from.
      if (to === "") {
        link.title = "这一页不在这个文件里，要上网看";
        link.removeAttribute("href");
        link.setAttribute("role", "link");
        link.setAttribute("aria-disabled", "true");
      } else if (to !== null) {
        link.setAttribute("href", to);
        link.dataset.turned = to;
      }
    };
    const turnAll = (within) => within.querySelectorAll("a[href]").forEach(turn);

    if (path !== FIRST) {
      const styles = now.styles.map(([name, prints]) => `<style${prints ? ' media="print"' : ""}>${file(name)}</style>`).join("");
      const base = now.windows ? '<base target="_blank">' : "";
      const body = text(begin + now.at[0], now.at[1]);
      document.open();
      document.write(
        `<!doctype html><html lang="zh-CN" class="one-file"><head><meta charset="utf-8">` +
        `<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">` +
        `<meta name="color-scheme" content="light dark"><title>${now.title}</title>${base}` +
        `<script>${file(now.settings)}<\/script>${styles}</head><body>${body}</body></html>`,
      );
      document.close();
    }
    turnAll(document);
    // Links that come later are looked at when they are needed.
    for (const kind of ["pointerdown", "focusin", "click"]) {
      document.addEventListener(kind, ({ target }) => {
        const link = target.closest?.("a[href]");
        if (link) turn(link);
      }, true);
    }
    if (now.loader) {
      const boot = Object.assign(document.createElement("script"), { type: "module", textContent: file(now.loader) });
      for (const [key, name] of now.told) boot.setAttribute(key, address(name));
      document.head.append(boot);
    }
    // A page that is written is not taken to its fragment.
    if (path !== FIRST && location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  } catch (error) {
    // An old browser: the report itself stands in the document.
    console.error(error);
    document.documentElement.classList.add("interaction-off");
  }
  document.documentElement.style.visibility = "";
})();
