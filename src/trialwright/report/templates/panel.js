"use strict";
// Opens "where does this number come from?" for every [data-result]; only ever sets text, never HTML.
(function () {
  const panel = document.getElementById("panel");
  const body = document.getElementById("panel-body");
  let facts = null;

  function trace() {
    facts = facts || JSON.parse(document.getElementById("trace").textContent);
    return facts;
  }

  function add(parent, tag, text, css) {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (css) element.className = css;
    parent.append(element);
    return element;
  }

  function describe(list, heading, text) {
    if (text === undefined || text === "") return;
    const pair = add(list, "div");
    add(pair, "dt", heading);
    add(pair, "dd", String(text));
  }

  function conditions(where) {
    const parts = Object.entries(where).map(([name, value]) =>
      name + " = " + (value === null ? "missing" : value));
    return parts.length ? parts.join(", ") : "every row";
  }

  function events(numbers, count) {
    const more = count - numbers.length;
    return numbers.join(", ") + (more > 0 ? " and " + more + " more" : "");
  }

  function rows(selection) {
    const carried = trace().rows[selection.dataset] || [];
    if (selection.total === null) {
      add(body, "p", "The data set " + selection.dataset + " was not given to this page.", "note");
      return;
    }
    const shown = selection.rows.length;
    const cut = shown < selection.total
      ? "first " + shown + " of " + selection.total + "; the command above lists all"
      : String(selection.total);
    add(body, "h3", "Rows (" + cut + ")");
    if (!shown) return;
    const box = add(body, "div", undefined, "scroll");
    box.tabIndex = 0;
    const table = add(box, "table", undefined, "words");
    const head = add(add(table, "thead"), "tr");
    for (const text of ["Participant", "Row", "Ledger events"]) add(head, "th", text).scope = "col";
    const lines = add(table, "tbody");
    for (const place of selection.rows) {
      const [participant, visit, numbers, count] = carried[place];
      const line = add(lines, "tr");
      add(line, "th", participant).scope = "row";
      add(line, "td", visit);
      add(line, "td", events(numbers, count));
    }
  }

  function quoted(id) {
    return /^[\w.:=+-]+$/.test(id) ? id : "'" + id.replaceAll("'", "'\\''") + "'";
  }

  function show(id) {
    const result = trace().results[id];
    if (!result) return false;
    const selection = trace().selections[result.selection];
    body.replaceChildren();
    add(body, "p", result.value === null ? "not computed" : String(result.value), "value");
    const list = add(body, "dl", undefined, "facts");
    describe(list, "Result", id);
    for (const [heading, name] of [["Analysis", "analysis"], ["Endpoint", "endpoint"],
      ["Population", "population"], ["Group", "group"], ["Parameter", "parameter"],
      ["Visit or period", "visit"], ["Statistic", "statistic"], ["Method", "method"],
      ["Unit", "unit"], ["Confidence level", "level"], ["Note", "note"]]) {
      describe(list, heading, result[name]);
    }
    describe(list, "Data set", selection.dataset + " where " + conditions(selection.where));
    describe(list, "Data set, SHA-256", result.data_hash);
    add(body, "p", "The whole way back to the ledger:", "note");
    add(body, "pre", "trialwright trace DIR " + quoted(id));
    rows(selection);
    panel.showModal();
    panel.scrollTop = 0;
    return true;
  }

  document.addEventListener("click", function (event) {
    const number = event.target.closest("[data-result]");
    if (number && show(number.dataset.result)) event.preventDefault();
    else if (event.target === panel) panel.close();
  });
  document.getElementById("panel-close").addEventListener("click", () => panel.close());

  // Paper has no folds: questions and listings open for printing, the long list of numbers stays shut.
  const opened = [];
  window.addEventListener("beforeprint", function () {
    for (const fold of document.querySelectorAll("details:not([open]):not(#every-number)")) {
      fold.open = true;
      opened.push(fold);
    }
  });
  window.addEventListener("afterprint", function () {
    while (opened.length) opened.pop().open = false;
  });
})();
