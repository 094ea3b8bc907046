// What the reader has chosen: a job, words to search for, outcomes to look at. All views show it.

const chosen = { job: -1, query: "", states: new Set() };
const choiceListeners = [];
let matching = null; // for each job 1 if it matches; null if nothing is searched for
let matchCount = jobCount;
const LONGEST_ADDRESS = 2000;

function onChoice(listener) {
  choiceListeners.push(listener);
}

function tell(change) {
  choiceListeners.forEach(listener => listener(change));
}

function matches(job) {
  return matching === null || matching[job] === 1;
}

// Chooses a job (or none, by -1). With reveal, the views bring it into sight.
function choose(job, reveal = true) {
  if (job !== chosen.job) {
    chosen.job = job;
    writeAddress();
  }
  tell({ job: true, reveal });
}

function search(query) {
  chosen.query = query;
  match();
}

function toggleState(state) {
  if (!chosen.states.delete(state)) {
    chosen.states.add(state);
  }
  match();
}

function match() {
  const words = chosen.query.toLowerCase().split(/\s+/).filter(word => word);
  if (!words.length && !chosen.states.size) {
    matching = null;
    matchCount = jobCount;
  } else {
    matching = new Uint8Array(jobCount);
    matchCount = 0;
    for (let job = 0; job < jobCount; job++) {
      if ((!chosen.states.size || chosen.states.has(run.state[job])) && words.every(word => lowerNames[job].includes(word))) {
        matching[job] = 1;
        matchCount++;
      }
    }
  }
  tell({ matches: true });
}

// The next job that matches, after the chosen one, in the order of the positions.
function nextMatch(step = 1) {
  for (let i = 1; i <= jobCount; i++) {
    const job = (((chosen.job < 0 && step < 0 ? 0 : chosen.job) + step * i) % jobCount + jobCount) % jobCount;
    if (matches(job)) {
      return job;
    }
  }
  return -1;
}

function addressOf(job) {
  const name = run.name[job];
  return name.length > LONGEST_ADDRESS ? "" : "#job=" + encodeURIComponent(name);
}

function writeAddress() {
  const address = chosen.job < 0 ? "" : addressOf(chosen.job);
  try {
    history.replaceState(null, "", address || location.pathname + location.search);
  } catch (e) {
    // an address is a convenience; some places have none to write
  }
}

function readAddress() {
  if (!location.hash.startsWith("#job=")) {
    return;
  }
  try {
    const job = jobByName.get(decodeURIComponent(location.hash.slice(5)));
    if (job !== undefined) {
      choose(job);
    }
  } catch (e) {
    // not an address of ours
  }
}
