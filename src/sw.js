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
// What a cache holds besides files: its list of them, and which version each page is of that was open before.
const LIST = "?list";
const BEFORE = "?before";
// How many files are fetched at the same time: the reader comes first.
const LANES = 3;

const url = (path) => new URL(path, ROOT).href;
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

// A file from the server, if it is what was listed. What a page has loaded already is taken from the browser's own
// cache, if its name tells its content; anything else the server is asked for, at last past all caches.
const fetched = async (path) => {
  for (const cache of [HASHED.test(path) ? "default" : "no-cache", "reload"]) {
    const found = await fetch(url(path), { cache, priority: "low" });
    const bytes = await found.arrayBuffer();
    if (found.ok && (await hash(bytes)) === FILES.get(path)) return answer(bytes, found);
  }
  throw new Error(`${path} is not what version ${VERSION} has listed`);
};

// Puts into the own cache what it lacks of these files; what an earlier version has kept is not fetched again.
// Returns what could not be had. `isWhole`: then the others are of no use either.
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
        failures.push(error);
        if (isWhole) left.length = 0;
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return failures;
};

const write = (cache, name, data) => cache.put(url(name), new Response(JSON.stringify(data)));
const read = async (cache, name) => (await cache.match(url(name)))?.json();

// All or nothing: a version that is not whole is thrown away, and the one before goes on.
const install = async () => {
  try {
    const earlier = await Promise.all((await ours()).filter((name) => name !== OWN).map((name) => caches.open(name)));
    // Whoever had a page without the network has it after an update too, and what it needs, whatever its name is now.
    const called = (address) => address.replace(/-[0-9a-f]{16}/, "");
    const keys = (await Promise.all(earlier.map((cache) => cache.keys()))).flat();
    const had = new Set(keys.map((request) => called(request.url)));
    const paths = [...Object.keys(SHELL), ...Object.keys(REST).filter((path) => had.has(called(url(path))))];
    const own = await caches.open(OWN);
    const [failure] = await fill(own, paths, earlier, true);
    if (failure) throw failure;
    for (const cache of earlier) {
      const feed = await cache.match(url(FEED), key);
      if (feed) await own.put(url(FEED), feed);
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

// The newest progress that can be had.
const newest = async (request) => {
  const own = await opened(OWN).catch(() => undefined);
  try {
    const sent = await fetch(request);
    if (own && sent.status === 200) await own.put(url(FEED), sent.clone()).catch(() => {});
    return sent;
  } catch {
    return (await own?.match(url(FEED), key)) ?? Response.error();
  }
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  const isOurs = origin === ROOT.origin && pathname.startsWith(ROOT.pathname);
  if (!isOurs || request.method !== "GET" || request.headers.has("range")) return;
  const path = pathname.slice(ROOT.pathname.length) || "index.html";
  const isPage = path.endsWith(".html");
  // A page's query says what is selected in it; other files have none. What a page of another version loads may be gone
  // from the server.
  const isKept = (FILES.has(path) && (isPage || !search)) || HASHED.test(path);
  if (!isKept && path !== FEED && !isVisit(request)) return;
  const reply = path === FEED ? newest(request) : isKept ? serve(event, path) : fetch(request);
  const without = () => (request.destination === "document" ? unsaved() : Response.error());
  event.respondWith(reply.catch(without).catch(() => Response.error()));
});

// Keeps the rest, quietly: what can't be had now is tried again at the next visit.
let going;
const goOn = async () => {
  await tidy();
  const own = await caches.open(OWN);
  // Where a browser has made room, everything is gone.
  if (!(await read(own, LIST))) {
    await write(own, LIST, Object.fromEntries(FILES));
    await write(own, BEFORE, { since: Date.now(), pages: {} });
  }
  await fill(own, [...FILES.keys()], [], false);
  if (!(await own.match(url(FEED), key))) await newest(new Request(url(FEED)));
};

// What is kept: how many files of how many, and their bytes.
const tell = async () => {
  const own = await opened(OWN);
  let [files, bytes] = [0, 0];
  for (const request of own ? await own.keys() : []) {
    if (!FILES.has(request.url.slice(ROOT.href.length))) continue;
    files += 1;
    bytes += (await (await own.match(request, key)).blob()).size;
  }
  return { version: VERSION, files, all: FILES.size, bytes };
};

addEventListener("message", (event) => {
  const { data, ports } = event;
  if (data === "take over") skipWaiting();
  if (data === "tidy") event.waitUntil(tidy());
  if (data === "go on") event.waitUntil((going ??= goOn().finally(() => (going = undefined))));
  if (data === "tell") event.waitUntil(tell().then((told) => ports[0].postMessage(told)));
});
