// Draws the rows of the timeline that are seen.

const SHADES = { check: 0.42, run: 1, recheck: 0.7, confirm: 0.56 };
const STEPS = [1, 2, 5];

const drawTimelineSoon = oncePerFrame(paintTimeline);

function drawTimeline() {
  if (timeline.width && !timeline.place.hidden) {
    drawTimelineSoon();
  }
}

function paintTimeline() {
  const { width, height, scroller } = timeline;
  const context = prepare(timeline.canvas, width, height);
  context.clearRect(0, 0, width, height);
  context.fillStyle = color.paper;
  context.fillRect(0, 0, width, height);
  const ticks = ticksOf(timeline.from, timeline.to, Math.max(2, Math.floor((width - timeline.gutter) / 110)));
  paintGround(context, ticks);
  const first = Math.max(0, Math.floor(scroller.scrollTop / ROW));
  const last = Math.min(timeline.rows.length, first + Math.ceil((height - AXIS) / ROW) + 1);
  for (let row = first; row < last; row++) {
    paintRow(context, timeline.rows[row], AXIS + row * ROW - scroller.scrollTop);
  }
  paintAxis(context, ticks);
  if (!timeline.rows.length) {
    context.fillStyle = color.soft;
    context.font = "14px " + color.text;
    context.textAlign = "center";
    context.fillText("No job that matches was attempted.", width / 2, height / 2);
    context.textAlign = "left";
  }
}

function ticksOf(from, to, most) {
  const least = (to - from) / most;
  let step = roundStep(least);
  const ticks = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    ticks.push(Math.round(at));
  }
  return ticks;
}

// One, two or five of a decimal unit up to seconds; then what clocks show.
function roundStep(least) {
  for (let unit = 1; unit <= 1e7; unit *= 10) {
    const step = STEPS.find(factor => factor * unit >= least);
    if (step && step * unit <= 1e7) {
      return step * unit;
    }
  }
  const seconds = [15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400].find(step => step * 1e6 >= least);
  return seconds ? seconds * 1e6 : Math.ceil(least / 864e8) * 864e8;
}

function paintGround(context, ticks) {
  const { width, height } = timeline;
  if (cleanupStart < Infinity) {
    const x = Math.max(timeline.gutter, timeToX(cleanupStart));
    context.fillStyle = mix(color.edge, 0.1);
    context.fillRect(x, AXIS, Math.max(0, width - x), height);
  }
  context.fillStyle = color.line;
  ticks.forEach(tick => context.fillRect(Math.round(timeToX(tick)), AXIS, 1, height));
}

function paintAxis(context, ticks) {
  const { width } = timeline;
  context.fillStyle = color.paper;
  context.fillRect(0, 0, width, AXIS);
  context.fillStyle = color.line;
  context.fillRect(0, AXIS - 1, width, 1);
  context.fillStyle = color.soft;
  context.font = "12px " + color.text;
  context.textBaseline = "middle";
  const cleanupX = timeToX(cleanupStart);
  ticks.forEach(tick => {
    const x = timeToX(tick);
    const text = duration(tick);
    const end = x + context.measureText(text).width + 6;
    if (end < width && (cleanupStart === Infinity || end < Math.min(cleanupX, width - 56) || x > cleanupX + 56)) {
      context.fillText(text, x + 4, AXIS / 2);
      context.fillRect(Math.round(x), AXIS - 7, 1, 6);
    }
  });
  if (cleanupStart < Infinity && cleanupX > timeline.gutter && cleanupX < width) {
    const wide = context.measureText("cleanup").width;
    context.fillText("cleanup", Math.min(cleanupX + 4, width - wide - 4), AXIS / 2);
    context.fillRect(cleanupX, AXIS - 3, width - cleanupX, 2);
  }
}

function paintRow(context, job, y) {
  const { width, gutter } = timeline;
  if (job === chosen.job) {
    context.fillStyle = mix(color.accent, 0.12);
    context.fillRect(0, y, width, ROW);
  }
  const state = stateOf(job);
  context.save();
  context.beginPath();
  context.rect(gutter, y, width - gutter, ROW);
  context.clip();
  paintBars(context, job, y);
  context.restore();
  drawSign(context, state.sign, 10, y + ROW / 2 - 7, 14, color[state.sign]);
  context.font = (onPath[job] ? "600 " : "") + "12.5px " + color.text;
  context.textBaseline = "middle";
  context.fillStyle = color.ink;
  context.fillText(fit(context, labels[job], gutter - 40), 30, y + ROW / 2 + 0.5);
}

function paintBars(context, job, y) {
  const top = y + 5;
  const high = ROW - 11;
  const list = attempts[job];
  list.forEach((attempt, number) => {
    if (number > 0) {
      const from = list[number - 1].end;
      paintWait(context, timeToX(from), timeToX(from + waitBehind(job, number - 1)), top, high);
    }
    const ownColor = color[stateOf(job).sign];
    const base = run.plan ? ownColor : attempt.outcome === "failed" ? color.failed : attempt.outcome === "cancelled" ? color.cancelled : ownColor;
    attempt.phases.forEach((phase, index) => {
      const wait = waitBefore(attempt.phases, index);
      if (wait > 0) {
        paintWait(context, timeToX(phase.start - wait), timeToX(phase.start), top, high);
      }
      paintPhase(context, phase, base, top, high);
    });
  });
  (cleanupsOf.get(job) || []).forEach(cleanup => paintCleanup(context, cleanup, top, high));
  const end = timeToX(lastEnd[job]);
  if (onPath[job]) {
    context.fillStyle = color.critical;
    const start = timeToX(firstStart[job]);
    context.fillRect(start, y + ROW - 4, Math.max(2, end - start), 2.5);
  }
  context.font = "11.5px " + color.text;
  context.textBaseline = "middle";
  context.fillStyle = onPath[job] ? color.critical : color.soft;
  const note = duration(lastEnd[job] - firstStart[job]) + (onPath[job] || run.plan ? "" : "   slack " + duration(run.slack[job]));
  if (end + 8 + context.measureText(note).width < timeline.width) {
    context.fillText(note, Math.max(end, timeline.gutter) + 8, y + ROW / 2);
  } else {
    const start = timeToX(firstStart[job]);
    const before = start - 8 - context.measureText(note).width;
    if (before > timeline.gutter) {
      context.fillText(note, before, y + ROW / 2);
    }
  }
}

function paintPhase(context, phase, base, top, high) {
  const x = timeToX(phase.start);
  const wide = Math.max(1.5, timeToX(phase.end) - x);
  context.fillStyle = mix(base, SHADES[phase.name] || 1);
  context.fillRect(x, top, wide, high);
  if (wide > 4) {
    context.fillStyle = color.paper;
    context.fillRect(x + wide - 1, top, 1, high);
  }
}

// Waiting is no work: hatched, between dashes.
function paintWait(context, from, to, top, high) {
  if (to - from < 2) {
    return;
  }
  const left = Math.max(from, timeline.gutter - 20);
  const right = Math.min(to, timeline.width + 20);
  hatch(context, left, top + 2, right - left, high - 4, 5, mix(color.edge, 0.75));
  context.setLineDash([3, 3]);
  context.lineWidth = 1;
  context.strokeStyle = color.edge;
  context.beginPath();
  context.moveTo(left, top + 1.5);
  context.lineTo(right, top + 1.5);
  context.moveTo(left, top + high - 1.5);
  context.lineTo(right, top + high - 1.5);
  context.stroke();
  context.setLineDash([]);
}

function paintCleanup(context, cleanup, top, high) {
  const x = timeToX(cleanup.start);
  const wide = Math.max(3, timeToX(cleanup.end) - x);
  context.lineWidth = 1.5;
  context.strokeStyle = cleanup.error ? color.failed : color.edge;
  context.strokeRect(x + 0.75, top + 0.75, wide - 1.5, high - 1.5);
}
