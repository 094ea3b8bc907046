// The views and their tabs, the keys that work everywhere, and the help.

const VIEWS = [
  { name: "graph", start: startGraph, tools: graphTools, focus: () => graph.canvas },
  { name: "timeline", start: startTimeline, tools: timelineTools, focus: () => timeline.canvas },
  { name: "table", start: startTable, tools: tableTools, focus: () => table.grid },
  { name: "values", start: startValues, tools: () => {}, focus: () => byId("values") }
].filter(view => byId(view.name));
let currentView = null;

function showView(view) {
  if (view === currentView) {
    return;
  }
  currentView = view;
  VIEWS.forEach(each => {
    byId(each.name).hidden = each !== view;
    const tab = byId("tab-" + each.name);
    if (tab) {
      tab.setAttribute("aria-selected", each === view);
      tab.tabIndex = each === view ? 0 : -1;
    }
  });
  if (!view.started) {
    view.started = true;
    view.start(byId(view.name));
  }
  byId("tools").replaceChildren();
  view.tools(byId("tools"));
  tell({ job: chosen.job >= 0, reveal: true });
}

function focusView() {
  currentView.focus().focus({ preventScroll: true });
}

function startTabs() {
  VIEWS.forEach((view, index) => {
    const tab = byId("tab-" + view.name);
    if (!tab) {
      return;
    }
    tab.addEventListener("click", () => showView(view));
    tab.addEventListener("keydown", event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) {
        const next = VIEWS[(index + step + VIEWS.length) % VIEWS.length];
        showView(next);
        byId("tab-" + next.name).focus();
        event.preventDefault();
      }
    });
  });
}

function pageKey(event) {
  const typing = event.target.closest("input, textarea, dialog");
  if (event.key === "Escape" && !event.target.closest("dialog")) {
    closeDetails();
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.key === "/") {
    byId("search").focus();
    byId("search").select();
  } else if (event.key === "?") {
    byId("help").showModal();
  } else if (event.key === "t") {
    toggleTheme();
  } else if (VIEWS.length > 1 && VIEWS[event.key - 1]) {
    showView(VIEWS[event.key - 1]);
    focusView();
  } else {
    return;
  }
  event.preventDefault();
}

function startHelp() {
  const legend = byId("legend");
  states.forEach(state => legend.append(element("span", { class: state.sign }, sign(state.sign), " " + state.word)));
  const shade = (style, text) => legend.append(element("span", {}, element("span", { class: "swatch " + style }), text));
  shade("path", "critical path");
  if (lines.soft.includes(1)) {
    shade("soft", "comes after, without needing it");
  }
  if (byId("timeline")) {
    ["check", "run", "recheck", "confirm", "cleanup"].forEach(phase => shade(phase, phase));
    shade("wait", "waiting for a retry or a further check");
  }
  byId("help-open").addEventListener("click", () => byId("help").showModal());
}

function startLinks() {
  document.querySelectorAll("a.job").forEach(link => link.addEventListener("click", () => {
    byId("views").scrollIntoView({ block: "start" });
  }));
  addEventListener("hashchange", readAddress);
}
