// Messages of all kinds to a page with frames, as if they came from anyone. The page has a frame of the site's, one whose
// height is fixed, one of the site's that is not for embedding, and somebody else's.
const [, , site] = arguments;
const [ours, fixed, page, other] = document.querySelectorAll("iframe");
const KINDS = ["height", "ready", "navigate", "error"];
const origin = new URL(site).origin;
let heard = [];
let said = 0;
const hear = ({ target, type, detail }) => heard.push([target, type, detail]);
for (const kind of KINDS) addEventListener(`luojiang-${kind}`, hear);
const changes = new MutationObserver(() => {});
changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
const [speak, whisper] = [window.postMessage, other.contentWindow.postMessage];
window.postMessage = other.contentWindow.postMessage = () => said++;

const LINKS = [`${site}index.html#e-x`, site, "javascript:alert(1)", "https://example.com/", `${origin}.example.com/`, ""];
const round = () => {
  const height = ours.style.height;
  const inner = ours.clientWidth;
  const data = message(() => ({
    height: dice() < 0.4 ? 100 + below(2000) : value(),
    window: value(),
    width: dice() < 0.4 ? inner : dice() < 0.5 ? below(2000) : value(),
    url: dice() < 0.8 ? pick(LINKS) : value(),
    title: value(),
  }));
  const from = pick([ours, ours, ours, ours, fixed, page, other]);
  const source = dice() < 0.9 ? from.contentWindow : pick([window, null]);
  const told = dice() < 0.8 ? pick([origin, origin, "null"]) : pick(["", location.origin, `${origin}.example.com`, "https://example.com"]);
  const things = [data, KINDS.includes(data?.type) && data.height, [...document.querySelectorAll("iframe")].indexOf(from), told];
  heard = [];
  // Firefox lets no constructed event come from another origin's window.
  const event = new MessageEvent("message", { data, origin: told });
  Object.defineProperty(event, "source", { value: source });
  dispatchEvent(event);

  const isRight = Number.isInteger(data?.height) && data.height > 0 && data.height < 1e5;
  const isLink = typeof data?.url === "string" && data.url.startsWith(site);
  const isOurs = [ours, fixed].includes(from) && source === from.contentWindow && [origin, "null"].includes(told);
  const isMeant = isOurs && data?.luojiang === 1 && KINDS.includes(data.type)
    && (data.type !== "height" || isRight) && (data.type !== "navigate" || isLink);
  const expected = isMeant ? [[from, `luojiang-${data.type}`, data]] : [];
  const isAlike = heard.length === expected.length && heard.every((event, i) => event.every((part, j) => part === expected[i][j]));
  expect(isAlike, "events", ...things, heard.map(([, type]) => type));

  const now = ours.style.height;
  // A frame of a fixed height tells its page how high its content is, and keeps its own.
  if (isMeant && data.type === "height" && from === ours) {
    const pixels = parseFloat(now);
    const isPlain = !(Number.isInteger(data.width) && data.width > 0) || data.width === inner;
    expect(/^\d+px$/.test(now) && pixels > 0 && pixels < 1e5, "a height", ...things, now);
    expect(!isPlain || pixels === data.height, "the height", ...things, now, inner);
  } else {
    expect(now === height, "a height out of junk", ...things, height, now);
  }
};
try {
  for (let i = 0; i < cases; i++) round();
} catch (error) {
  expect(false, "an exception", error.message, error.stack);
}
for (const { target, type, attributeName } of changes.takeRecords()) {
  expect(target === ours && type === "attributes" && attributeName === "style", "a change of the page", target.outerHTML, type, attributeName);
}
changes.disconnect();
expect(said === 0, "messages to others", said);
[window.postMessage, other.contentWindow.postMessage] = [speak, whisper];
return wrong;
