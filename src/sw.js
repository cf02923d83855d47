// Keeps the site for when there is no network. The build writes three lines above this one: VERSION, a hash of all
// that follows; SHELL, what is kept at once; REST, what is kept after that. Both lists give each file, by its path from
// this folder, its SHA-256.
//
// A page and what it loads are of one version: the worker answers from the cache of its own version, and those who
// opened a page before it took over are answered from theirs. Nothing is kept, and nothing kept is served, that is not
// byte for byte what the build has listed. Where anything goes wrong, the network answers as if there were no worker.
// See docs/adr/0020.
"use strict";
const ROOT = new URL("./", location.href);
// Other sites of this host have caches too.
const PREFIX = `luojiang ${ROOT.pathname} `;
const OWN = PREFIX + VERSION;
const FILES = new Map(Object.entries({ ...SHELL, ...REST }));
const FEED = "data/progress.json";
const UNSAVED = "unsaved.html";
// The name of a file that tells its content.
const HASHED = /-[0-9a-f]{16}(_bg)?\.[a-z0-9]+$/;
// What a cache holds besides files: its list of them, which version each page is of that was open before, and what could
// not be had.
const LIST = "?list";
const BEFORE = "?before";
const FAILED = "?failed";
const FAILED_UPDATE = "?failed update";
// How long what could not be had is not asked for again: only the reader pays for it.
const DAY = 864e5;
// How many files are fetched at the same time: the reader comes first.
const LANES = 3;

const url = (path) => new URL(path, ROOT).href;
// The file that an address of this site means. Hosts serve a page with its ending and without, and a folder's first page
// by the folder's name; some send readers from one to the other.
const file = (pathname) => {
  const path = pathname.slice(ROOT.pathname.length).replace(/^\/+/, "");
  return [path, `${path}.html`, `${path}index.html`].find((path) => FILES.has(path)) ?? path;
};
const key = { ignoreVary: true };
const ours = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));
// A cache that is there. None is made here: where there is none, a reader has switched it off.
const opened = async (name) => ((await caches.has(name)) ? caches.open(name) : undefined);
const hash = async (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));

// An answer to keep. Made anew, because what was redirected must not answer a visit, and the bytes are unpacked.
const answer = (bytes, { headers }) => {
  const kept = new Headers(headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) kept.delete(name);
  return new Response(bytes, { headers: kept });
};

// A kept file, if it is what was listed.
const kept = async (cache, path, expected) => {
  const found = await cache.match(url(path), key);
  if (!found) return undefined;
  const bytes = await found.arrayBuffer();
  return (await hash(bytes)) === expected ? answer(bytes, found) : undefined;
};

// Why something could not be had, if not because the network or the server is in trouble: there is something else.
class Other extends Error {}

// A file from the server, if it is what was listed. What a page has loaded already is taken from the browser's own
// cache, if its name tells its content; anything else the server is asked for, at last past all caches.
const fetched = async (path) => {
  let status;
  for (const cache of [HASHED.test(path) ? "default" : "no-cache", "reload"]) {
    const found = await fetch(url(path), { cache, priority: "low" });
    const bytes = await found.arrayBuffer();
    if (found.ok && (await hash(bytes)) === FILES.get(path)) return answer(bytes, found);
    status = found.status;
  }
  throw new (status < 500 ? Other : Error)(`${path} is not what version ${VERSION} has listed`);
};

// Puts into the own cache what it lacks of these files; what an earlier version has kept is not fetched again.
// Returns what could not be had: paths, each with the reason. Where there is no room, the rest is not asked for.
// `isWhole`: nor is it where anything could not be had, for then the others are of no use.
const fill = async (cache, paths, earlier, isWhole) => {
  const there = new Set((await cache.keys()).map((request) => request.url));
  const left = paths.filter((path) => !there.has(url(path)));
  const failures = [];
  const lane = async () => {
    while (left.length) {
      const path = left.shift();
      try {
        let found;
        for (const other of earlier) found ??= await kept(other, path, FILES.get(path));
        await cache.put(url(path), found ?? (await fetched(path)));
      } catch (error) {
        failures.push([path, error]);
        if (isWhole || error.name === "QuotaExceededError") left.length = 0;
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return failures;
};

const write = (cache, name, data) => cache.put(url(name), new Response(JSON.stringify(data)));
const read = async (cache, name) => (await cache.match(url(name)))?.json();

// Notes what could not be had and won't be soon; what only the network lacked is asked for at the next visit.
const note = async (cache, name, failures) => {
  const lasting = failures.filter(([, error]) => error instanceof Other || error.name === "QuotaExceededError");
  // There may be no room for it either.
  if (lasting.length) await write(cache, name, { at: Date.now(), paths: lasting.map(([path]) => path) }).catch(() => {});
  else await cache.delete(url(name));
};
// What was noted within a day.
const noted = async (cache, name) => {
  const found = await read(cache, name);
  return found && Math.abs(Date.now() - found.at) < DAY ? found.paths : [];
};

// Whether an answer is a progress feed, as crates/feed takes it. Whatever stands between server and reader may answer in
// its place, and say that all is well.
const isFeed = async (answer) => {
  try {
    const bytes = await answer.clone().arrayBuffer();
    const { version, entries } = JSON.parse(new TextDecoder().decode(bytes));
    return bytes.byteLength <= 65536 && version === 1 && Array.isArray(entries) && entries.length <= 500;
  } catch {
    return false;
  }
};

// All or nothing: a version that is not whole is thrown away, and the one before goes on. That one notes what could not
// be had. Browsers try again at every visit; as long as that is not in order, this is all that is asked for.
const install = async () => {
  const earlier = await Promise.all((await ours()).filter((name) => name !== OWN).map((name) => caches.open(name)));
  const [last] = earlier.slice(-1);
  try {
    const missed = last ? await noted(last, FAILED_UPDATE) : [];
    // Whoever had a page without the network has it after an update too, and what it needs, whatever its name is now.
    const called = (address) => address.replace(/-[0-9a-f]{16}/, "");
    const keys = (await Promise.all(earlier.map((cache) => cache.keys()))).flat();
    const had = new Set(keys.map((request) => called(request.url)));
    const paths = [...Object.keys(SHELL), ...Object.keys(REST).filter((path) => had.has(called(url(path))))];
    const own = await caches.open(OWN);
    for (const some of [paths.filter((path) => missed.includes(path)), paths]) {
      const failures = await fill(own, some, earlier, true);
      if (!failures.length) continue;
      if (last) await note(last, FAILED_UPDATE, failures);
      throw failures[0][1];
    }
    for (const cache of earlier) {
      const feed = await cache.match(url(FEED), key);
      if (feed && (await isFeed(feed))) await own.put(url(FEED), feed);
    }
    await write(own, LIST, Object.fromEntries(FILES));
  } catch (error) {
    await caches.delete(OWN);
    throw error;
  }
};

// Notes of which version the open pages are: of the one that was active last, or of an older one that it has noted. A
// page that came by the network before there was a worker is taken for one of this version, which came right after it.
const activate = async () => {
  let [last, lastName] = [{ since: 0, pages: {} }];
  for (const name of await ours()) {
    const noted = name === OWN ? undefined : await read(await caches.open(name), BEFORE);
    if (noted && noted.since > last.since) [last, lastName] = [noted, name];
  }
  const pages = {};
  for (const { id } of await clients.matchAll({ includeUncontrolled: true })) pages[id] = last.pages[id] ?? lastName;
  await write(await caches.open(OWN), BEFORE, { since: Math.max(Date.now(), last.since + 1), pages });
  await tidy();
  // The first visit needs no second one before it can do without the network.
  if (!lastName) await clients.claim();
};

// Deletes the caches of versions of which no page is open any more.
const tidy = async () => {
  const own = await opened(OWN);
  // A version on its way in has a cache too.
  if (!own || registration.installing || registration.waiting) return;
  const { pages } = (await read(own, BEFORE)) ?? { pages: {} };
  const needed = new Set([OWN]);
  for (const { id } of await clients.matchAll({ includeUncontrolled: true })) needed.add(pages[id]);
  for (const name of await ours()) if (!needed.has(name)) await caches.delete(name);
};

const isVisit = ({ mode }) => mode === "navigate";

// Which cache a request is answered from, and what the file has to be: by the version of the page that asks. Nothing if
// no version has such a file.
const version = async ({ request, clientId }, path) => {
  const own = await opened(OWN);
  const name = own && clientId && !isVisit(request) ? (await read(own, BEFORE))?.pages[clientId] : undefined;
  if (!name) return own && { cache: own, expected: FILES.get(path) };
  const cache = await opened(name);
  return cache && { cache, expected: (await read(cache, LIST))?.[path] };
};

// A file as it is kept; if it is missing or damaged, as the server has it. If the server has moved on, a visit gets the
// page as it is now, and that loads what belongs to it; a page of one version does not get a part of another.
const serve = async (event, path) => {
  const { request } = event;
  const { cache, expected } = (await version(event, path).catch(() => undefined)) ?? {};
  if (!expected) return fetch(request);
  const found = await kept(cache, path, expected).catch(() => undefined);
  if (found) return found;
  const sent = await fetch(request);
  if (!sent.ok) return sent;
  const bytes = await sent.arrayBuffer();
  if ((await hash(bytes)) === expected) {
    // There may be no room for it.
    await cache.put(url(path), answer(bytes, sent)).catch(() => {});
  } else if (!isVisit(request)) {
    return Response.error();
  }
  return answer(bytes, sent);
};

// What is told where neither the network nor the cache has a page. It stands at any address and names what is there.
const unsaved = async () => {
  const own = await opened(OWN);
  const page = own && (await kept(own, UNSAVED, FILES.get(UNSAVED)));
  if (!page) return Response.error();
  const there = new Set((await own.keys()).map((request) => request.url));
  const html = (await page.text())
    .split('"/./')
    .join(`"${ROOT.pathname}`)
    .replace(/<li data-page="([^"]*)">.*?<\/li>/gs, (item, path) => (there.has(url(path)) ? item : ""));
  return new Response(html, { status: 503, headers: page.headers });
};

// The best progress that can be had: what was found to be a feed is kept until something else is. Only the server's word
// that there is none is passed on. A page is told if the newest was not taken.
const best = async (request) => {
  const own = await opened(OWN).catch(() => undefined);
  const before = await own?.match(url(FEED), key).catch(() => undefined);
  try {
    const sent = await fetch(request);
    const isWhole = sent.status === 200 && (await isFeed(sent));
    if (isWhole) await own?.put(url(FEED), sent.clone()).catch(() => {});
    if (isWhole || !before || [304, 404, 410].includes(sent.status)) return sent;
    const isMeant = sent.ok && !/html/.test(sent.headers.get("content-type"));
    return new Response(before.body, { headers: { ...Object.fromEntries(before.headers), "x-not-taken": isMeant ? "1" : "" } });
  } catch {
    return before ?? Response.error();
  }
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  const isOurs = origin === ROOT.origin && pathname.startsWith(ROOT.pathname);
  if (!isOurs || request.method !== "GET" || request.headers.has("range")) return;
  const path = file(pathname);
  const isPage = path.endsWith(".html");
  // A page's query says what is selected in it; other files have none. What a page of another version loads may be gone
  // from the server.
  const isKept = (FILES.has(path) && (isPage || !search)) || HASHED.test(path);
  if (!isKept && path !== FEED && !isVisit(request)) return;
  const reply = path === FEED ? best(request) : isKept ? serve(event, path) : fetch(request);
  const without = () => (request.destination === "document" ? unsaved() : Response.error());
  event.respondWith(reply.catch(without).catch(() => Response.error()));
});

// Keeps the rest, quietly: what can't be had now is tried again at the next visit, or a day later if that would not help.
let going;
const goOn = async () => {
  await tidy();
  const own = await caches.open(OWN);
  // Where a browser has made room, everything is gone.
  if (!(await read(own, LIST))) {
    await write(own, LIST, Object.fromEntries(FILES));
    await write(own, BEFORE, { since: Date.now(), pages: {} });
  }
  if (!(await noted(own, FAILED)).length) await note(own, FAILED, await fill(own, [...FILES.keys()], [], false));
  if (!(await own.match(url(FEED), key))) await best(new Request(url(FEED)));
};

// What is kept: how many files of how many, and their bytes; and whether it is still being kept.
const tell = async () => {
  // What comes while it is being counted is told the next time, so there has to be one.
  const isGoing = Boolean(going);
  const own = await opened(OWN);
  let [files, bytes] = [0, 0];
  for (const request of own ? await own.keys() : []) {
    if (!FILES.has(request.url.slice(ROOT.href.length))) continue;
    files += 1;
    bytes += (await (await own.match(request, key)).blob()).size;
  }
  return { version: VERSION, files, all: FILES.size, bytes, isGoing };
};

addEventListener("message", (event) => {
  const { data, ports } = event;
  if (data === "take over") skipWaiting();
  if (data === "tidy") event.waitUntil(tidy());
  if (data === "go on") event.waitUntil((going ??= goOn().finally(() => (going = undefined))));
  if (data === "tell") event.waitUntil(tell().then((told) => ports[0].postMessage(told)));
});
