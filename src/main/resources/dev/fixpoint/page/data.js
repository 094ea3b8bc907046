// The run, read from the page. Jobs are numbers; times are microseconds since the start.

const run = JSON.parse(byId("run").textContent);
const jobCount = run.name.length;
const states = run.states.map(([signName, word]) => ({ sign: signName, word }));
const stateOf = job => states[run.state[job]];

// What is at the root of a blocked job may be outside of this part of the graph. Then it is a name, not a number.
const isElsewhere = root => typeof root === "string";
run.blockedBy = run.blockedBy.map(set => run.rootSets[set]); // most blocked jobs share one

const dependents = Array.from({ length: jobCount }, () => []);
run.needs.forEach((needs, job) => needs.forEach(need => need >= 0 && dependents[need].push(job)));

const labelOf = name => (name === "" ? "(no name)" : inLine(name));
const labels = run.name.map(labelOf);
const lowerNames = run.name.map(name => name.toLowerCase());
const jobByName = new Map(run.name.map((name, job) => [name, job]));
const onPath = new Uint8Array(jobCount);
run.critical.forEach(job => (onPath[job] = 1));

const errors = run.errors.map(([type, message, trace, expected, actual, hopeless, retryAfter]) =>
  ({ type, message, trace, expected, actual, hopeless, retryAfter }));

// Attempts as objects: {sweep, outcome, instantiated, start, end, wait, phases: [{name, start, end, error}]}.
const attempts = run.attempts.map(list => list.map(readAttempt));

function readAttempt([sweep, outcome, instantiated, start, wait, ...rest]) {
  const phases = [];
  let at = start;
  for (let i = 0; i < rest.length; i += 4) {
    const from = at + rest[i + 1];
    at = from + rest[i + 2];
    phases.push({ name: rest[i], start: from, end: at, error: errors[rest[i + 3]] });
  }
  return { sweep, outcome, instantiated, start, end: at, wait, phases };
}

const cleanups = run.cleanups.map(([job, attempt, start, length, error]) =>
  ({ job, attempt, start, end: start + length, error: errors[error] }));
const cleanupsOf = new Map();
cleanups.forEach(cleanup => {
  if (!cleanupsOf.has(cleanup.job)) {
    cleanupsOf.set(cleanup.job, []);
  }
  cleanupsOf.get(cleanup.job).push(cleanup);
});

const lastOf = list => list[list.length - 1];
const firstStart = attempts.map(list => (list.length ? list[0].start : -1));
const lastEnd = attempts.map(list => (list.length ? lastOf(list).end : -1));
const worked = attempts.map(list => list.reduce((sum, attempt) => sum + attempt.end - attempt.start, 0));

// How long the retry delay, the backoff or the check itself demanded to wait behind an attempt. The rest of the gap was for a turn.
function waitBehind(job, index) {
  const list = attempts[job];
  return Math.max(0, Math.min(list[index + 1].start - list[index].end, list[index].wait));
}

// How long an attempt waited before one of its phases: only before the further checks of a job that must be stable.
function waitBefore(phases, index) {
  return index > 0 && phases[index].name === "confirm" ? phases[index].start - phases[index - 1].end : 0;
}

const sumOf = numbers => numbers.reduce((sum, number) => sum + number, 0);
const waited = attempts.map((list, job) =>
  sumOf(list.slice(1).map((attempt, index) => waitBehind(job, index)))
  + sumOf(list.map(attempt => sumOf(attempt.phases.map((phase, index) => waitBefore(attempt.phases, index))))));

// What few jobs declare: {after: jobs, facts: [name, value, name, value]}.
const terms = new Map();
for (let i = 0; i < run.terms.length; i += 3) {
  terms.set(run.terms[i], { after: run.terms[i + 1], facts: run.terms[i + 2] });
}

const results = new Map();
for (let i = 0; i < run.results.length; i += 2) {
  results.set(run.results[i], run.results[i + 1]);
}

// What the last attempt failed with.
function errorOf(job) {
  const last = lastOf(attempts[job]);
  const phase = last && lastOf(last.phases);
  return phase && phase.error;
}

// Whether its checks first passed and then failed; to take too long is another fault.
function hasFlapped(job) {
  const last = lastOf(attempts[job]);
  const phase = last && lastOf(last.phases);
  return Boolean(phase && last.outcome === "failed" && phase.name === "confirm" && phase.error
    && phase.error.type !== "dev.fixpoint.job.TimeoutException");
}

// Why a job is as it is, in a line.
function reasonOf(job) {
  if (run.plan) {
    return inLine(run.why[job], 300);
  }
  const error = errorOf(job);
  if (error) {
    return inLine((hasFlapped(job) ? "flapping: " : "") + firstLine(error.type, error.message), 300);
  }
  const roots = run.blockedBy[job];
  if (!roots.length) {
    return "";
  }
  const named = roots.slice(0, 3).map(root => (isElsewhere(root) ? labelOf(root) : labels[root])).join(", ");
  return "blocked by " + named + (roots.length > 3 ? " and " + (roots.length - 3) + " more" : "");
}
