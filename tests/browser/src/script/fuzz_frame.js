// Messages of all kinds to a page in a frame, as if they came from anyone, and addresses of all kinds that it tells of.
// The page around is of the same origin here, so that what is said to it can be heard at once.
const done = arguments[arguments.length - 1];
const main = document.querySelector("main");
const whole = new URL(main.dataset.whole, location.href);
let said = [];
const speak = parent.postMessage;
const hear = (data, to) => said.push([data, to]);
const changes = new MutationObserver(() => {});
changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

const messages = () => {
  parent.postMessage = hear;
  const at = location.href;
  for (let i = 0; i < cases; i++) {
    const data = message(() => ({ url: value(), height: value() }));
    const source = dice() < 0.6 ? parent : pick([window, null, new MessageChannel().port1]);
    said = [];
    dispatchEvent(new MessageEvent("message", { data, source, origin: pick([location.origin, "null", "https://example.com"]) }));
    const isMeant = source === parent && data?.luojiang === 1 && data.type === "hello";
    const [[ready, to] = [], [height, where] = []] = said;
    expect(said.length === (isMeant ? 2 : 0), "answers", data, said);
    if (!isMeant || said.length !== 2) continue;
    expect(shown(ready) === shown({ title: document.title, luojiang: 1, type: "ready" }) && to === "*", "ready", ready);
    expect(Number.isInteger(height.height) && height.height > 0 && height.height < 1e5 && where === "*", "height", height);
    expect(height.luojiang === 1 && height.type === "height" && height.window === innerHeight && height.width === innerWidth, "height", height);
  }
  expect(location.href === at, "another address", location.href);
  // What is scrolled to is measured without its scrollbar.
  const others = changes.takeRecords().filter(({ target, attributeName }) => target !== document.documentElement || attributeName !== "style");
  expect(others.length === 0, "a change of the page");
  expect(["", "overflow-y: hidden;"].includes(document.documentElement.getAttribute("style") ?? ""), "a style of the page");
  parent.postMessage = speak;
};

// A second copy of the script, for which the address, the page around and time are ours.
const addresses = (source) => {
  const PIECES = ["e-", "p-1.1.2", "#", "?", "&", "=", "/", "//example.com", ":~:text=x", "javascript:", "%", "%0a", "大", "\0", " ", "'\"><", "heshi"];
  const at = new URL(location.href);
  const listeners = {};
  const listen = (kind, work) => (listeners[kind] ??= work);
  const around = { postMessage: hear };
  const start = new Function("location", "parent", "setTimeout", "addEventListener", "ResizeObserver", source);
  start(at, around, (work) => work(), listen, class { observe() {} });
  for (let i = 0; i < cases; i++) {
    const before = at.href;
    at.hash = text(PIECES, 5);
    if (dice() < 0.3) at.search = text(PIECES, 4);
    said = [];
    listeners[pick(["hashchange", "click", "keyup"])]();
    expect(said.length === (at.href === before ? 0 : 1), "messages", at, said);
    if (said.length !== 1) continue;
    const [{ luojiang, type, url, ...more }, to] = said[0];
    expect(luojiang === 1 && type === "navigate" && to === "*" && !Object.keys(more).length, "navigate", said);
    expect(url === whole.href.split("#")[0] + (at.hash || whole.hash), "the address", at, url);
  }
};

(async () => {
  try {
    messages();
    const response = await fetch(document.querySelector("script[src*='frame-']").src);
    addresses(await response.text());
  } catch (error) {
    expect(false, "an exception", error.message, error.stack);
  }
  changes.disconnect();
  done(wrong);
})();
