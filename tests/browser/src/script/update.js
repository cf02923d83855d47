// Looks for a new version. Tells what becomes of its worker: whether it waits, or is thrown away.
const [done] = arguments;
const look = async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    const tell = () => ["installed", "redundant"].includes(worker.state) && done(worker.state);
    worker.addEventListener("statechange", tell);
    tell();
  });
  await registration.update();
};
look().catch((error) => done(String(error)));
