// Looks for a new version until there is one. Tells what becomes of its worker: whether it waits, or is thrown away.
const [done] = arguments;
const settled = (worker) =>
  new Promise((resolve) => {
    const look = () => worker.state !== "installing" && resolve(worker.state);
    worker.addEventListener("statechange", look);
    look();
  });
const look = async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  // The browser may be looking by itself, and may have found what the server had before.
  if (registration.installing) await settled(registration.installing);
  let worker = registration.waiting;
  while (!worker) {
    registration.addEventListener("updatefound", () => (worker = registration.installing), { once: true });
    await registration.update().catch(() => {});
    worker ??= registration.installing ?? registration.waiting;
  }
  return settled(worker);
};
look().then(done, (error) => done(String(error)));
