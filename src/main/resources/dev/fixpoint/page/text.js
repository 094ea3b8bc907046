// Texts as they are shown: escapes for what cannot be seen, durations, plurals.

const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
const UNSEEN_IN_LINES = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

function escapeCharacter(character) {
  const known = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
  return known || "\\u" + character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
}

function cut(text, most) {
  if (text.length <= most) {
    return text;
  }
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? most - 1 : most) + " …";
}

// One line, whatever is in the text.
function inLine(text, most = 200) {
  return cut(text, most).replace(UNSEEN, escapeCharacter);
}

// The text with its lines.
function inBlock(text) {
  return text.replace(/\r\n/g, "\n").replace(UNSEEN_IN_LINES, escapeCharacter);
}

// The first line of a message, with dots if there are more.
function firstLine(type, message) {
  if (!message) {
    return type;
  }
  const end = message.search(/[\n\r\u000b\u000c\u0085\u2028\u2029]/);
  const line = end < 0 ? message : message.slice(0, end);
  return end < 0 || end >= message.length - 1 ? line : line + " ...";
}

function shortest(number, digits) {
  return String(Number(number.toFixed(digits)));
}

// Microseconds in at most two units: 0s, 12ms, 1.5s, 2m 3s.
function duration(micros) {
  if (micros === 0) {
    return "0s";
  }
  if (micros < 1000) {
    return micros + "us";
  }
  if (micros < 1e6) {
    return shortest(Math.floor(micros / 100) / 10, 1) + "ms";
  }
  if (micros < 6e7) {
    return shortest(Math.floor(micros / 1000) / 1000, 3) + "s";
  }
  const seconds = Math.floor(micros / 1e6);
  const units = [[86400, "d", 3600, "h"], [3600, "h", 60, "m"], [60, "m", 1, "s"]];
  const [large, largeUnit, small, smallUnit] = units.find(([unit]) => seconds >= unit);
  const rest = Math.floor((seconds % large) / small);
  return Math.floor(seconds / large) + largeUnit + (rest ? " " + rest + smallUnit : "");
}

function count(number, noun) {
  return number.toLocaleString("en") + " " + noun + (number === 1 ? "" : "s");
}
