// Ends what sw.js has begun: deletes all that was kept of this site, removes itself, and has the open pages loaded anew
// from the network. `cargo xtask build --no-offline` puts this file in the place of sw.js; in a hurry an operator may
// copy it over sw.js on the server. It has to stay there: browsers that find no sw.js keep the one they have.
"use strict";
const ROOT = new URL("./", location.href);
// As in src/sw.js; the caches of other sites on this host stay.
const PREFIX = `luojiang ${ROOT.pathname} `;

const end = async () => {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  await registration.unregister();
  // A page that is broken can't load itself anew.
  for (const page of await clients.matchAll({ type: "window" })) await page.navigate(page.url).catch(() => {});
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(end()));
