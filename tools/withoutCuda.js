// What npm runs before the install scripts of the packages that ridgelab needs, and with --done after them. onnxruntime-node's would fetch 400 MB
// of CUDA libraries, and where its host is not reached end the whole installation; the CPU's library is in the package. It fetches nothing where
// those files are there, so empty ones stand in for them meanwhile. A checkout needs none: its lockfile leaves that script out (tools/lock.js).
import { existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const done = process.argv.includes("--done");
try {
  const require = createRequire(import.meta.url);
  const { requirements, manifests } = require("onnxruntime-node/script/install-metadata.js");
  const folder = dirname(require.resolve("onnxruntime-node/package.json"));
  const machine = `${process.platform}/${process.arch}`;
  for (const name of requirements[machine] ?? []) {
    for (const file of Object.keys(manifests[`${machine}:${name}`] ?? {})) {
      const path = join(folder, "bin", "napi-v6", machine, file);
      if (!done && !existsSync(path)) writeFileSync(path, "");
      if (done && existsSync(path) && statSync(path).size === 0) rmSync(path);
    }
  }
} catch {
  // Another version of the package, which may do otherwise, or a folder that cannot be written: then its script does what it does.
}
