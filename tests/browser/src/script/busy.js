// Runs before everything else: counts what the page has asked for and has not read to its end yet, for `idle.js`.
if (window.underWay === undefined) {
  window.underWay = 0;
  const end = () => setTimeout(() => (window.underWay -= 1));
  // Whoever waits for it waits for this one, so that what nobody catches is still told.
  const counted = (promise) => {
    window.underWay += 1;
    return promise.then(
      (value) => (end(), value),
      (error) => {
        end();
        throw error;
      },
    );
  };
  const { fetch } = window;
  window.fetch = (...all) => counted(fetch(...all));
  for (const name of ["arrayBuffer", "blob", "json", "text"]) {
    const original = Response.prototype[name];
    Response.prototype[name] = function () {
      return counted(original.call(this));
    };
  }
}
