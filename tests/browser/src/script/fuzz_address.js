// Addresses of all kinds on the main page while it is awake, reached as if a reader went back and forth between them.
const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id).filter((id) => /^[eptgxbl]-/.test(id));
const PIECES = ["e-", "p-", "t-", "x-", "none", "wanhong-axis", "1.1.2", "9.9.9", "axis", "heshi", "#", "%", "%E5", "..", "\"]", "'", "<b>", "\\", "structure", "contents", "大", "x".repeat(70)];
const named = (query, fragment) => {
  const pairs = query.slice(1).split("&").map((pair) => /^([eptgxbl])=([\w.-]{1,64})$/.exec(pair)).filter(Boolean);
  const slots = Object.fromEntries(pairs.map(([, letter, id]) => [letter, id]));
  const [, letter, id] = /^#([eptgxbl])-([a-zA-Z0-9.-]{1,64})$/.exec(fragment) ?? [];
  return letter ? { ...slots, [letter]: id } : slots;
};
const open = (selector, key) => [...document.querySelectorAll(selector)].map((element) => element.dataset[key]);
const start = location.pathname;
let tried = 0;
try {
  for (let i = 0; i < cases; i++) {
    const some = () => (dice() < 0.6 ? pick(ids) : text(PIECES, 3));
    const pairs = Array.from({ length: below(4) }, () => (dice() < 0.8 ? some().replace("-", "=") : text(PIECES, 3)));
    const at = new URL(location.href);
    at.search = pairs.join("&");
    at.hash = some();
    history.replaceState(null, "", at);
    // Some browsers let a page change its address only so often.
    if (location.href !== at.href) break;
    tried++;
    dispatchEvent(new PopStateEvent("popstate"));
    const asks = named(at.search, at.hash);
    const within = (found, letter) => found.every((id) => id === asks[letter]);
    const thread = (asks.l ?? "").split("-");
    expect(within(open("details[data-element][open]", "element"), "e"), "elements", at);
    expect(within(open("details[data-township][open]", "township"), "x"), "townships", at);
    const marked = [...document.querySelectorAll("svg a.part--selected")].map((part) => part.getAttribute("href").slice(1));
    expect(marked.every((anchor) => asks[anchor[0]] === anchor.slice(2)), "marked", at, marked);
    const passage = document.getElementById(`p-${asks.p}`)?.closest("details");
    expect(!passage || passage.open, "passage", at);
    expect(!thread[1] || !document.getElementById(`l-${asks.l}`) || document.getElementById(`p-${thread[1]}`)?.closest("details").open, "thread", at);
    const term = document.querySelector("#gloss:not([hidden])")?.dataset.term;
    expect(!term || term === asks.t, "term", at, term);
    expect(location.pathname === start && !document.documentElement.matches(".interaction-off, .reader-off"), "page", at);
  }
} catch (error) {
  expect(false, "an exception", error.message, error.stack);
}
expect(tried > cases / 2, "few addresses were tried", tried);
return wrong;
