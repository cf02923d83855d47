// A browser of the time before popovers.
for (const name of ["showPopover", "hidePopover", "togglePopover", "popover"]) delete HTMLElement.prototype[name];
for (const name of ["matches", "querySelector"]) {
  for (const { prototype } of [Element, Document]) {
    const original = prototype[name];
    if (original) {
      prototype[name] = function (selector) {
        if (selector.includes(":popover-open")) throw new DOMException("not a valid selector", "SyntaxError");
        return original.call(this, selector);
      };
    }
  }
}
