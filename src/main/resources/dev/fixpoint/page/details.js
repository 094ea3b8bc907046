// One job: how it ended and why, what it needs and who needs it, and what it did.

const LONG = 4000; // characters of a text that are shown at first
const MANY_LINKS = 30;
const FRAMES = /^\s*(at|Caused by:|Suppressed:) /m; // without them a trace says no more than the message

function focusDetails() {
  const panel = byId("details");
  if (!panel.hidden) {
    panel.focus();
  }
}

function closeDetails() {
  const inside = byId("details").contains(document.activeElement);
  choose(-1);
  if (inside) {
    focusView();
  }
}

function showDetails() {
  const panel = byId("details");
  panel.hidden = chosen.job < 0;
  if (chosen.job >= 0) {
    panel.replaceChildren(...detailsOf(chosen.job));
    panel.scrollTop = 0;
  }
}

function detailsOf(job) {
  const state = stateOf(job);
  const error = errorOf(job);
  const many = attempts[job].length;
  return [
    element("header", {}, element("h2", {}, isolated(inLine(run.name[job], 1000) || "(no name)")),
      element("button", { class: "icon", type: "button", "aria-label": "Close", title: "Close (Esc)", onclick: closeDetails }, "✕")),
    element("p", { class: "state " + state.sign }, sign(state.sign), state.word,
      many ? element("span", { class: "how" }, "after " + many + " of " + count(run.tries[job], "attempt")) : ""),
    run.plan && run.why[job] && !error ? element("p", {}, isolated(reasonOf(job))) : "",
    hasFlapped(job) ? element("p", {}, "flapping: its check had passed, and then failed") : "",
    ...(error ? errorBlocks(error, false) : []),
    run.blockedBy[job].length ? links(run.plan ? "Waits for" : "Blocked by", run.blockedBy[job]) : "",
    factsOf(job),
    links("Depends on", run.needs[job]),
    links("Comes after", termsOf(job).after),
    links("Needed by", dependents[job]),
    results.has(job) ? element("section", {}, element("h3", {}, "Result"), longText(results.get(job)[1], "message value")) : "",
    many ? element("section", {}, element("h3", {}, "Attempts"), ...attemptsOf(job)) : "",
    ...(cleanupsOf.get(job) || []).map(cleanupBlock)
  ].filter(part => part !== "");
}

const termsOf = job => terms.get(job) || { after: [], facts: [] };

function factsOf(job) {
  const facts = element("dl", { class: "facts" });
  const fact = (name, value, style = "") => value !== "" &&
    facts.append(element("div", { class: style }, element("dt", {}, name), element("dd", { class: style }, value)));
  if (attempts[job].length) {
    fact("time", duration(lastEnd[job] - firstStart[job]));
    fact("of it waiting", waited[job] ? duration(waited[job]) : "");
    fact("slack", run.plan ? "" : onPath[job] ? "none: critical" : duration(run.slack[job]), onPath[job] ? "on-path" : "");
    fact("started at", duration(firstStart[job]));
  }
  fact("tries", String(run.tries[job]));
  const backoff = typeof run.delay[job] === "string";
  fact(backoff ? "backoff" : "retry delay", run.tries[job] < 2 ? "" : backoff ? run.delay[job] : duration(run.delay[job]));
  const { facts: others } = termsOf(job);
  for (let i = 0; i < others.length; i += 2) {
    fact(others[i], inLine(others[i + 1]), "wide");
  }
  fact("kind", run.kind[job]);
  fact("class", run.type[job].startsWith("dev.fixpoint.job.") ? "" : run.type[job], "wide");
  return facts;
}

function jobLink(job) {
  if (isElsewhere(job)) {
    return element("li", {}, isolated(labelOf(job)), element("span", { class: "quiet" }, " (not in this part)"));
  }
  return element("li", {}, sign(stateOf(job).sign),
    element("button", { class: "link", type: "button", onclick: () => choose(job) }, isolated(labels[job])));
}

function links(title, jobs) {
  const known = jobs.filter(job => isElsewhere(job) || job >= 0);
  if (!known.length) {
    return "";
  }
  const list = element("ul", { class: "jobs" }, ...known.slice(0, MANY_LINKS).map(jobLink));
  if (known.length > MANY_LINKS) {
    const more = element("li", {}, element("button", { class: "link", type: "button", onclick: () => {
      more.replaceWith(...known.slice(MANY_LINKS, 2000).map(jobLink));
    } }, "and " + (known.length - MANY_LINKS).toLocaleString("en") + " more"));
    list.append(more);
  }
  const size = known.length > 1 ? " (" + known.length.toLocaleString("en") + ")" : "";
  return element("section", {}, element("h3", {}, title + size), list);
}

// A text of any length: the first part of it, and the rest when asked for.
function longText(text, style) {
  const whole = inBlock(text.length > LONG ? cut(text, LONG) : text);
  const block = element("pre", { class: style, dir: "auto" }, whole);
  if (text.length <= LONG) {
    return block;
  }
  const button = element("button", { class: "link", type: "button", onclick: () => {
    block.textContent = inBlock(text);
    button.remove();
  } }, "show all " + text.length.toLocaleString("en") + " characters");
  return element("div", {}, block, button);
}

function errorBlocks(error, withTrace) {
  const blocks = [longText(error.message || error.type, "message")];
  if (error.expected !== null && error.actual !== null) {
    blocks.push(element("dl", { class: "compared" },
      element("dt", {}, "expected"), element("dd", {}, isolated(inBlock(cut(error.expected, LONG)))),
      element("dt", {}, "actual"), element("dd", {}, isolated(inBlock(cut(error.actual, LONG))))));
  }
  const notes = [error.hopeless && !run.plan ? "hopeless: not tried again" : "",
    error.retryAfter >= 0 ? "asked to be tried again after " + duration(error.retryAfter) : ""].filter(note => note);
  if (notes.length) {
    blocks.push(element("p", { class: "quiet" }, notes.join("; ")));
  }
  if (withTrace) {
    blocks.push(element("p", { class: "quiet" }, isolated(inLine(error.type))));
  }
  if (withTrace && FRAMES.test(error.trace)) {
    blocks.push(folded("stack trace", () => longText(error.trace, "trace")));
  }
  return blocks;
}

// Content that is made when it is unfolded for the first time.
function folded(title, make) {
  const block = element("details", {}, element("summary", {}, title));
  block.addEventListener("toggle", () => block.append(make()), { once: true });
  return block;
}

function attemptsOf(job) {
  const list = attempts[job];
  return list.flatMap((attempt, index) => {
    const open = index === list.length - 1;
    const block = element("details", { class: "attempt", open },
      element("summary", {}, "Attempt " + (index + 1), element("span", { class: "how" },
        (run.plan ? "checked" : attempt.outcome) + ", sweep " + attempt.sweep + ", " + duration(attempt.end - attempt.start))),
      ...(attempt.instantiated ? [] : [element("p", { class: "quiet" }, "there was no instance")]),
      ...attempt.phases.map(phaseBlock));
    const gap = index + 1 < list.length ? list[index + 1].start - attempt.end : 0;
    if (gap <= 0) {
      return [block];
    }
    const wait = waitBehind(job, index);
    const turn = gap > wait ? (wait > 0 ? ", then " : "waited ") + duration(gap - wait) + " for its turn" : "";
    return [block, element("p", { class: "retry" }, (wait > 0 ? "waited " + duration(wait) : "") + turn)];
  });
}

function phaseBlock(phase) {
  const summary = [element("b", {}, phase.name),
    element("span", { class: "result " + (phase.error ? "bad" : "good") }, phase.error ? "failed" : "passed"),
    element("span", { class: "how quiet" }, duration(phase.end - phase.start) + " at " + duration(phase.start))];
  if (!phase.error) {
    return element("div", { class: "phase" }, ...summary);
  }
  const block = element("details", { class: "phase" }, element("summary", {}, ...summary));
  block.addEventListener("toggle", () => block.append(...errorBlocks(phase.error, true)), { once: true });
  return block;
}

function cleanupBlock(cleanup) {
  return element("section", {}, element("h3", {}, "Cleanup of attempt " + cleanup.attempt), phaseBlock({ name: "cleanup", ...cleanup }));
}

function startDetails() {
  onChoice(change => change.job && showDetails());
}
