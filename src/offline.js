// Has the worker keep the site for when there is no network (see sw.js), says when there is a new version, and works
// the switch on the page about it. `boot.js` loads this when all else is done. Where storage is refused nothing is kept,
// because a reader's “off” could not be kept either.
const ROOT = new URL("./", import.meta.url);
// Other sites of this host have switches too. The first versions had one for all.
const KEY = `luojiang-offline ${ROOT.pathname}`;
// When a worker was last tried that is not here.
const TRIED = `${KEY} tried`;
const { connection, serviceWorker } = navigator;
const find = (selector) => document.querySelector(selector);
const isOff = () => (localStorage.getItem(KEY) ?? localStorage.getItem("luojiang-offline")) === "off";
// Somebody pays for each byte: then only what is read is kept.
const isSparing = () => connection?.saveData || /2g|cellular/.test(`${connection?.effectiveType} ${connection?.type}`);
const say = (words) => {
  const told = find("[data-kept]");
  if (told) told.textContent = words;
};
// What is shown from here on works; in a copy of the page that a browser has saved it does not, and is not shown.
document.documentElement.classList.add("keeps");

let isAsked = false;
// The reader of this tab gets the new version. Those of other tabs keep theirs, with all that they have done in it, until
// they ask for it too: then it may be at work already.
const renew = ({ waiting }) => {
  isAsked = true;
  waiting?.postMessage("take over");
  // In another window a browser may not know what has become of its worker.
  setTimeout(() => location.reload(), waiting ? 4000 : 0);
};

// A quiet line at the lower edge. It is there before it says something, so that screen readers hear it.
const announce = (registration) => {
  if (find(".renewal") || sessionStorage.getItem(KEY)) return;
  const line = document.createElement("div");
  line.className = "renewal";
  line.setAttribute("role", "status");
  document.body.append(line);
  const button = (words, act) => {
    const element = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    element.addEventListener("click", act);
    return element;
  };
  const later = button("稍后", () => {
    sessionStorage.setItem(KEY, "later");
    line.remove();
  });
  setTimeout(() => line.append("有新版本。", button("更新", () => renew(registration)), later), 100);
};

// This site's own registration, not that of a site around it.
const registered = async () => {
  const found = await serviceWorker.getRegistration(ROOT);
  return found?.scope === ROOT.href ? found : undefined;
};

// The worker that answers, as soon as there is one. Browsers don't tell a page that its first one could not be installed.
const arrival = async (registration) => {
  while (!registration.active) {
    if (!registration.installing && !registration.waiting) throw 0;
    await new Promise((done) => setTimeout(done, 200));
  }
  return registration.active;
};

// What can't be kept costs a reader all that was tried. So it is tried once a day, unless the reader asks.
const start = async (isAll, isWanted) => {
  const isKnown = await registered();
  if (!isKnown && !isWanted && Math.abs(Date.now() - localStorage.getItem(TRIED)) < 864e5) throw 0;
  const isControlled = Boolean(serviceWorker.controller);
  if (!isKnown) localStorage.setItem(TRIED, Date.now());
  const registration = await serviceWorker.register(new URL("sw.js", ROOT), { updateViaCache: "none" });
  serviceWorker.addEventListener("controllerchange", () => {
    if (isAsked) location.reload();
    else if (isControlled) announce(registration);
  });
  const look = () => registration.waiting && serviceWorker.controller && announce(registration);
  const watch = () => registration.installing?.addEventListener("statechange", look);
  registration.addEventListener("updatefound", watch);
  watch();
  look();
  const worker = await arrival(registration);
  localStorage.removeItem(TRIED);
  worker.postMessage(isAll ? "go on" : "tidy");
  return worker;
};

// Ends the worker and takes away what it has kept. Caches of other sites on this host stay.
const stop = async () => {
  localStorage.removeItem(TRIED);
  await (await registered())?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(`luojiang ${ROOT.pathname} `)) await caches.delete(name);
};

// How much is kept, told again until it is all there or no more is coming.
const tell = (worker) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: { files, all, bytes, isGoing } }) => {
    if (isOff()) return;
    const size = `${(bytes / 2 ** 20).toFixed(1)} MB`;
    const rest = isGoing === false ? "其余的过一天再试。" : "";
    say(files < all ? `存了${files}个文件，共${all}个，占${size}。${rest}` : `全部存好了，占${size}。`);
    if (files < all && !rest) setTimeout(tell, 1000, worker);
  };
  worker.postMessage("tell", [port2]);
};

const run = async () => {
  const panel = find(".offline");
  const show = () => (find(`.offline [value=${isOff() ? "off" : "on"}]`).checked = true);
  const keep = async (isWanted) => {
    try {
      const worker = await start(panel || !isSparing(), isWanted);
      if (panel) tell(worker);
    } catch {
      if (!isOff()) say("没有存成，过一天再试。");
    }
  };
  if (panel) {
    show();
    if (isOff()) say("这台设备上没有存。");
    panel.hidden = false;
    // A page that comes back may have been left before the last choice.
    for (const kind of ["pageshow", "storage"]) addEventListener(kind, show);
    panel.addEventListener("change", async ({ target: { value } }) => {
      localStorage.setItem(KEY, value);
      say(value === "on" ? "正在存……" : "都删掉了。");
      await (value === "on" ? keep(true) : stop());
    });
  }
  if (!isOff()) await keep();
};
run().catch(() => {});
