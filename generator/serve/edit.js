// The edit mode of the preview: each card gets a button, and what is changed is written into content/curation.toml.
// Sent by the preview alone; no site that is built has it.
(function () {
  "use strict";
  var folder = "/.dateline/";
  var state = { token: "", corrections: {}, can_undo: false, statuses: [] };
  var picking = null;
  var STYLE =
    ":host{all:initial;font:15px/1.45 system-ui,sans-serif;color:CanvasText}" +
    "button,input,select,textarea{font:inherit;color:inherit}" +
    "button{background:Canvas;border:1px solid GrayText;border-radius:5px;padding:3px 10px;cursor:pointer}" +
    "button:hover{border-color:CanvasText}button:focus-visible,input:focus-visible,select:focus-visible," +
    "textarea:focus-visible{outline:3px solid Highlight;outline-offset:1px}" +
    "button[disabled]{opacity:.5;cursor:default}.on{background:Highlight;color:HighlightText}" +
    "dialog{border:1px solid GrayText;border-radius:8px;padding:18px 22px;width:min(34rem,92vw);box-sizing:border-box;" +
    "background:Canvas;color:CanvasText}dialog::backdrop{background:rgb(0 0 0/.4)}" +
    "h2{font:600 17px/1.3 system-ui,sans-serif;margin:0 0 12px}label{display:block;margin:0 0 10px}" +
    "label.row{display:inline-flex;gap:6px;margin-right:18px;align-items:center}" +
    "input[type=text],select,textarea{display:block;width:100%;box-sizing:border-box;padding:5px 7px;margin-top:2px;" +
    "border:1px solid GrayText;border-radius:5px;background:Field;color:FieldText}" +
    ".acts{display:flex;flex-wrap:wrap;gap:8px;margin-top:12px}.told{margin:10px 0 0;white-space:pre-wrap}" +
    ".bar{position:fixed;right:14px;top:14px;z-index:2147483646;display:flex;flex-wrap:wrap;gap:8px;align-items:center;" +
    "background:Canvas;border:1px solid GrayText;border-radius:8px;padding:6px 10px;box-shadow:0 2px 10px rgb(0 0 0/.25);" +
    "max-width:calc(100vw - 28px);box-sizing:border-box}@media(max-width:700px){.bar{top:auto;bottom:14px}}";

  function make(name, text, attributes) {
    var made = document.createElement(name);
    if (text) {
      made.textContent = text;
    }
    Object.keys(attributes || {}).forEach(function (key) {
      made.setAttribute(key, attributes[key]);
    });
    return made;
  }

  function shadow(host) {
    var root = host.attachShadow({ mode: "open" });
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    return root;
  }

  function field(form, label, control) {
    var box = make("label", label);
    box.append(control);
    form.append(box);
    return control;
  }

  function check(form, label, is_on) {
    var box = make("label", "", { class: "row" });
    var control = make("input", "", { type: "checkbox" });
    control.checked = is_on;
    box.append(control, label);
    form.append(box);
    return control;
  }

  function send(change) {
    return fetch(folder + "edit", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Dateline-Token": state.token },
      body: JSON.stringify(change),
    }).then(function (answer) {
      return answer.json().then(
        function (said) {
          if (said.complaint) {
            throw new Error(said.complaint);
          }
        },
        function () {
          throw new Error(answer.status + " " + answer.statusText);
        }
      );
    });
  }

  function ids(card) {
    var found = [card.id];
    card.querySelectorAll(":scope > span[id]").forEach(function (alias) {
      found.push(alias.id);
    });
    return found;
  }

  function said_of(card) {
    var known = ids(card).filter(function (id) {
      return state.corrections[id];
    });
    return known.length ? state.corrections[known[0]] : found_again(card) || { id: card.id };
  }

  // A correction whose id an edit of the article has made stale is known by its sentence and phrase, as the build knows it.
  function found_again(card) {
    var quote = folded(words(card, "blockquote"));
    var phrase = words(card, "blockquote mark");
    var found = Object.keys(state.corrections).filter(function (id) {
      var each = state.corrections[id];
      return !document.getElementById(id) && quote && folded(each.sentence || "") === quote && (!each.phrase || each.phrase === phrase);
    });
    return found.length === 1 ? state.corrections[found[0]] : null;
  }

  function folded(text) {
    return text.split(/\s+/).join(" ").trim();
  }

  function words(card, selector) {
    var found = card.querySelector(selector);
    return found ? found.textContent.trim() : "";
  }

  // The date stands first in its line, before badges and what scripts add.
  function date_of(card) {
    var line = card.querySelector(".when");
    return (line && line.firstChild && line.firstChild.textContent.trim()) || "Event";
  }

  function change_of(card, said) {
    var change = { id: said_of(card).id, said: said };
    var quote = card.querySelector("blockquote");
    if (quote) {
      change.sentence = quote.textContent;
      change.phrase = words(card, "blockquote mark");
    }
    return change;
  }

  var bar = make("dateline-edit-bar");
  var root = shadow(bar);
  var box = make("div", "", { class: "bar", role: "toolbar", "aria-label": "Edit mode" });
  var told = make("span", "", { role: "status" });
  var undo = make("button", "Undo", { type: "button" });
  var hidden = make("button", "", { type: "button" });
  var stop = make("button", "Stop merging", { type: "button", hidden: "" });
  box.append(told, hidden, undo, stop);
  root.append(box);

  function tell(text) {
    told.textContent = text;
  }

  function done(card) {
    if (card) {
      sessionStorage.setItem("dateline-edited", card.id);
    }
    tell("Saved");
    return load();
  }

  function fail(error) {
    tell(error.message);
  }

  function form_of(card) {
    var now = said_of(card);
    var dialog = make("dialog", "", { "aria-label": "Edit: " + words(card, "h2,h3,h4,h5") });
    var form = make("form", "", { method: "dialog" });
    form.append(make("h2", date_of(card)));
    var shown = words(card, "h2,h3,h4,h5");
    var headline = field(form, "Headline", make("input", "", { type: "text", name: "headline", maxlength: "500" }));
    headline.value = shown;
    var date = field(form, "Date: EDTF or words; empty for the one that was found", make("input", "", { type: "text", name: "date" }));
    date.value = now.date || "";
    date.placeholder = "2017-01-23, spring 2011, since early 2015";
    var status = make("select", "", { name: "status" });
    status.append(make("option", "as found", { value: "" }));
    state.statuses.forEach(function (name) {
      status.append(make("option", name, { value: name }));
    });
    field(form, "Status", status).value = now.status || "";
    var note = field(form, "Note", make("textarea", "", { name: "note", rows: "2", maxlength: "2000" }));
    note.value = now.note || "";
    var pin = check(form, "Pin", Boolean(now.pin));
    var hide = check(form, "Hide", false);
    var complaint = make("p", "", { class: "told", role: "alert" });
    var acts = make("div", "", { class: "acts" });
    var save = make("button", "Save", { type: "submit" });
    var merge = make("button", "Merge with another", { type: "button" });
    var cancel = make("button", "Cancel", { type: "button" });
    acts.append(save, merge);
    if (ids(card).length > 1) {
      var split = make("button", "Split", { type: "button" });
      split.addEventListener("click", function () {
        submit({ split: true });
      });
      acts.append(split);
    }
    acts.append(cancel);
    form.append(acts, complaint);
    dialog.append(form);
    function submit(said) {
      send(change_of(card, said)).then(
        function () {
          dialog.close();
          done(card);
        },
        function (error) {
          complaint.textContent = error.message;
        }
      );
    }
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var said = {};
      if (headline.value.trim() !== shown) {
        said.headline = headline.value.trim() || null;
      }
      if (date.value.trim() !== (now.date || "")) {
        said.date = date.value.trim() || null;
      }
      if (status.value !== (now.status || "")) {
        said.status = status.value || null;
      }
      if (note.value.trim() !== (now.note || "")) {
        said.note = note.value.trim() || null;
      }
      if (pin.checked !== Boolean(now.pin)) {
        said.pin = pin.checked || null;
      }
      if (hide.checked) {
        said.hide = true;
      }
      if (Object.keys(said).length) {
        submit(said);
      } else {
        dialog.close();
      }
    });
    merge.addEventListener("click", function () {
      dialog.close();
      pick(card);
    });
    cancel.addEventListener("click", function () {
      dialog.close();
    });
    dialog.addEventListener("close", function () {
      dialog.remove();
      button_of(card).focus();
      rest();
    });
    root.append(dialog);
    dialog.showModal();
    headline.focus();
  }

  function button_of(card) {
    return card.querySelector(":scope > dateline-edit").shadowRoot.querySelector("button");
  }

  function pick(card) {
    picking = card;
    stop.hidden = !card;
    cards.forEach(function (each) {
      var button = button_of(each);
      button.textContent = card && each !== card ? "Merge here" : "Edit";
      button.classList.toggle("on", Boolean(card) && each !== card);
      button.disabled = each === card;
    });
    tell(card ? "Pick the event that tells the same: " + words(card, "h2,h3,h4,h5") : "Edit mode");
    if (card) {
      stop.focus();
    }
    rest();
  }

  // What somebody is at is not taken away by a reload: it waits until there is nothing open.
  window.datelineIsBusy = function () {
    return Boolean(picking || root.querySelector("dialog"));
  };

  function rest() {
    if (!window.datelineIsBusy()) {
      document.dispatchEvent(new Event("dateline-rest"));
    }
  }

  function press(card) {
    if (!picking) {
      form_of(card);
      return;
    }
    var from = picking;
    pick(null);
    send(change_of(from, { merge: card.id })).then(function () {
      done(card);
    }, fail);
  }

  function list_hidden() {
    var dialog = make("dialog", "", { "aria-label": "Hidden events" });
    dialog.append(make("h2", "Hidden events"));
    hidden_ids().forEach(function (id) {
      var line = make("p", state.corrections[id].sentence || state.corrections[id].headline || id);
      var show = make("button", "Show again", { type: "button" });
      show.addEventListener("click", function () {
        send({ id: id, said: { hide: null } }).then(function () {
          dialog.close();
          done(null);
        }, fail);
      });
      line.append(" ", show);
      dialog.append(line);
    });
    var close = make("button", "Close", { type: "button" });
    close.addEventListener("click", function () {
      dialog.close();
    });
    dialog.append(close);
    dialog.addEventListener("close", function () {
      dialog.remove();
      rest();
    });
    root.append(dialog);
    dialog.showModal();
  }

  function hidden_ids() {
    return Object.keys(state.corrections).filter(function (id) {
      return state.corrections[id].hide === true;
    });
  }

  function load() {
    return fetch(folder + "edit.json", { cache: "no-store" })
      .then(function (answer) {
        return answer.json();
      })
      .then(function (found) {
        state = found;
        undo.disabled = !state.can_undo;
        hidden.textContent = hidden_ids().length + " hidden";
        hidden.hidden = !hidden_ids().length;
      });
  }

  document.addEventListener("dateline-patched", function () {
    load().catch(function () {});
  });
  undo.addEventListener("click", function () {
    send({ undo: true }).then(function () {
      tell("Taken back");
      return load();
    }, fail);
  });
  hidden.addEventListener("click", list_hidden);
  stop.addEventListener("click", function () {
    var card = picking;
    pick(null);
    button_of(card).focus();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && picking) {
      stop.click();
    }
  });

  var cards = Array.prototype.slice.call(document.querySelectorAll("li.event[id]"));
  if (!cards.length && !document.querySelector("main")) {
    return;
  }
  tell("Edit mode");
  // No form opens before what it would show is known.
  load().then(function () {
    document.documentElement.append(bar);
    cards.forEach(function (card) {
      var host = make("dateline-edit");
      var button = make("button", "Edit", { type: "button", "aria-label": "Edit: " + words(card, "h2,h3,h4,h5") });
      button.addEventListener("click", function () {
        press(card);
      });
      shadow(host).append(button);
      card.append(host);
    });
    var last = sessionStorage.getItem("dateline-edited");
    var card = last && document.getElementById(last);
    sessionStorage.removeItem("dateline-edited");
    if (card && card.matches("li.event")) {
      button_of(card).focus({ preventScroll: true });
    }
  }, function () {});
})();
