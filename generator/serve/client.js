// The preview in the browser: what could not be built is shown over the page, and goes when it is mended.
// Sent by the preview alone; no site that is built has it.
(function () {
  "use strict";
  var folder = "/.dateline/";
  var seen = Number(document.currentScript.dataset.seen);
  var host = null;
  var owed = false; // a reload, to somebody who is at something

  function element(name, text) {
    var made = document.createElement(name);
    made.textContent = text || "";
    return made;
  }

  function show(problems) {
    if (host) {
      host.remove();
      host = null;
    }
    if (!problems.length) {
      return;
    }
    host = document.createElement("dateline-problems");
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(
      ":host{all:initial;position:fixed;inset:auto 0 0 0;z-index:2147483647;max-height:70vh;overflow:auto;" +
        "background:#1d1616;color:#fff;font:15px/1.5 ui-monospace,Consolas,monospace;border-top:4px solid #e5484d;" +
        "padding:14px 20px;box-sizing:border-box}h1{font:600 16px/1.4 system-ui,sans-serif;margin:0 3em 8px 0}" +
        "ul{margin:0;padding:0;list-style:none}li{margin:0 0 10px}p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}" +
        "b{color:#ffb3b3;font-weight:600}p.hint{color:#c9c0c0}button{all:unset;position:absolute;top:10px;right:16px;" +
        "cursor:pointer;font:24px/1 system-ui,sans-serif;padding:4px}button:focus-visible{outline:2px solid #fff}"
    );
    var root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    var box = document.createElement("section");
    box.setAttribute("role", "alert");
    box.append(element("h1", problems.length === 1 ? "1 problem" : problems.length + " problems"));
    var list = document.createElement("ul");
    problems.forEach(function (problem) {
      var item = document.createElement("li");
      var line = document.createElement("p");
      if (problem.at) {
        line.append(element("b", problem.at), ": ");
      }
      line.append(problem.message);
      item.append(line);
      if (problem.hint) {
        var hint = element("p", problem.hint);
        hint.className = "hint";
        item.append(hint);
      }
      list.append(item);
    });
    box.append(list);
    var close = element("button", "×");
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", function () {
      show([]);
    });
    root.append(box, close);
    document.documentElement.append(host);
  }

  function look() {
    fetch(folder + "problems.json", { cache: "no-store" })
      .then(function (answer) {
        return answer.json();
      })
      .then(show, function () {});
  }

  document.addEventListener("dateline-rest", function () {
    if (owed) {
      location.reload();
    }
  });
  window.LiveReloadPluginDateline = function () {};
  window.LiveReloadPluginDateline.identifier = "dateline";
  window.LiveReloadPluginDateline.version = "1";
  window.LiveReloadPluginDateline.prototype.analyze = function () {
    return { seen: seen };
  };
  window.LiveReloadPluginDateline.prototype.reload = function (path) {
    if (path === folder + "problems.json") {
      look();
      return true;
    }
    if (/\.css$/i.test(path)) {
      look();
      return false;
    }
    owed = Boolean(window.datelineIsBusy && window.datelineIsBusy());
    return owed;
  };
  look();
})();
