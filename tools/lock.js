// What package-lock.json says beyond versions: `node tools/lock.js` is to be run after `npm install` has changed it (a test says so).
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LOCK = fileURLToPath(new URL("../package-lock.json", import.meta.url));

/** Packages whose install script npm is not to run: this one fetches 400 MB of CUDA libraries; the CPU's is in the package. */
const WITHOUT_SCRIPT = ["node_modules/onnxruntime-node"];
/** Packages that run in a browser, or in nothing of ours, and whose wish for a Node of their own does not concern it. */
const WITHOUT_ENGINES = ["node_modules/plotly.js", "node_modules/@mapbox/jsonlint-lines-primitives"];

/** The lockfile's text as it should be. */
export function trimmed(text) {
  const lock = JSON.parse(text);
  for (const name of WITHOUT_SCRIPT) delete lock.packages[name]?.hasInstallScript;
  for (const name of WITHOUT_ENGINES) delete lock.packages[name]?.engines;
  return `${JSON.stringify(lock, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(LOCK, trimmed(readFileSync(LOCK, "utf8")));
}
