// Pointer, wheel and keys for the graph.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const CLICK = 5; // pixels that a finger may tremble

function listenToGraph() {
  const canvas = graph.canvas;
  const pointers = new Map();
  let start = null;
  let spread = 0;

  const pointOf = event => {
    const place = canvas.getBoundingClientRect();
    return { x: event.clientX - place.left, y: event.clientY - place.top };
  };
  const distance = () => {
    const [one, other] = [...pointers.values()];
    return Math.hypot(one.x - other.x, one.y - other.y);
  };

  canvas.addEventListener("pointerdown", event => {
    if (event.button !== 0) {
      return;
    }
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, pointOf(event));
    start = pointers.size === 1 ? pointOf(event) : null;
    spread = pointers.size === 2 ? distance() : 0;
  });
  canvas.addEventListener("pointermove", event => {
    const point = pointOf(event);
    const before = pointers.get(event.pointerId);
    if (!before) {
      hover(point);
      return;
    }
    if (start && Math.hypot(point.x - start.x, point.y - start.y) < CLICK) {
      return;
    }
    start = null;
    pointers.set(event.pointerId, point);
    canvas.classList.add("dragging");
    graph.tip.hide();
    if (pointers.size === 2) {
      const [one, other] = [...pointers.values()];
      const now = distance();
      zoomGraph(now / spread, (one.x + other.x) / 2, (one.y + other.y) / 2);
      spread = now;
      moveGraph((before.x - point.x) / 2, (before.y - point.y) / 2);
    } else {
      moveGraph(before.x - point.x, before.y - point.y);
    }
  });
  const release = event => {
    pointers.delete(event.pointerId);
    canvas.classList.remove("dragging");
    if (start && event.type === "pointerup") {
      choose(jobAt(start.x, start.y), false);
    }
    start = null;
  };
  canvas.addEventListener("pointerup", release);
  canvas.addEventListener("pointercancel", release);
  canvas.addEventListener("pointerleave", () => hover(null));
  // Until the graph was clicked the wheel belongs to the page, or nobody could scroll past.
  canvas.addEventListener("wheel", event => {
    if (event.ctrlKey || event.metaKey || document.activeElement === canvas) {
      event.preventDefault();
      const lines = event.deltaMode === 1 ? 16 : 1;
      const point = pointOf(event);
      graph.tip.hide();
      zoomGraph(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0015)), point.x, point.y);
    }
  }, { passive: false });
  canvas.addEventListener("keydown", graphKey);
  canvas.addEventListener("focus", () => drawGraph());
  canvas.addEventListener("blur", () => drawGraph());
}

function hover(point) {
  const job = point ? jobAt(point.x, point.y) : -1;
  graph.canvas.classList.toggle("over", job >= 0);
  graph.over = job;
  if (job < 0) {
    graph.tip.hide();
    return;
  }
  graph.tip.show(point.x, point.y, ...tipOf(job));
}

function tipOf(job) {
  const state = stateOf(job);
  const many = attempts[job].length;
  const how = many ? ", " + count(many, "attempt") + ", " + duration(lastEnd[job] - firstStart[job]) : "";
  const reason = reasonOf(job);
  return [element("b", {}, isolated(labels[job])),
    element("span", { class: state.sign }, sign(state.sign), " ", state.word + how),
    reason ? element("div", { class: "reason" }, isolated(reason)) : ""];
}

function graphKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const arrow = ARROWS[event.key];
  if (arrow && event.shiftKey) {
    moveGraph(80 * arrow[0], 80 * arrow[1]);
  } else if (arrow) {
    stepGraph(arrow);
  } else if (event.key === "Enter" && graph.focus >= 0) {
    choose(graph.focus);
    focusDetails();
  } else if (event.key === "+" || event.key === "=") {
    zoomGraph(1.25);
  } else if (event.key === "-") {
    zoomGraph(0.8);
  } else if (event.key === "0") {
    fitGraph();
  } else {
    return;
  }
  event.preventDefault();
}

function stepGraph([x, y]) {
  const next = graph.focus < 0 ? jobCount - 1 : neighbour(graph.focus, x, y);
  if (next >= 0) {
    graph.focus = next;
    announce(labels[next] + ", " + stateOf(next).word);
    if (isInSight(next)) {
      drawGraph();
    } else {
      centre(next);
    }
  }
}

function graphTools(tools) {
  tools.append(element("span", { class: "note" }, pathNote()));
  tool(tools, "−", "Farther (-)", () => zoomGraph(0.75));
  tool(tools, "+", "Nearer (+)", () => zoomGraph(4 / 3));
  tool(tools, "Fit", "Show everything (0)", fitGraph);
}

function pathNote() {
  if (!run.critical.length || run.length === 0) {
    return "";
  }
  return element("span", {}, element("b", {}, "Critical path"), " " + duration(run.length) + ", " + count(run.critical.length, "job") + ", " + Math.round(100 * run.share) + "% of the time");
}
