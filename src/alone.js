// A page for embedding that stands alone is a page that somebody was sent: it offers what it takes to pass it on. In a
// frame it offers nothing of that. A plain old script, like frame.js; what is missing is not offered.
(function () {
  "use strict";
  var box = document.getElementById("share");
  if (parent !== window || !box) return;
  var find = box.querySelector.bind(box);
  var told = find("[role=status]");
  var meta = function (selector, name) {
    var found = document.querySelector(selector);
    return found && found.getAttribute(name);
  };
  // The address that search engines know, if there is one; the reader's settings and place are not passed on.
  var link = meta("link[rel=canonical]", "href") || location.href.replace(/[?#].*$/, "");

  function tell(words) { told.textContent = words; }

  // As it was done before there was a clipboard for scripts. If that fails too, the address is there, selected.
  function select() {
    var field = find("input");
    field.hidden = false;
    field.value = link;
    field.focus();
    field.select();
    var isCopied = false;
    try { isCopied = document.execCommand("copy"); } catch (refused) { /* It stays selected. */ }
    field.hidden = isCopied;
    tell(isCopied ? "链接复制好了。" : "这里不让复制。链接已经选中，请长按或者按Ctrl+C复制。");
  }

  function copy() {
    try {
      navigator.clipboard.writeText(link).then(function () { tell("链接复制好了。"); }, select);
    } catch (missing) { select(); }
  }

  function send() {
    var done = function () { tell(""); };
    try {
      navigator.share({ title: document.title, url: link }).then(done, function (error) {
        if (error.name !== "AbortError") copy();
      });
    } catch (refused) { copy(); }
  }

  find("[data-share=copy]").addEventListener("click", copy);
  if (navigator.share) {
    find("[data-share=send]").hidden = false;
    find("[data-share=send]").addEventListener("click", send);
  }
  if (/MicroMessenger/.test(navigator.userAgent)) find(".embed__wechat").hidden = false;

  // The picture is fetched when somebody wants to see it.
  var picture = meta("meta[property='og:image']", "content");
  var fold = find("details");
  if (picture) {
    fold.hidden = false;
    fold.addEventListener("toggle", function () {
      if (!fold.open || fold.querySelector("img")) return;
      var image = new Image();
      image.alt = meta("meta[property='og:image:alt']", "content") || "";
      image.width = 1200;
      image.height = 630;
      image.addEventListener("error", function () { tell("图没有取到，可能是网络不好。"); });
      image.src = picture;
      fold.appendChild(image);
    });
  }
  box.hidden = false;
})();
