// Looks for a new version until there is one. Tells what becomes of its worker: whether it waits, or is thrown away.
const [done] = arguments;
const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
// The registration is asked, not the worker: in another window of WebKit, that goes on to be what it was.
const settled = async (registration) => {
  while (registration.installing) await pause();
  return registration.waiting ? "installed" : "redundant";
};
const look = async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  // The browser may be looking by itself, and may have found what the server had before.
  await settled(registration);
  let isFound = Boolean(registration.waiting);
  registration.addEventListener("updatefound", () => (isFound = true), { once: true });
  while (!isFound) {
    await registration.update().catch(() => {});
    isFound ||= Boolean(registration.installing ?? registration.waiting);
    await pause();
  }
  return settled(registration);
};
look().then(done, (error) => done(String(error)));
