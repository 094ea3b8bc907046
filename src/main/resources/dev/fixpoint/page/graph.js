// The graph: what is seen of it, and who is where. It is drawn by graph-drawing.js and moved by graph-input.js.

const boxes = run.graph.boxes; // x, y, width, height of each job in turn
const lines = readLines(run.graph.lines);
const graph = {
  place: null, canvas: null, tip: null,
  x: 0, y: 0, zoom: 1, // what of the picture is in the upper left corner, and how large
  width: 0, height: 0,
  focus: -1, // the job that the keys have come to
  over: -1, // the job under the pointer
  fitted: false
};
const MOST_ZOOM = 4;

// Lines in flat arrays: their ends, whether they only say what comes first, the corners of line i from corners[start[i]] on, and what they cover.
function readLines(flat) {
  const all = { from: [], to: [], soft: [], start: [], corners: [], bounds: [] };
  for (let i = 0; i < flat.length;) {
    all.from.push(flat[i]);
    all.to.push(flat[i + 1]);
    all.soft.push(flat[i + 2]);
    const size = 2 * flat[i + 3];
    const bounds = [Infinity, Infinity, -Infinity, -Infinity];
    all.start.push(all.corners.length);
    for (let k = i + 4; k < i + 4 + size; k += 2) {
      all.corners.push(flat[k], flat[k + 1]);
      bounds[0] = Math.min(bounds[0], flat[k]);
      bounds[1] = Math.min(bounds[1], flat[k + 1]);
      bounds[2] = Math.max(bounds[2], flat[k]);
      bounds[3] = Math.max(bounds[3], flat[k + 1]);
    }
    all.bounds.push(...bounds);
    i += 4 + size;
  }
  all.start.push(all.corners.length);
  const typed = { count: all.from.length };
  Object.entries(all).forEach(([name, values]) => (typed[name] = Int32Array.from(values)));
  return typed;
}

const boxOf = job => ({ x: boxes[4 * job], y: boxes[4 * job + 1], width: boxes[4 * job + 2], height: boxes[4 * job + 3] });

// How large it may be to be seen as a whole.
function wholeZoom() {
  return Math.max(0.002, Math.min((graph.width - 32) / run.graph.width, (graph.height - 32) / run.graph.height));
}

// Shows everything.
function fitGraph() {
  graph.zoom = Math.min(1.25, wholeZoom());
  graph.x = run.graph.width / 2 - graph.width / 2 / graph.zoom;
  graph.y = run.graph.height / 2 - graph.height / 2 / graph.zoom;
  graph.fitted = true;
  drawGraph();
}

// Zooms by a factor around a point of the screen.
function zoomGraph(factor, atX = graph.width / 2, atY = graph.height / 2) {
  const zoom = Math.min(MOST_ZOOM, Math.max(Math.min(1, wholeZoom(), graph.zoom), graph.zoom * factor));
  graph.x += atX / graph.zoom - atX / zoom;
  graph.y += atY / graph.zoom - atY / zoom;
  graph.zoom = zoom;
  graph.fitted = false;
  moveGraph(0, 0);
}

// Moves by pixels of the screen; something always stays in sight.
function moveGraph(x, y) {
  const margin = 60 / graph.zoom;
  const limit = (value, size, seen) => Math.min(size - margin, Math.max(margin - seen, value));
  graph.x = limit(graph.x + x / graph.zoom, run.graph.width, graph.width / graph.zoom);
  graph.y = limit(graph.y + y / graph.zoom, run.graph.height, graph.height / graph.zoom);
  if (x || y) {
    graph.fitted = false;
  }
  drawGraph(true);
}

// Brings a job into the middle, near enough to be read.
function centre(job) {
  const box = boxOf(job);
  graph.zoom = Math.max(graph.zoom, Math.min(1, 88 / box.width + 0.5));
  graph.x = box.x + box.width / 2 - graph.width / 2 / graph.zoom;
  graph.y = box.y + box.height / 2 - graph.height / 2 / graph.zoom;
  graph.fitted = false;
  drawGraph();
}

// A telephone cannot show all and be read: it starts with what went wrong, or with the first target.
function startNear() {
  const loud = run.state.findIndex(state => states[state].sign === "failed");
  graph.zoom = 0.7;
  centre(loud >= 0 ? loud : jobCount - 1);
}

function isInSight(job) {
  const box = boxOf(job);
  const x = (box.x - graph.x) * graph.zoom;
  const y = (box.y - graph.y) * graph.zoom;
  return graph.zoom > 0.45 && x > 0 && y > 0 && x + box.width * graph.zoom < graph.width && y + box.height * graph.zoom < graph.height;
}

// The job at a point of the screen, or -1. From afar a near miss counts.
function jobAt(screenX, screenY) {
  const x = graph.x + screenX / graph.zoom;
  const y = graph.y + screenY / graph.zoom;
  const miss = Math.min(4 / graph.zoom, 40);
  let best = -1;
  let bestDistance = miss;
  for (let job = 0; job < jobCount; job++) {
    const i = 4 * job;
    const dx = Math.max(boxes[i] - x, x - boxes[i] - boxes[i + 2], 0);
    const dy = Math.max(boxes[i + 1] - y, y - boxes[i + 1] - boxes[i + 3], 0);
    const distance = Math.max(dx, dy);
    if (distance < bestDistance || (distance === 0 && best < 0)) {
      best = job;
      bestDistance = distance;
    }
  }
  return best;
}

// The nearest job in a direction: what lies ahead counts once, what lies aside thrice.
function neighbour(job, directionX, directionY) {
  const from = boxOf(job);
  let best = -1;
  let bestCost = Infinity;
  for (let other = 0; other < jobCount; other++) {
    const box = boxOf(other);
    const dx = box.x + box.width / 2 - from.x - from.width / 2;
    const dy = box.y + box.height / 2 - from.y - from.height / 2;
    const ahead = dx * directionX + dy * directionY;
    const aside = Math.abs(dx * directionY + dy * directionX);
    if (other !== job && ahead > 1 && ahead + 3 * aside < bestCost) {
      best = other;
      bestCost = ahead + 3 * aside;
    }
  }
  return best;
}

function resizeGraph() {
  const width = graph.place.clientWidth;
  const height = graph.place.clientHeight;
  if (!width || !height || (width === graph.width && height === graph.height)) {
    return;
  }
  const first = graph.width === 0;
  graph.width = width;
  graph.height = height;
  if (first || graph.fitted) {
    fitGraph();
    if (first && chosen.job >= 0) {
      centre(chosen.job);
    } else if (first && width < 600 && graph.zoom < 0.5) {
      startNear();
    }
  } else {
    drawGraph();
  }
}

function startGraph(place) {
  graph.place = place;
  graph.canvas = element("canvas", {
    tabindex: 0, role: "application", "aria-roledescription": "graph",
    "aria-label": "Graph of " + count(jobCount, "job") + ". Arrow keys go from job to job, Enter shows what a job did. The view Jobs has the same as a table."
  });
  place.append(graph.canvas);
  if (!jobCount) {
    place.append(element("p", { class: "empty" }, "There are no jobs."));
  }
  graph.tip = makeTip(place);
  listenToGraph();
  new ResizeObserver(resizeGraph).observe(place);
  themeListeners.push(() => drawGraph());
  onChoice(change => {
    if (change.job) {
      graph.focus = chosen.job >= 0 ? chosen.job : graph.focus;
      if (change.reveal && chosen.job >= 0 && graph.width && !isInSight(chosen.job)) {
        centre(chosen.job);
      }
    }
    drawGraph();
  });
}
