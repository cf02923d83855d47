// What can be seen and used though nothing listens: buttons and fields of a page that is not awake. The reading settings
// have a script of their own.
return [...document.querySelectorAll("button:not([data-comfort-switch]), input, select, textarea")]
  .filter((control) => control.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  .map((control) => control.outerHTML.slice(0, 120));
