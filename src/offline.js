// Has the worker keep the site for when there is no network (see sw.js), says when there is a new version, and works
// the switch on the page about it. `boot.js` loads this when all else is done. Where storage is refused nothing is kept,
// because a reader's “off” could not be kept either.
const KEY = "luojiang-offline";
const { connection, serviceWorker } = navigator;
const find = (selector) => document.querySelector(selector);
const isOff = () => localStorage.getItem(KEY) === "off";
// Somebody pays for each byte: then only what is read is kept.
const isSparing = () => connection?.saveData || /2g|cellular/.test(`${connection?.effectiveType} ${connection?.type}`);

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
  const renew = button("更新", () => registration.waiting?.postMessage("take over"));
  const later = button("稍后", () => {
    sessionStorage.setItem(KEY, "later");
    line.remove();
  });
  setTimeout(() => line.append("有新版本。", renew, later), 100);
};

// All tabs change versions together.
let isControlled = Boolean(serviceWorker.controller);
serviceWorker.addEventListener("controllerchange", () => {
  if (isControlled) location.reload();
  isControlled = true;
});

const start = async (isAll) => {
  const registration = await serviceWorker.register(new URL("sw.js", import.meta.url), { updateViaCache: "none" });
  const look = () => registration.waiting && serviceWorker.controller && announce(registration);
  const watch = () => registration.installing?.addEventListener("statechange", look);
  registration.addEventListener("updatefound", watch);
  watch();
  look();
  const { active } = await serviceWorker.ready;
  active.postMessage(isAll ? "go on" : "tidy");
  return active;
};

// Ends the worker and takes away what it has kept. Caches of other sites on this host stay.
const stop = async () => {
  const root = new URL("./", import.meta.url);
  isControlled = false;
  await (await serviceWorker.getRegistration(root))?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(`luojiang ${root.pathname} `)) await caches.delete(name);
};

// How much is kept, told again until it is all there.
const tell = (worker) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: { files, all, bytes } }) => {
    if (isOff()) return;
    const size = `${(bytes / 2 ** 20).toFixed(1)} MB`;
    find("[data-kept]").textContent = files < all ? `存了${files}个文件，共${all}个，占${size}。` : `全部存好了，占${size}。`;
    if (files < all) setTimeout(tell, 1000, worker);
  };
  worker.postMessage("tell", [port2]);
};

const run = async () => {
  const panel = find(".offline");
  if (!isOff()) {
    const worker = await start(panel || !isSparing());
    if (panel) tell(worker);
  }
  if (!panel) return;
  const told = find("[data-kept]");
  if (isOff()) told.textContent = "这台设备上没有存。";
  find(`.offline [value=${isOff() ? "off" : "on"}]`).checked = true;
  panel.hidden = false;
  panel.addEventListener("change", async ({ target: { value } }) => {
    localStorage.setItem(KEY, value);
    told.textContent = value === "on" ? "正在存……" : "都删掉了。";
    await (value === "on" ? start(true).then(tell) : stop());
  });
};
run().catch(() => {});
