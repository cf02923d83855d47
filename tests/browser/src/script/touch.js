// What others do to documents on their way to a reader, or while one is read.
window.touch = {
  texts(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest("script, style, template, textarea")) texts.push(walker.currentNode);
    }
    return texts;
  },
  // A translator puts elements around all texts, or in their place.
  translate(replaces, root = document.body) {
    for (const text of this.texts(root).filter(({ data }) => /\S/.test(data))) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      text.replaceWith(outer);
      outer.append(inner);
      inner.append(replaces ? text.data : text);
    }
  },
  // An optimiser drops what it takes for nothing.
  shorten() {
    for (const text of this.texts(document.body).filter(({ data }) => !/\S/.test(data))) text.remove();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
    const comments = [];
    while (walker.nextNode()) comments.push(walker.currentNode);
    for (const comment of comments) comment.remove();
  },
  // A network's script adds its own.
  add() {
    for (const place of [document.body, ...document.querySelectorAll("leptos-island, leptos-island > *, leptos-island > * > *")]) {
      place.prepend(Object.assign(document.createElement("ins"), { className: "added" }));
      place.append(Object.assign(document.createElement("ins"), { className: "added" }));
    }
  },
  // The parser is done, and no module has begun.
  before(work) {
    document.addEventListener("readystatechange", () => document.readyState === "interactive" && work());
  },
};
