// What the scripts that try junk have in common: dice that fall the same way for the same seed, and a list of what went
// wrong. Each of them gets a seed and a number of cases.
const [seed, cases] = arguments;
let state = seed;
// Mulberry32.
const dice = () => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};
const below = (most) => Math.floor(dice() * most);
const pick = (list) => list[below(list.length)];
const text = (pieces, most) => Array.from({ length: below(most + 1) }, () => pick(pieces)).join("");

// Whatever a message may hold, or be.
const value = () =>
  pick([
    () => null,
    () => undefined,
    () => dice() < 0.5,
    () => below(2000),
    () => pick([0, -0, -1, 0.5, 1e-9, 99999, 1e5, 1e9, 2 ** 53, NaN, Infinity, -Infinity]),
    () => BigInt(below(2000)),
    () => pick(["", "500", "0x1f4", "500px", "hello", "height", "null", "__proto__", "javascript:alert(1)"]),
    () => [below(2000)],
    () => [],
    () => ({}),
    () => new Date(below(2000)),
    () => Object(below(2000)),
    () => new Map([["luojiang", 1]]),
    () => ({ luojiang: 1, type: "height", height: value() }),
  ])();
const type = () =>
  dice() < 0.9 ? pick(["height", "height", "ready", "navigate", "error", "hello", "__proto__", "toString"]) : value();
const message = (more) =>
  dice() < 0.2 ? value() : { luojiang: dice() < 0.8 ? 1 : value(), type: type(), ...more() };

const wrong = [];
const shown = (thing) => {
  try {
    return JSON.stringify(thing, (_, inner) => (typeof inner === "bigint" ? `${inner}n` : inner)) ?? String(thing);
  } catch {
    return String(thing);
  }
};
// Notes what does not hold, with what led to it.
const expect = (holds, what, ...things) => {
  if (!holds && wrong.length < 5) wrong.push([what, ...things.map(shown)].join(" | "));
};
addEventListener("error", ({ message }) => expect(false, "an exception", message));
