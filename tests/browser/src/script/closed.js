// A browser that is closed to pages: no storage, no history.
const refuse = () => {
  throw new DOMException("closed", "SecurityError");
};
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get: refuse });
}
for (const name of ["pushState", "replaceState"]) {
  Object.defineProperty(History.prototype, name, { value: refuse });
}
