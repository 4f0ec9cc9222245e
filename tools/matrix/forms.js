import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { call } from "./call.js";

const CHECKOUT = fileURLToPath(new URL("../..", import.meta.url));

/** Quick to run, and of three kinds: arithmetic, pictures, the network. */
const THREE = ["normal-law", "preprocessing", "vgg16-training"];

/** What is tried in each place; each gives a line that says what worked, and throws where something did not. */
export const FORMS = {
  here: (cell) => tryAll({ ...cell, home: CHECKOUT, out: `${cell.folder}-out` }),

  clone: async (cell) => {
    await clone(cell, cell.folder);
    return tryAll({ ...cell, home: cell.folder });
  },

  folder: async (cell) => {
    const home = join(cell.folder, "Prüfstand der Linien ß");
    await clone(cell, home);
    return tryAll({ ...cell, home });
  },

  // Another user can read it and write nothing of it: caches and results lie in a folder of his own.
  user: async (cell) => {
    if (process.getuid?.() !== 0) return "skipped: needs root, to become another user";
    await clone(cell, cell.folder);
    const out = `${cell.folder}-results`;
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out);
    chmodSync(out, 0o777);
    const user = { uid: 65534, gid: 65534 };
    return tryAll({
      ...cell,
      home: cell.folder,
      out: join(out, "results"),
      user,
      env: { HOME: out, XDG_CACHE_HOME: join(out, "cache") },
    });
  },

  package: async (cell) => {
    const { node, folder } = cell;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await call(["npm", "pack", "--ignore-scripts", "--pack-destination", folder], { cwd: CHECKOUT });
    const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
    writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
    await call(["npm", "install", "--omit=dev", "--no-audit", "--no-fund", "--prefer-offline", `./${tarball}`], {
      cwd: folder,
      path: node.path,
    });
    await installTensorflow(cell, folder);
    writeFileSync(
      join(folder, "mine.js"),
      'import * as lab from "ridgelab";\nimport { wilson } from "ridgelab/metrics";\n' +
        'const run = await lab.run("normal-law", {}, { profile: "smoke" });\nconst frame = await run.frame("tails");\n' +
        "console.log(frame.shape[0] > 0 && wilson(1, 10).low > 0);\n",
    );
    const said = await call([node.binary, "mine.js"], { cwd: folder });
    if (said.trim() !== "true") throw new Error(`a module that imports ridgelab said ${said}`);
    const bin = join(folder, "node_modules", "ridgelab", "bin", "ridgelab.js");
    return tryAll({ ...cell, home: folder, bin, brief: true });
  },
};

async function clone(cell, home) {
  rmSync(home, { recursive: true, force: true });
  await call(["git", "clone", "--quiet", "--depth", "1", `file://${CHECKOUT}`, home]);
  await call(["npm", "ci", "--no-audit", "--no-fund", "--prefer-offline"], { cwd: home, path: cell.node.path });
  await installTensorflow(cell, home);
}

async function installTensorflow({ backend, tensorflow, node }, home) {
  if (backend === "tensorflow") await call(["bash", "-c", `${tensorflow} "$0"`, home], { cwd: home, path: node.path });
}

async function tryAll({
  node,
  home,
  backend,
  brief,
  user,
  env = {},
  bin = join(home, "bin", "ridgelab.js"),
  out = join(home, "results"),
}) {
  const lab = (...words) => call([node.binary, bin, ...words], { cwd: home, env: { RIDGELAB_BACKEND: backend, ...env }, user });
  const ids = (await lab("list")).split("\n").filter((line) => /^[a-z]/.test(line));
  await lab("run", ...(brief ? THREE : ["all"]), "--profile", "smoke", "--out", out);
  await lab("report", "--out", out);
  const made = readFileSync(join(out, "vgg16-training", newestIn(join(out, "vgg16-training")), "manifest.json"), "utf8");
  if (!made.includes(`"backend": "${backend}`)) throw new Error(`the run does not say that it was made on ${backend}`);
  await lab("notebook", "run", "06", "--profile", "smoke", "--out", out);
  const doctor = await lab("doctor", "--out", out);
  if (!doctor.includes(`node       ${node.version} `)) throw new Error(`doctor names another Node than ${node.version}`);
  const draws = doctor.includes("draws SVG, PNG and PDF");
  if (draws) await lab("figures", "normal-law", "--out", out);
  return `list, ${brief ? `${THREE.length} runs` : `all ${ids.length} experiments`} in smoke, report, ${draws ? "" : "no browser for "}figures, notebook 06, doctor`;
}

function newestIn(folder) {
  return readdirSync(folder).find((name) => name.startsWith("smoke-"));
}
