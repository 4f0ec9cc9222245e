// All measurements against peers, one after the other: `npm run bench`, or `node bench/run.js NAME…` for those whose names begin so. Each prints JSON
// lines; a missing peer is one line that says so, and one that fails leaves the others.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What others use, and what does nothing unless told what. */
const LEFT_OUT = /^(run|findPython|rounding|cluster|.*Worker)\.js$/;

const folder = fileURLToPath(new URL(".", import.meta.url));
const wanted = process.argv.slice(2);
const names = readdirSync(folder).filter((name) => name.endsWith(".js") && !LEFT_OUT.test(name));
for (const name of names.filter((n) => wanted.length === 0 || wanted.some((w) => n.startsWith(w)))) {
  console.error(`bench/${name}`);
  const { status } = spawnSync(process.execPath, [`${folder}${name}`], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
