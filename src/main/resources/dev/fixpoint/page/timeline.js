// The timeline: a row for each job that was attempted, in the order in which they started. timeline-drawing.js draws it.

const ROW = 24;
const AXIS = 30;
const timeline = {
  place: null, scroller: null, spacer: null, canvas: null, tip: null,
  rows: [], // the jobs that are shown
  from: 0, to: 1, // what of the time is seen
  end: 1,
  width: 0, height: 0, gutter: 200,
  pathOnly: false
};
const cleanupStart = cleanups.reduce((first, cleanup) => Math.min(first, cleanup.start), Infinity);

function fillRows() {
  const all = [];
  for (let job = 0; job < jobCount; job++) {
    if (attempts[job].length && matches(job) && (!timeline.pathOnly || onPath[job])) {
      all.push(job);
    }
  }
  timeline.rows = all.sort((a, b) => firstStart[a] - firstStart[b] || a - b);
  timeline.spacer.style.height = AXIS + ROW * timeline.rows.length + 12 + "px";
  drawTimeline();
}

function timeToX(time) {
  return timeline.gutter + (time - timeline.from) / (timeline.to - timeline.from) * (timeline.width - timeline.gutter - 16);
}

function xToTime(x) {
  return timeline.from + (x - timeline.gutter) / (timeline.width - timeline.gutter - 16) * (timeline.to - timeline.from);
}

function showTime(from, to) {
  const span = Math.min(Math.max(to - from, 10), timeline.end * 1.02);
  timeline.from = Math.min(Math.max(from, 0), timeline.end * 1.02 - span);
  timeline.to = timeline.from + span;
  drawTimeline();
}

function fitTimeline() {
  showTime(0, timeline.end * 1.02);
}

function zoomTimeline(factor, x = timeToX((timeline.from + timeline.to) / 2)) {
  const at = xToTime(x);
  showTime(at - (at - timeline.from) / factor, at + (timeline.to - at) / factor);
}

function moveTimeline(pixels) {
  const time = pixels * (timeline.to - timeline.from) / Math.max(1, timeline.width - timeline.gutter - 16);
  showTime(timeline.from + time, timeline.to + time);
}

function rowAt(y) {
  const row = Math.floor((y - AXIS + timeline.scroller.scrollTop) / ROW);
  return y > AXIS && row < timeline.rows.length ? timeline.rows[row] : -1;
}

function revealRow(job) {
  const row = timeline.rows.indexOf(job);
  if (row < 0) {
    return;
  }
  const top = ROW * row;
  const seen = timeline.scroller.clientHeight - AXIS - ROW;
  if (top < timeline.scroller.scrollTop) {
    timeline.scroller.scrollTop = top;
  } else if (top > timeline.scroller.scrollTop + seen) {
    timeline.scroller.scrollTop = top - seen;
  }
}

function resizeTimeline() {
  const width = timeline.scroller.clientWidth;
  const height = timeline.scroller.clientHeight;
  if (width && height && (width !== timeline.width || height !== timeline.height)) {
    timeline.width = width;
    timeline.height = height;
    timeline.gutter = width < 560 ? 112 : Math.min(260, Math.round(width * 0.2));
    timeline.canvas.style.width = width + "px";
    timeline.canvas.style.height = height + "px";
    drawTimeline();
  }
}

function startTimeline(place) {
  timeline.place = place;
  timeline.canvas = element("canvas", {
    tabindex: 0, role: "application", "aria-roledescription": "timeline",
    "aria-label": "Timeline. Up and down go from job to job, Enter shows what a job did, plus and minus zoom. The view Jobs has the same as a table."
  });
  timeline.spacer = element("div", { class: "spacer" }, timeline.canvas);
  timeline.scroller = element("div", { class: "rows" }, timeline.spacer);
  place.append(timeline.scroller);
  timeline.tip = makeTip(place);
  timeline.end = Math.max(1, run.duration, ...sample(lastEnd), ...cleanups.slice(0, 1000).map(cleanup => cleanup.end));
  timeline.to = timeline.end * 1.02;
  listenToTimeline();
  new ResizeObserver(resizeTimeline).observe(timeline.scroller);
  themeListeners.push(drawTimeline);
  onChoice(change => {
    if (change.matches) {
      fillRows();
    }
    if (change.job && change.reveal && chosen.job >= 0) {
      revealRow(chosen.job);
    }
    drawTimeline();
  });
  fillRows();
}

// The largest of many numbers, in an array of one: more than an argument list may hold.
function sample(numbers) {
  return [numbers.reduce((most, number) => Math.max(most, number), 0)];
}

function listenToTimeline() {
  const { canvas, scroller } = timeline;
  let drag = null;
  scroller.addEventListener("scroll", drawTimeline, { passive: true });
  canvas.addEventListener("wheel", event => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      zoomTimeline(Math.exp(-event.deltaY * 0.005), event.offsetX);
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      moveTimeline(event.deltaX || event.deltaY);
    }
  }, { passive: false });
  canvas.addEventListener("pointerdown", event => {
    if (event.button === 0) {
      canvas.setPointerCapture(event.pointerId);
      drag = { x: event.offsetX, at: event.offsetX, moved: false };
    }
  });
  canvas.addEventListener("pointermove", event => {
    if (drag) {
      drag.moved = drag.moved || Math.abs(event.offsetX - drag.x) > CLICK;
      if (drag.moved) {
        timeline.tip.hide();
        moveTimeline(drag.at - event.offsetX);
        drag.at = event.offsetX;
      }
      return;
    }
    const job = rowAt(event.offsetY);
    if (job < 0) {
      timeline.tip.hide();
    } else {
      timeline.tip.show(event.offsetX, event.offsetY, ...timelineTip(job, xToTime(event.offsetX)));
    }
  });
  canvas.addEventListener("pointerup", event => {
    if (drag && !drag.moved && rowAt(event.offsetY) >= 0) {
      choose(rowAt(event.offsetY), false);
    }
    drag = null;
  });
  canvas.addEventListener("pointercancel", () => (drag = null));
  canvas.addEventListener("pointerleave", () => timeline.tip.hide());
  canvas.addEventListener("keydown", timelineKey);
}

function timelineKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const arrow = ARROWS[event.key];
  if (arrow && arrow[1]) {
    stepTimeline(arrow[1]);
  } else if (arrow) {
    moveTimeline(80 * arrow[0]);
  } else if (event.key === "Enter" && chosen.job >= 0) {
    choose(chosen.job);
    focusDetails();
  } else if (event.key === "+" || event.key === "=") {
    zoomTimeline(1.5);
  } else if (event.key === "-") {
    zoomTimeline(1 / 1.5);
  } else if (event.key === "0") {
    fitTimeline();
  } else {
    return;
  }
  event.preventDefault();
}

function stepTimeline(step) {
  const now = timeline.rows.indexOf(chosen.job);
  const next = timeline.rows[Math.min(Math.max(now + step, 0), timeline.rows.length - 1)];
  if (next !== undefined) {
    announce(labels[next] + ", " + stateOf(next).word + ", " + duration(lastEnd[next] - firstStart[next]));
    choose(next);
  }
}

function timelineTip(job, time) {
  const now = attempts[job].flatMap((attempt, number) => attempt.phases.map(phase => ({ ...phase, number: number + 1 })))
    .find(phase => phase.start <= time && time <= phase.end);
  const phase = now ? element("div", {}, "attempt " + now.number + ", " + now.name + ", " + duration(now.end - now.start)) : "";
  const slack = run.plan ? "" : onPath[job] ? "on the critical path" : "slack " + duration(run.slack[job]);
  return [...tipOf(job), phase, element("div", { class: "quiet" }, slack)];
}

function timelineTools(tools) {
  tools.append(element("span", { class: "note" }, pathNote()));
  const path = run.critical.length && tool(tools, "Critical path", "Show only the critical path", () => {
    timeline.pathOnly = !timeline.pathOnly;
    path.setAttribute("aria-pressed", timeline.pathOnly);
    timeline.scroller.scrollTop = 0;
    fillRows();
  });
  if (path) {
    path.setAttribute("aria-pressed", timeline.pathOnly);
  }
  tool(tools, "−", "Farther (-)", () => zoomTimeline(1 / 1.5));
  tool(tools, "+", "Nearer (+)", () => zoomTimeline(1.5));
  tool(tools, "Fit", "Show everything (0)", fitTimeline);
}
