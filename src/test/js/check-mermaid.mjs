// Reads a flowchart with Mermaid's own parser and prints what it understood as JSON: the labels as they would be shown, the
// classes of the nodes, and the edges. The first argument names a directory whose node_modules has mermaid and jsdom
// (npm install, with the package.json beside this file), the second the file to read.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [directory, file] = process.argv.slice(2);
const require = createRequire(join(directory, "package.json"));
const { JSDOM } = require("jsdom");
const window = new JSDOM("").window;
Object.assign(globalThis, { window, document: window.document });

const mermaid = (await import(pathToFileURL(join(directory, "node_modules/mermaid/dist/mermaid.core.mjs")))).default;
mermaid.initialize({});
const text = readFileSync(file, "utf8");
const longest = mermaid.mermaidAPI.getConfig().maxTextSize; // looked at only when it draws
if (!(text.length <= longest)) {
  throw new Error("the text has " + text.length + " characters, and Mermaid takes " + longest);
}
const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);

// The parser keeps entity codes as marks of its own, which Mermaid turns into HTML entities when it draws.
function shown(label) {
  const element = document.createElement("div");
  element.innerHTML = label.replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";");
  return element.childElementCount === 0 ? element.textContent : "ELEMENTS IN " + label;
}

const nodes = [...diagram.db.getVertices().values()].map((vertex) => ({
  id: vertex.id,
  label: shown(vertex.text),
  classes: vertex.classes,
}));
const edges = diagram.db.getEdges().map((edge) => `${edge.start} -> ${edge.end}`);
console.log(JSON.stringify({ type: diagram.type, nodes, edges }));
