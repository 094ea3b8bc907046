// Settings, arguments, stored values and results, secrets masked.

function startValues(place) {
  const sections = [
    ["Arguments", [...run.positional.map((value, index) => [String(index), value]), ...pairs(run.named)]],
    ["Stored", pairs(run.storage)],
    ["Results", [...results].map(([job, value]) => [run.name[job], value])]
  ];
  if (run.settings) {
    place.append(element("h2", {}, "Settings"), element("p", {}, run.settings));
  }
  for (const [title, rows] of sections) {
    place.append(element("h2", {}, title));
    place.append(rows.length ? valueTable(title, rows.slice(0, 1000)) : element("p", { class: "quiet" }, "None."));
    if (rows.length > 1000) {
      place.append(element("p", { class: "quiet" }, "and " + (rows.length - 1000).toLocaleString("en") + " more"));
    }
  }
  if (run.listenerError !== undefined) {
    place.append(element("h2", {}, "Error of a listener"), ...errorBlocks(errors[run.listenerError], true));
  }
}

function pairs(flat) {
  const all = [];
  for (let i = 0; i < flat.length; i += 2) {
    all.push([flat[i], flat[i + 1]]);
  }
  return all;
}

function valueTable(title, rows) {
  return element("table", { "aria-label": title }, element("tbody", {}, ...rows.map(([name, [type, text]]) =>
    element("tr", {}, element("th", { scope: "row" }, isolated(inLine(name))), element("td", {}, longText(text, "value-text")),
      element("td", { title: inLine(type) }, inLine(type.slice(type.lastIndexOf(".") + 1)))))));
}
