// A canvas as sharp as the screen.

// Gives a canvas the size of its place, and returns its context, scaled so that a unit is a CSS pixel.
function prepare(canvas, width, height) {
  const ratio = Math.min(window.devicePixelRatio || 1, 3);
  const wide = Math.round(width * ratio);
  const high = Math.round(height * ratio);
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  }
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

// Diagonal lines over a rectangle: a sign for eyes that do not tell colors apart.
function hatch(context, x, y, width, height, gap, style) {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.beginPath();
  for (let at = x - height; at < x + width; at += gap) {
    context.moveTo(at, y + height);
    context.lineTo(at + height, y);
  }
  context.lineWidth = 1;
  context.strokeStyle = style;
  context.setLineDash([]);
  context.stroke();
  context.restore();
}

// Cuts a text to a width, by an ellipsis.
function fit(context, text, width) {
  if (text.length > 400) {
    text = text.slice(0, 400) + "…";
  }
  if (context.measureText(text).width <= width) {
    return text;
  }
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (context.measureText(text.slice(0, middle) + "…").width <= width) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low === 0 ? "" : text.slice(0, low) + "…";
}

function drawSign(context, name, x, y, size, style) {
  context.save();
  context.translate(x, y);
  context.scale(size / 16, size / 16);
  context.lineWidth = 1.9;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.strokeStyle = style;
  context.stroke(signPath(name));
  context.restore();
}

// A small note beside the pointer.
function makeTip(place) {
  const tip = element("div", { class: "tip", hidden: true });
  place.append(tip);
  return {
    hide() {
      tip.hidden = true;
    },
    show(x, y, ...content) {
      tip.replaceChildren(...content);
      tip.hidden = false;
      const left = Math.min(x + 14, place.clientWidth - tip.offsetWidth - 8);
      const below = y + 18 + tip.offsetHeight < place.clientHeight;
      tip.style.left = Math.max(4, left) + "px";
      tip.style.top = (below ? y + 18 : Math.max(4, y - tip.offsetHeight - 10)) + "px";
    }
  };
}

function tool(tools, label, title, action) {
  const button = element("button", { type: "button", title, "aria-label": title, onclick: action }, label);
  tools.append(button);
  return button;
}
