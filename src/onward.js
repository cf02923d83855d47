// On a page that only leads on to another: takes along what follows its address, such as the reader's settings. The page's
// own refresh would drop that; it leads on where no script runs.
(function () {
  "use strict";
  location.replace(document.querySelector("a").href + location.search + location.hash);
})();
