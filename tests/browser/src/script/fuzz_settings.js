// The reading settings' own script, as it is served, started again and again on a page of which only the address, the
// device's memory and the root are real. The answer goes to the last argument.
const done = arguments[arguments.length - 1];
const KEY = "luojiang-comfort";
const ROWS = [["size2", "size3", "size4"], ["elder"], ["high"], ["light", "dark"], ["still"]];
const WORDS = ROWS.flat();
const PIECES = [...WORDS, ...WORDS, ".", ".", ".", ".", "&", "=", "?", "c=", "c=", "&c=", "?c=", "cc=", "C=", "%63=",
  "c", "from=x", "x=/y?c=dark", "large", "constructor", "__proto__", "%2e", "%", "+", "大", "\0", ",", " ", "'\"><",
  "x".repeat(90), "elderly"];
const KEPT = PIECES.filter((piece) => !/[&=?]/.test(piece));

// What a text asks for, read in a plain way.
const chosen = (text) =>
  ROWS.map((row) => (text.length > 99 ? [] : text.split(".")).find((word) => row.includes(word))).filter(Boolean);
const pairs = (search) => search.slice(1).split("&").filter(Boolean);
const asked = (search) => pairs(search).find((pair) => pair.startsWith("c="))?.slice(2);
const others = (search) => pairs(search).filter((pair) => !pair.startsWith("c=")).join("&");
const attribute = (words) =>
  [...words, ...(words.some((word) => /^elder|^size/.test(word)) ? ["large"] : [])].join(" ");
// Whether an address tells just this, if it tells it twice by the first.
const told = (words, search) => asked(search) === (words.length ? words.join(".") : undefined);

const address = () => {
  const url = new URL("https://example.com/a/b.html");
  const settings = () => `c=${text([...WORDS, ".", "."], 5)}`;
  url.search = dice() < 0.5 ? text(PIECES, 6) : [settings(), text(PIECES, 2), settings()].join("&");
  url.hash = text(PIECES, 3);
  return url;
};

const round = (start) => {
  const at = address();
  const before = new URL(at);
  const kept = dice() < 0.5 ? null : text(KEPT, 8);
  const [isMute, isFixed] = [dice() < 0.1, dice() < 0.1];
  const things = [at.href.slice(-120), kept, isMute, isFixed];
  const root = document.createElement("html");
  const listeners = {};
  const listen = (kind, work) => (listeners[kind] = work);
  let written = 0;
  let moves = 0;
  const refuse = () => {
    throw new DOMException("no", "SecurityError");
  };
  const write = () => written++;
  const memory = { getItem: (key) => (isMute ? refuse() : key === KEY ? kept : null), setItem: write, removeItem: write };
  const history = {
    state: null,
    replaceState: (state, _title, href) => {
      moves++;
      if (isFixed) refuse();
      history.state = state;
      at.href = new URL(href, at).href;
    },
  };
  // Links are the last to hear of a click, from the window.
  const page = { documentElement: root, addEventListener: () => {}, querySelectorAll: () => [] };
  const run = () => start(page, memory, at, history, listen);

  run();
  const named = chosen(asked(before.search) ?? "");
  const words = named.length ? named : chosen((isMute ? null : kept) ?? "");
  expect(root.getAttribute("data-comfort") === attribute(words), "settings", ...things, root.outerHTML, words);
  expect(root.attributes.length === 1, "attributes", ...things, root.outerHTML);
  expect(written === 0, "nothing is kept unless a reader says so", ...things);
  expect(at.origin + at.pathname + at.hash === before.origin + before.pathname + before.hash, "the way", ...things, at);
  if (isFixed) return;
  expect(others(at.search) === others(before.search), "other parameters", ...things, at);
  expect(told(words, at.search), "the address tells", ...things, at);
  moves = 0;
  run();
  expect(moves === 0 && root.getAttribute("data-comfort") === attribute(words), "read again", ...things, at);

  // Another page of the site has kept something.
  const [key, newValue] = [pick([KEY, KEY, "other", null]), dice() < 0.2 ? null : text(KEPT, 8)];
  listeners.storage({ key, newValue });
  const now = key === KEY ? chosen(newValue ?? "") : words;
  expect(root.getAttribute("data-comfort") === attribute(now), "kept by another", ...things, key, newValue);
  expect(told(now, at.search) && others(at.search) === others(before.search), "told", ...things, at);

  // Links take the settings along while they are followed, where the device would tell the next page something else.
  const link = document.createElement("a");
  const target = address();
  if (dice() < 0.2) target.host = "example.org";
  link.href = target.href;
  link.setAttribute("href", target.href);
  listeners.click({ target: { closest: (selector) => (selector === "a[href]" ? link : null) } });
  const remembered = chosen((isMute ? null : kept) ?? "");
  const isOther = now.join() !== remembered.join();
  const isTaken = isOther && target.host === at.host && asked(target.search) === undefined;
  const leads = new URL(link.href);
  expect(isTaken ? told(now, leads.search) : link.href === target.href, "a link", ...things, now, target, leads);
  expect(leads.origin + leads.pathname + leads.hash === target.origin + target.pathname + target.hash, "leads away", leads);
  expect(others(leads.search) === others(target.search), "a link's parameters", ...things, target, leads);
};

(async () => {
  try {
    const response = await fetch(document.querySelector("script[src*='comfort-']").src);
    const start = new Function("document", "localStorage", "location", "history", "addEventListener", await response.text());
    for (let i = 0; i < cases; i++) round(start);
  } catch (error) {
    expect(false, "an exception", error.message, error.stack);
  }
  done(wrong);
})();
