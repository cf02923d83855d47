// Runs before everything else: keeps what the page hands to the browser instead of letting it leave.
window.taken = { downloads: [] };
HTMLAnchorElement.prototype.click = function () {
  window.taken.downloads.push({ name: this.download, url: this.href });
};
// Headless browsers differ in what they allow. Here each thing works until a test says otherwise.
const provide = (object, name, value) => Object.defineProperty(object, name, { value, configurable: true, writable: true });
window.provide = provide;
provide(navigator, "clipboard", {
  writeText: async (text) => {
    window.taken.text = text;
  },
  write: async ([item]) => {
    window.taken.picture = (await item.getType("image/png")).type;
  },
});
provide(navigator, "canShare", ({ files }) => Boolean(files));
provide(navigator, "share", async (data) => {
  window.taken.shared = { title: data.title, files: (data.files ?? []).map(({ name, type }) => `${name} ${type}`), url: data.url };
});
