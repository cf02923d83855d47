// Runs before everything else: keeps what would only be seen on the console.
window.troubles = [];
const note = (text) => window.troubles.push(String(text));
addEventListener("error", (event) => note(event.message ?? `not loaded: ${event.target.src ?? event.target.href}`), true);
addEventListener("unhandledrejection", (event) => note(event.reason));
addEventListener("securitypolicyviolation", (event) => note(`${event.violatedDirective}: ${event.blockedURI}`));
for (const kind of ["error", "warn"]) {
  const original = console[kind];
  console[kind] = (...values) => {
    note(values.join(" "));
    original.apply(console, values);
  };
}
