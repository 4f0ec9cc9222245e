// What package-lock.json says beyond versions. `node tools/lock.js` is to be run after `npm install` has changed it (a test says so);
// `npm pack` runs it with --pack, which writes the package's npm-shrinkwrap.json, so that an installed ridgelab has these versions, and with --packed.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LOCK = fileURLToPath(new URL("../package-lock.json", import.meta.url));
const SHRINKWRAP = fileURLToPath(new URL("../npm-shrinkwrap.json", import.meta.url));

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

/** The lockfile's text without what only development needs. */
export function shrunk(text) {
  const lock = JSON.parse(text);
  const kept = Object.entries(lock.packages).filter(([, { dev, devOptional }]) => !dev && !devOptional);
  const { devDependencies: _, peerDependencies: _p, peerDependenciesMeta: _m, ...root } = lock.packages[""];
  return `${JSON.stringify({ ...lock, packages: { ...Object.fromEntries(kept), "": root } }, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = trimmed(readFileSync(LOCK, "utf8"));
  if (process.argv.includes("--pack")) writeFileSync(SHRINKWRAP, shrunk(text));
  else if (process.argv.includes("--packed")) rmSync(SHRINKWRAP, { force: true });
  else writeFileSync(LOCK, text);
}
