// A browser of some years ago: what only newer ones have is not there.
const gone = ["HTMLDialogElement", "IntersectionObserver", "ResizeObserver", "structuredClone", "requestIdleCallback"];
for (const name of [...gone, "ToggleEvent", "CloseWatcher", "Highlight", "navigation", "scheduler"]) delete window[name];
for (const { prototype } of [Element, Document]) delete prototype.replaceChildren;
delete Array.prototype.at;
