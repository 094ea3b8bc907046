// Light and dark: what the system says, until the reader says otherwise. Pictures on a canvas take their colors from here.

const COLORS = ["paper", "wash", "raised", "ink", "soft", "line", "edge", "accent", "critical", "on-failed", "passed",
  "converged", "failed", "cancelled", "blocked", "excluded", "assumed", "notrun"];
const color = {};
const themeListeners = [];

function readColors() {
  const style = getComputedStyle(document.documentElement);
  COLORS.forEach(name => (color[name] = style.getPropertyValue("--" + name).trim()));
  color.text = style.getPropertyValue("--text").trim();
}

function channel(hex, index) {
  return parseInt(hex.slice(1 + 2 * index, 3 + 2 * index), 16);
}

// So much of one color over another.
function mix(over, share, under = color.paper) {
  const part = index => Math.round(channel(over, index) * share + channel(under, index) * (1 - share));
  return "rgb(" + part(0) + "," + part(1) + "," + part(2) + ")";
}

function themeChanged() {
  readColors();
  themeListeners.forEach(listener => listener());
}

const systemDark = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : systemDark.matches;
}

function toggleTheme() {
  const theme = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  keep("fixpoint-theme", theme);
  themeChanged();
}

// Some browsers keep nothing for a file from a disk; then a choice lasts as long as the page.
function keep(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch (e) {
    // nothing to be done
  }
}

function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch (e) {
    return null;
  }
}

function startTheme() {
  const theme = kept("fixpoint-theme");
  if (theme === "dark" || theme === "light") {
    document.documentElement.dataset.theme = theme;
  }
  systemDark.addEventListener("change", themeChanged);
  byId("theme").addEventListener("click", toggleTheme);
  readColors();
}
