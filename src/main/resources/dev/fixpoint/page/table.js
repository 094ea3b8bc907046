// The table of jobs. Only the rows that are seen exist.

const LINE = 32;
const COLUMNS = [
  { name: "Job", class: "name", key: job => lowerNames[job], cell: nameCell },
  { name: "Outcome", class: "outcome", key: job => run.state[job], cell: stateCell },
  { name: "Attempts", class: "number attempts", key: job => attempts[job].length, cell: job => attempts[job].length || "" },
  { name: "Sweep", class: "number sweep", key: sweepOf, cell: job => sweepOf(job) || "" },
  { name: "Time", class: "number time", key: job => lastEnd[job] - firstStart[job], cell: job => timeCell(job, lastEnd[job] - firstStart[job]) },
  { name: "Waiting", class: "number waiting", key: job => waited[job], cell: job => timeCell(job, waited[job]) },
  { name: "Slack", class: "number slack", key: job => run.slack[job], cell: slackCell },
  { name: "Reason", class: "reason-column", key: job => reasonOf(job).toLowerCase(), cell: whyCell }
];
const table = { place: null, grid: null, empty: null, head: null, body: null, spacer: null, rows: [], made: new Map(), column: null, descending: false };

function nameCell(job) {
  return element("span", { class: "name", title: labels[job] }, isolated(labels[job]));
}

function stateCell(job) {
  const state = stateOf(job);
  return element("span", { class: "state " + state.sign }, sign(state.sign), state.word);
}

function sweepOf(job) {
  return attempts[job].length ? lastOf(attempts[job]).sweep : 0;
}

function timeCell(job, micros) {
  return attempts[job].length ? element("span", { class: micros ? "" : "zero" }, duration(micros)) : "";
}

function slackCell(job) {
  return run.plan ? "" : onPath[job] ? element("span", { class: "on-path", title: "on the critical path" }, "critical") : timeCell(job, run.slack[job]);
}

function whyCell(job) {
  const reason = reasonOf(job);
  return element("span", { class: "why", title: reason }, isolated(reason));
}

function sortTable() {
  const all = [];
  for (let job = 0; job < jobCount; job++) {
    if (matches(job)) {
      all.push(job);
    }
  }
  if (table.column) {
    const keys = new Map(all.map(job => [job, table.column.key(job)]));
    const sense = table.descending ? -1 : 1;
    all.sort((a, b) => sense * compare(keys.get(a), keys.get(b)) || a - b);
  }
  table.rows = all;
  table.spacer.style.height = LINE * all.length + "px";
  table.grid.setAttribute("aria-rowcount", all.length + 1);
  table.empty.hidden = all.length > 0;
  clearTable();
  fillTable();
}

function compare(one, other) {
  if (typeof one === "string") {
    return naturally.compare(one, other);
  }
  return one - other;
}

// "job 10" after "job 9".
const naturally = new Intl.Collator("en", { numeric: true });

function clearTable() {
  table.made.forEach(row => row.remove());
  table.made.clear();
}

const fillTable = oncePerFrame(() => {
  const { body, made } = table;
  if (table.place.hidden) {
    return;
  }
  const first = Math.max(0, Math.floor(body.scrollTop / LINE) - 8);
  const last = Math.min(table.rows.length, Math.ceil((body.scrollTop + body.clientHeight) / LINE) + 8);
  made.forEach((row, index) => {
    if (index < first || index >= last) {
      row.remove();
      made.delete(index);
    }
  });
  for (let index = first; index < last; index++) {
    if (!made.has(index)) {
      const row = makeRow(index);
      made.set(index, row);
      table.spacer.append(row);
    }
  }
  markRow();
});

function makeRow(index) {
  const job = table.rows[index];
  const row = element("div", { class: "row", role: "row", id: "row-" + job, "aria-rowindex": index + 2, "data-job": job },
    ...COLUMNS.map(column => element("div", { class: column.class, role: "gridcell" }, column.cell(job))));
  row.style.transform = "translateY(" + LINE * index + "px)";
  return row;
}

function markRow() {
  table.made.forEach((row, index) => {
    const current = table.rows[index] === chosen.job;
    row.classList.toggle("current", current);
    row.setAttribute("aria-selected", current);
  });
  if (chosen.job >= 0) {
    table.grid.setAttribute("aria-activedescendant", "row-" + chosen.job);
  } else {
    table.grid.removeAttribute("aria-activedescendant");
  }
}

function revealLine(job) {
  const index = table.rows.indexOf(job);
  if (index < 0) {
    return;
  }
  const top = LINE * index;
  if (top < table.body.scrollTop) {
    table.body.scrollTop = top;
  } else if (top + LINE > table.body.scrollTop + table.body.clientHeight) {
    table.body.scrollTop = top + LINE - table.body.clientHeight;
  }
  fillTable();
}

function tableKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target !== table.grid) {
    return;
  }
  const page = Math.max(1, Math.floor(table.body.clientHeight / LINE) - 1);
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
  if (event.key in steps && table.rows.length) {
    const now = table.rows.indexOf(chosen.job);
    const next = Math.min(Math.max(now + steps[event.key], 0), table.rows.length - 1);
    choose(table.rows[next]);
  } else if (event.key === "Enter" && chosen.job >= 0) {
    choose(chosen.job);
    focusDetails();
  } else {
    return;
  }
  event.preventDefault();
}

function sortBy(column) {
  if (table.column === column && table.descending) {
    table.column = null;
    table.descending = false;
  } else {
    table.descending = table.column === column;
    table.column = column;
  }
  COLUMNS.forEach((each, index) => {
    const heading = table.head.children[index];
    if (each === table.column) {
      heading.setAttribute("aria-sort", table.descending ? "descending" : "ascending");
    } else {
      heading.removeAttribute("aria-sort");
    }
  });
  sortTable();
}

function startTable(place) {
  table.place = place;
  table.head = element("div", { class: "head", role: "row", "aria-rowindex": 1 }, ...COLUMNS.map(column =>
    element("div", { class: column.class, role: "columnheader" },
      element("button", { type: "button", onclick: () => sortBy(column) }, column.name))));
  table.spacer = element("div", { role: "rowgroup", class: "spacer" });
  table.body = element("div", { class: "body", role: "presentation" }, table.spacer);
  table.empty = element("p", { class: "empty", hidden: true }, "No job matches.");
  table.grid = element("div", { class: "grid", role: "grid", tabindex: 0, "aria-label": "Jobs", "aria-colcount": COLUMNS.length },
    table.head, table.body, table.empty);
  place.append(table.grid);
  table.body.addEventListener("scroll", fillTable, { passive: true });
  table.grid.addEventListener("keydown", tableKey);
  table.body.addEventListener("click", event => {
    const row = event.target.closest(".row");
    table.grid.focus({ preventScroll: true });
    if (row) {
      choose(Number(row.dataset.job), false);
    }
  });
  new ResizeObserver(fillTable).observe(table.body);
  onChoice(change => {
    if (change.matches) {
      table.body.scrollTop = 0;
      sortTable();
    }
    if (change.job) {
      if (change.reveal && chosen.job >= 0) {
        revealLine(chosen.job);
      }
      markRow();
    }
  });
  sortTable();
}

function tableTools(tools) {
  tools.append(element("span", { class: "note" }, pathNote()));
}
