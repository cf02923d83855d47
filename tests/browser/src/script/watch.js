// Runs before everything else: keeps what would only be seen on the console, and tells it to the server.
if (!window.troubles) {
  window.troubles = [];
  const note = (text) => {
    window.troubles.push(String(text));
    navigator.sendBeacon("/-/trouble", `${location.pathname}: ${text}`);
  };
  addEventListener(
    "error",
    ({ message, target }) => {
      if (message !== undefined) note(message);
      // Firefox also says so of what a page that is being left does not need any more; it is gone before long.
      else setTimeout(() => note(`not loaded: ${target.src ?? target.href}`), 50);
    },
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
