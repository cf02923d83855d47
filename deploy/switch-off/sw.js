// Ends what sw.js has begun: deletes all that was kept of this site, removes itself, and has the open pages loaded anew
// from the network. `cargo xtask build --no-offline` puts this file in the place of sw.js; in a hurry an operator may
// copy it over sw.js on the server. It has to stay there: browsers that find no sw.js keep the one they have.
"use strict";
const ROOT = new URL("./", location.href);
// As in src/sw.js; the caches of other sites on this host stay.
const PREFIX = `luojiang ${ROOT.pathname} `;

const pause = (wait) => new Promise((done) => setTimeout(done, wait));

const end = async () => {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  await registration.unregister();
  // A page that is broken can't load itself anew. One that has just done so by itself may have come back to this worker.
  for (const wait of [0, 1000, 4000]) {
    await pause(wait);
    for (const page of await clients.matchAll({ type: "window" })) await page.navigate(page.url).catch(() => {});
  }
};

addEventListener("install", (event) => event.waitUntil(skipWaiting()));
// Where a browser lets it wait all the same, pages say that there is a new version, and their button sends this.
addEventListener("message", ({ data }) => {
  if (data === "take over") skipWaiting();
});
addEventListener("activate", (event) => event.waitUntil(end()));
