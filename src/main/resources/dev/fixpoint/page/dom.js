// Elements, made of text alone: nothing here or elsewhere reads markup.

const byId = id => document.getElementById(id);

// Makes an element: properties (class, on..., data-..., aria-...) and children (elements, texts, nothing).
function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name.startsWith("on")) {
      made.addEventListener(name.slice(2), value);
    } else if (value === true) {
      made.setAttribute(name, "");
    } else {
      made.setAttribute(name, String(value));
    }
  }
  made.append(...children.filter(child => child !== null && child !== undefined && child !== ""));
  return made;
}

function isolated(text) {
  return element("bdi", {}, text);
}

function sign(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "sign " + name);
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", "#sign-" + name);
  svg.append(use);
  return svg;
}

// The same signs for a canvas.
const signPaths = new Map();
function signPath(name) {
  if (!signPaths.has(name)) {
    signPaths.set(name, new Path2D(document.querySelector("#sign-" + name + " path").getAttribute("d")));
  }
  return signPaths.get(name);
}

function announce(text) {
  byId("announcement").textContent = text;
}

// Calls at most once a frame, however often it is asked to.
function oncePerFrame(action) {
  let asked = false;
  return () => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        action();
      });
    }
  };
}
