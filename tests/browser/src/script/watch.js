// Runs before everything else: keeps what would only be seen on the console, and tells it to the server; a little later,
// because browsers also complain of what a page that is being left does not need any more, and it is gone before long.
if (!window.troubles) {
  window.troubles = [];
  const note = (text) => {
    window.troubles.push(String(text));
    setTimeout(() => navigator.sendBeacon("/-/trouble", `${location.pathname}: ${text}`), 50);
  };
  // A page that is being left gives up what it is loading, which is no fault; so the server is asked whether there is one.
  const unloaded = async (address) => {
    const ask = () => fetch(address, { headers: { "x-watch": "1" } });
    const isThere = address.startsWith(`${origin}/`) && (await ask().then(({ ok }) => ok, () => false));
    if (!isThere) note(`not loaded: ${address}`);
  };
  addEventListener(
    "error",
    ({ message, target }) => (message === undefined ? unloaded(target.src ?? target.href) : note(message)),
    true,
  );
  addEventListener("unhandledrejection", (event) => note(event.reason));
  addEventListener("securitypolicyviolation", (event) => note(`${event.violatedDirective}: ${event.blockedURI}`));
  for (const kind of ["error", "warn"]) {
    const original = console[kind];
    console[kind] = (...values) => {
      note(values.join(" "));
      original.apply(console, values);
    };
  }
}
