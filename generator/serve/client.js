// The preview in the browser: what has changed is shown at once, and what could not be built is shown over the page.
// Sent by the preview alone; no site that is built has it.
(function () {
  "use strict";
  var folder = "/.dateline/";
  var own = document.currentScript.dataset;
  var seen = Number(own.seen);
  var turn = 0;
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

  function reload() {
    owed = Boolean(window.datelineIsBusy && window.datelineIsBusy());
    if (!owed) {
      location.reload();
    }
  }

  // Where no script holds on to parts of the page, it is changed where it is: what is open stays open, what is selected
  // selected, and there is nothing to load. All else is loaded again. The page's text comes with the news of it, but for
  // one that has changed before there was a socket to send it by.
  function renew(text) {
    var mine = ++turn;
    if (!("patch" in own)) {
      reload();
    } else if (text) {
      put(text);
    } else {
      fetch(location.href, { cache: "no-store" }).then(
        function (answer) {
          return answer.text().then(function (text) {
            if (mine === turn) {
              put(answer.ok && !answer.redirected ? text : "");
            }
          });
        },
        function () {} // the preview has ended; when it is there again, the socket asks for what has changed
      ).catch(reload);
    }
  }

  function put(text) {
    var isShown = false;
    try {
      isShown = patch(text);
    } finally {
      if (!isShown) {
        reload();
      }
    }
  }

  function patch(text) {
    var next = new DOMParser().parseFromString(text, "text/html");
    var script = next.querySelector("script[data-seen]");
    if (!script || !("patch" in script.dataset) || frame(next) !== frame(document)) {
      return false;
    }
    var target = document.querySelector(":target");
    if (location.hash && !target) {
      return false;
    }
    document.title = next.title;
    var opened = toggled();
    change(document.body, next.body);
    opened.forEach(function (each) {
      each.open = true;
    });
    seen = Number(script.dataset.seen);
    document.dispatchEvent(new Event("dateline-patched"));
    return !target || target.isConnected;
  }

  // What somebody has opened is theirs: it is closed while the page is compared, and opened again.
  function toggled() {
    var found = Array.prototype.filter.call(document.querySelectorAll("details"), function (each) {
      return each.open;
    });
    found.forEach(function (each) {
      each.open = false;
    });
    return found;
  }

  // What a page is made with beside its text; where that differs, it is loaded again.
  function frame(page) {
    var parts = page.head.querySelectorAll("script,style,link[rel=stylesheet],link[rel=icon],base,meta[http-equiv]");
    var names = Array.prototype.map.call(parts, function (part) {
      return part.dataset.seen ? part.getAttribute("src") : part.outerHTML;
    });
    return [page.documentElement.lang, page.documentElement.dir].concat(names).join("\n");
  }

  // Make an element what another is, and leave alone all in it that is so already.
  function change(old, now) {
    var after = Array.prototype.slice.call(now.childNodes);
    var before = Array.prototype.slice.call(old.childNodes);
    attributes(old, now);
    while (before.length && after.length && same(before[0], after[0])) {
      before.shift();
      after.shift();
    }
    var behind = null;
    while (before.length && after.length && same(before[before.length - 1], after[after.length - 1])) {
      behind = before.pop();
      after.pop();
    }
    while (after.length) {
      var next = after.shift();
      var at = next.nodeType === 1 ? before.findIndex(same.bind(null, next)) : -1;
      if (at >= 0) {
        before.splice(0, at + 1).slice(0, at).forEach(drop);
      } else if (before.length && isAlike(before[0], next) && !stays(before[0], after)) {
        become(before.shift(), next);
      } else {
        old.insertBefore(document.importNode(next, true), before[0] || behind);
      }
    }
    before.forEach(drop);
  }

  function become(old, now) {
    if (old.nodeType === 1) {
      change(old, now);
    } else {
      old.data = now.data;
    }
  }

  function attributes(old, now) {
    Array.prototype.slice.call(old.attributes).forEach(function (each) {
      if (!now.hasAttribute(each.name)) {
        old.removeAttribute(each.name);
      }
    });
    Array.prototype.forEach.call(now.attributes, function (each) {
      if (old.getAttribute(each.name) !== each.value) {
        old.setAttribute(each.name, each.value);
      }
    });
  }

  function isAlike(one, other) {
    return one.nodeName === other.nodeName && one.id === other.id;
  }

  function stays(node, after) {
    return node.nodeType === 1 && after.some(same.bind(null, node));
  }

  function drop(node) {
    node.remove();
  }

  function same(one, other) {
    return one.isEqualNode(other);
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
  window.LiveReloadPluginDateline.prototype.reload = function (path, options) {
    if (path === folder + "problems.json") {
      look();
      return true;
    }
    if (/\.css$/i.test(path)) {
      look();
      return false;
    }
    renew(options.originalPath);
    return true;
  };
  look();
})();
