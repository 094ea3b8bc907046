// Draws what is seen of the graph. What costs much and says little from afar is left out: text, corners, arrows, signs.

const EASY = 30; // milliseconds: a picture that takes longer is moved as it is, and drawn anew when it rests
const REST = 90;
let drawingCost = 0;
let drawnView = null; // what the canvas shows
let pictureBehind = null; // its copy, to be moved
let restTimer = 0;

const drawSoon = oncePerFrame(() => drawNow(false));
const moveSoon = oncePerFrame(() => drawNow(true));

function drawGraph(moving = false) {
  if (graph.width && !graph.place.hidden) {
    (moving ? moveSoon : drawSoon)();
  }
}

function drawNow(moving) {
  if (moving && drawingCost > EASY && isNearDrawn()) {
    movePicture();
    clearTimeout(restTimer);
    restTimer = setTimeout(() => drawNow(false), REST);
    return;
  }
  clearTimeout(restTimer);
  const started = performance.now();
  const context = prepare(graph.canvas, graph.width, graph.height);
  paintGraph(context);
  requestAnimationFrame(() => (drawingCost = performance.now() - started)); // most of the work comes after the commands
  drawnView = { x: graph.x, y: graph.y, zoom: graph.zoom, width: graph.width, height: graph.height };
  pictureBehind = null;
}

// Whether the last picture still covers most of what is to be seen.
function isNearDrawn() {
  if (!drawnView || drawnView.width !== graph.width || drawnView.height !== graph.height) {
    return false;
  }
  const moved = Math.max(Math.abs(drawnView.x - graph.x) / graph.width, Math.abs(drawnView.y - graph.y) / graph.height) * graph.zoom;
  const scaled = graph.zoom / drawnView.zoom;
  return scaled > 0.7 && scaled < 2 && moved < (scaled > 1 ? scaled - 0.75 : 0.25);
}

// Shows the last picture, moved and scaled.
function movePicture() {
  if (!pictureBehind) {
    pictureBehind = document.createElement("canvas");
    pictureBehind.width = graph.canvas.width;
    pictureBehind.height = graph.canvas.height;
    pictureBehind.getContext("2d").drawImage(graph.canvas, 0, 0);
  }
  const context = prepare(graph.canvas, graph.width, graph.height);
  context.fillStyle = color.wash;
  context.fillRect(0, 0, graph.width, graph.height);
  const scale = graph.zoom / drawnView.zoom;
  context.drawImage(pictureBehind, (drawnView.x - graph.x) * graph.zoom, (drawnView.y - graph.y) * graph.zoom,
    graph.width * scale, graph.height * scale);
}

function paintGraph(context) {
  context.fillStyle = color.wash;
  context.fillRect(0, 0, graph.width, graph.height);
  context.save();
  context.scale(graph.zoom, graph.zoom);
  context.translate(-graph.x, -graph.y);
  const seen = { left: graph.x, top: graph.y, right: graph.x + graph.width / graph.zoom, bottom: graph.y + graph.height / graph.zoom };
  paintLines(context, seen);
  paintBoxes(context, seen);
  context.restore();
}

// Lines in the order of their weight: plain ones, those along which jobs are blocked, the critical path, those of the chosen job.
function paintLines(context, seen) {
  const groups = { plain: [], blocked: [], path: [], chosen: [] };
  const bounds = lines.bounds;
  for (let i = 0; i < lines.count; i++) {
    const b = 4 * i;
    if (bounds[b] <= seen.right && bounds[b + 2] >= seen.left && bounds[b + 1] <= seen.bottom && bounds[b + 3] >= seen.top) {
      groups[weightOf(i)].push(i);
    }
  }
  const all = groups.plain.length + groups.blocked.length;
  const pixel = 1 / graph.zoom;
  const faint = all > 3000 ? 0.3 : all > 600 ? 0.5 : 0.8;
  const width = Math.min(1.1 * Math.max(pixel, 1), 1.1 * pixel);
  strokeLines(context, groups.plain, mix(color.edge, matching ? faint / 2 : faint, color.wash), width, all < 1500);
  strokeLines(context, groups.blocked, mix(run.plan ? color.converged : color.failed, matching ? 0.25 : all > 3000 ? 0.45 : 0.65, color.wash), width * (all > 3000 ? 0.8 : 1.2), all < 1500);
  strokeLines(context, groups.path, color.critical, 2.4 * Math.max(pixel, 0.8), true);
  strokeLines(context, groups.chosen, color.accent, 2 * Math.max(pixel, 0.8), true);
}

function weightOf(line) {
  const from = lines.from[line];
  const to = lines.to[line];
  if (chosen.job >= 0 && (from === chosen.job || to === chosen.job)) {
    return "chosen";
  }
  if (pathLines.has(from * jobCount + to)) {
    return "path";
  }
  return !lines.soft[line] && blocks[run.state[from]] && blocking[run.state[to]] ? "blocked" : "plain";
}

const pathLines = new Set(run.critical.slice(1).map((job, index) => job * jobCount + run.critical[index]));
const blocks = states.map(state => state.sign === "blocked" || (run.plan && state.sign === "assumed"));
const blocking = states.map(state => state.sign !== "passed" && (run.plan || (state.sign !== "converged" && state.sign !== "assumed")));

// Those that only say what comes first are dashed.
function strokeLines(context, group, style, width, arrows) {
  const soft = group.filter(line => lines.soft[line]);
  strokeAlike(context, soft.length ? group.filter(line => !lines.soft[line]) : group, style, width, arrows);
  context.setLineDash([5, 4]);
  strokeAlike(context, soft, style, width, arrows);
  context.setLineDash([]);
}

function strokeAlike(context, group, style, width, arrows) {
  if (!group.length) {
    return;
  }
  const round = graph.zoom > 0.3 && group.length < 2000;
  const heads = arrows && graph.zoom > 0.3;
  const corners = lines.corners;
  context.beginPath();
  for (const line of group) {
    const start = lines.start[line];
    const last = lines.start[line + 1] - 2;
    context.moveTo(corners[start], corners[start + 1]);
    for (let k = start + 2; k < last; k += 2) {
      if (round) {
        context.arcTo(corners[k], corners[k + 1], corners[k + 2], corners[k + 3], 6);
      } else {
        context.lineTo(corners[k], corners[k + 1]);
      }
    }
    context.lineTo(corners[last], corners[last + 1]);
  }
  context.lineWidth = width;
  context.strokeStyle = style;
  context.stroke();
  if (heads) {
    paintHeads(context, group, style);
  }
}

function paintHeads(context, group, style) {
  const corners = lines.corners;
  context.beginPath();
  for (const line of group) {
    const last = lines.start[line + 1] - 2;
    const x = corners[last];
    const y = corners[last + 1];
    const angle = Math.atan2(y - corners[last - 1], x - corners[last - 2]);
    context.moveTo(x, y);
    context.lineTo(x - 7 * Math.cos(angle - 0.4), y - 7 * Math.sin(angle - 0.4));
    context.lineTo(x - 7 * Math.cos(angle + 0.4), y - 7 * Math.sin(angle + 0.4));
  }
  context.fillStyle = style;
  context.fill();
}

function paintBoxes(context, seen) {
  const looks = states.map(lookOf);
  const far = graph.zoom < 0.2;
  const grown = far ? Math.min(3 / graph.zoom, 60) : 0; // what is not fine stays visible from afar
  for (let pass = 0; pass < 2; pass++) {
    for (let job = 0; job < jobCount; job++) {
      const i = 4 * job;
      const loud = looks[run.state[job]].loud || job === chosen.job || (matching !== null && matches(job));
      if (loud === (pass === 1) && boxes[i] - grown <= seen.right && boxes[i] + boxes[i + 2] + grown >= seen.left
          && boxes[i + 1] - grown <= seen.bottom && boxes[i + 1] + boxes[i + 3] + grown >= seen.top) {
        context.globalAlpha = matches(job) || job === chosen.job ? 1 : 0.25;
        (far ? paintFarBox : paintBox)(context, job, looks[run.state[job]], loud ? grown : 0);
      }
    }
  }
  context.globalAlpha = 1;
}

// How a state looks: fill, border, dashes, text; loud ones are seen first.
function lookOf(state) {
  const own = color[state.sign];
  switch (state.sign) {
    case "failed":
      return { fill: own, border: own, text: color["on-failed"], sign: color["on-failed"], loud: true };
    case "cancelled":
      return { fill: mix(own, 0.25), border: own, text: color.ink, sign: own, loud: true };
    case "converged":
      return { fill: mix(own, run.plan ? 0.3 : 0.16), border: own, text: color.ink, sign: own };
    case "passed":
      return { fill: mix(own, 0.07), border: mix(own, 0.6), text: color.ink, sign: own };
    case "blocked":
      return { fill: color.paper, border: own, text: color.ink, sign: own, hatched: mix(own, 0.22) };
    default:
      return { fill: color.paper, border: own, text: color.soft, sign: own, dashes: state.sign === "assumed" ? [2, 3] : [5, 4] };
  }
}

function paintFarBox(context, job, look, grown) {
  const i = 4 * job;
  context.fillStyle = look.border;
  const least = 1.5 / graph.zoom;
  context.fillRect(boxes[i] - grown / 2, boxes[i + 1] - grown / 2,
    Math.max(least, boxes[i + 2]) + grown, Math.max(least, boxes[i + 3]) + grown);
  if (job === chosen.job) {
    ring(context, job, 4 / graph.zoom, color.accent);
  }
}

function paintBox(context, job, look) {
  const { x, y, width, height } = boxOf(job);
  context.beginPath();
  context.roundRect(x, y, width, height, 6);
  context.fillStyle = look.fill;
  context.fill();
  if (look.hatched) {
    hatch(context, x + 1, y + 1, width - 2, height - 2, 6, look.hatched);
  }
  context.beginPath();
  context.roundRect(x, y, width, height, 6);
  context.lineWidth = onPath[job] ? 2.4 : 1.2;
  context.strokeStyle = onPath[job] ? color.critical : look.border;
  context.setLineDash(look.dashes || []);
  context.stroke();
  context.setLineDash([]);
  paintLabel(context, job, look, x, y, width, height);
  if (job === chosen.job) {
    ring(context, job, 2.5, color.accent);
  } else if (job === graph.focus && document.activeElement === graph.canvas) {
    ring(context, job, 1.5, color.ink);
  }
}

// Text keeps a size that can be read: near, more of a long name fits into its box.
function paintLabel(context, job, look, x, y, width, height) {
  const size = Math.min(13, Math.max(15 / graph.zoom * 0.85, 3.5), height * 0.42);
  if (size * graph.zoom < 6.5) {
    drawSign(context, stateOf(job).sign, x + width / 2 - height * 0.3, y + height * 0.2, height * 0.6, look.sign);
    return;
  }
  const mark = Math.min(size * 1.15, height * 0.6);
  drawSign(context, stateOf(job).sign, x + mark * 0.55, y + height / 2 - mark / 2, mark, look.sign);
  const start = x + mark * 2;
  context.font = (look.loud ? "600 " : "500 ") + size + "px " + color.text;
  context.textBaseline = "middle";
  context.fillStyle = look.text;
  context.fillText(fit(context, labels[job], width - mark * 2 - size * 0.5), start, y + height / 2 + 0.5);
}

function ring(context, job, width, style) {
  const { x, y, width: w, height: h } = boxOf(job);
  context.beginPath();
  context.roundRect(x - width - 1, y - width - 1, w + 2 * width + 2, h + 2 * width + 2, 8);
  context.lineWidth = width;
  context.strokeStyle = style;
  context.stroke();
}
