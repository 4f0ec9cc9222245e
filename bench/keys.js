// Encrypting and opening a document on one core, beside the age tool and the typage package: `node bench/keys.js [MB]` after
// `npm run build`; default 512. Processor time (user and system) decides; the goal is 70 MB/s. Where age is not installed one line says so.
import { spawnSync } from "node:child_process";
import { appendFileSync, createReadStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decryptAge, encryptAge } from "../dist/src/keys/ageFile.js";
import { ageIdentity, ageRecipient } from "../dist/src/keys/ageIdentity.js";
import { writeStreamAtomic } from "../dist/src/keys/writeStreamAtomic.js";

const MB = Number(process.argv[2] ?? 512);
const GOAL = 70;
const key = Uint8Array.from({ length: 32 }, (_, i) => i + 1);
const identity = ageIdentity(key);
const recipient = await ageRecipient(key);
const folder = mkdtempSync(join(tmpdir(), "ridgelab-bench-"));
const [plain, sealed, opened, identityFile] = ["plain", "sealed.age", "opened", "identity"].map((name) => join(folder, name));

try {
  writeFileSync(identityFile, `${identity}\n`);
  for (let mb = 0; mb < MB; mb++) appendFileSync(plain, Buffer.alloc(1e6, `a document, of no sense ${mb}`));
  await ours("encrypt", () => writeStreamAtomic(sealed, encryptAge(createReadStream(plain), recipient)));
  await ours("decrypt", () => writeStreamAtomic(opened, decryptAge(createReadStream(sealed), identity)));
  if (spawnSync("cmp", [opened, plain]).status !== 0) throw new Error("what was opened is not the document");
  rmSync(opened);
  if (spawnSync("age", ["--version"]).status !== 0) {
    console.log(JSON.stringify({ bench: "keys age", skipped: "the age tool is not installed" }));
  } else {
    age("encrypt", ["-r", recipient, "-o", opened, plain]);
    age("decrypt", ["-d", "-i", identityFile, "-o", opened, sealed]);
  }
} finally {
  rmSync(folder, { recursive: true });
}

async function ours(what, run) {
  const before = process.cpuUsage();
  const began = performance.now();
  await run();
  const { user, system } = process.cpuUsage(before);
  report(what, (user + system) / 1e6, (performance.now() - began) / 1e3, {
    goal: GOAL,
    maxRssMB: process.resourceUsage().maxRSS / 1024,
  });
}

/** The age tool, its processor time told by bash. */
function age(what, args) {
  const began = performance.now();
  const { stderr } = spawnSync("bash", ["-c", 'TIMEFORMAT="%U %S"; time age "$@"', "age", ...args], { encoding: "utf8" });
  const [user, system] = stderr.trim().split(/\s+/).map(Number);
  report(`${what} by age`, user + system, (performance.now() - began) / 1e3, {});
}

function report(what, cpu, wall, more) {
  const result = { bench: `keys ${what}`, mbPerCpuSecond: MB / cpu, mbPerSecond: MB / wall, ...more };
  console.log(JSON.stringify(result, (_, value) => (typeof value === "number" ? Number(value.toPrecision(3)) : value)));
}
