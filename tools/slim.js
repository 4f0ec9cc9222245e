// What npm runs after it has installed: takes away what is never loaded, some 650 of 1200 MB: libraries for other machines, source maps, builds
// for browsers. It touches nothing but the folders named here, in this package's own node_modules, and never fails an install: what cannot be
// removed stays. `npm ci` puts everything back before it runs again.
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Folders with a file or folder a machine, `PLATFORM/ARCHITECTURE`, of which one is ours. */
const MACHINES = ["onnxruntime-node/bin/napi-v6", "zeromq/build"];

/** Files that are never loaded, by the folder below which they lie. */
const UNUSED = [
  [".", /\.map$/],
  ["@tensorflow", /_test\.(js|d\.ts)$|\.(fesm|es2017)(\.min)?\.js$|\/dist\/tf[-\w]*(\.min)?\.js$|\/src\/.*\.ts$/],
  ["plotly.js/dist", /^(?!.*\/plotly-cartesian\.min\.js$).*\.(js|json)$/],
  ["maplibre-gl", /\/(dist|src)\/.*\.(js|ts)$/],
  ["@maplibre/maplibre-gl-style-spec", /\/(dist|src)\/.*\.(js|mjs|cjs|ts)$/],
];

/** Removes what is never loaded on this machine from a node_modules; gives the number of files and folders. */
export function slim(modules, { platform, arch } = process) {
  const doomed = [];
  for (const folder of MACHINES) {
    const at = join(modules, folder);
    if (!namesIn(join(at, platform)).includes(arch)) continue;
    for (const system of namesIn(at)) {
      if (system !== platform && !system.includes(".")) doomed.push(join(at, system));
    }
    for (const other of namesIn(join(at, platform))) if (other !== arch) doomed.push(join(at, platform, other));
  }
  for (const [folder, pattern] of UNUSED) {
    const at = join(modules, folder);
    for (const name of namesIn(at, { recursive: true })) {
      if (pattern.test(`/${folder}/${name.replaceAll("\\", "/")}`)) doomed.push(join(at, name));
    }
  }
  return doomed.filter(remove).length;
}

function namesIn(folder, options) {
  try {
    return readdirSync(folder, options).map(String);
  } catch {
    return [];
  }
}

function remove(path) {
  try {
    rmSync(path, { recursive: true });
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) slim(join(root, "node_modules"));
