// How time and memory grow with the work: `node bench/growth.js [KIND …]` after `npm run build`. Each size runs in a process of its own, which
// says its processor time (without start and set-up) and its memory at its most; the exponent of each kind is that of least squares of
// ln(time) on ln(size), with Student's 95 %.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gramOf } from "../dist/src/classifiers/gramOf.js";
import { lockVault } from "../dist/src/keys/vault/lockVault.js";
import { openVault } from "../dist/src/keys/vault/openVault.js";
import { vaultSettings } from "../dist/src/keys/vault/settings.js";
import { vaultPrint } from "../dist/src/keys/vault/vaultPrint.js";
import { growthFit } from "../dist/src/metrics/growthFit.js";
import { fvcPairs } from "../dist/src/metrics/pairs.js";
import { codeTemplate } from "../dist/src/minutiae/match/codeTemplate.js";
import { compareMinutiae } from "../dist/src/minutiae/match/compareMinutiae.js";
import { rankGallery } from "../dist/src/minutiae/match/rankGallery.js";
import { startBackend } from "../dist/src/network/engine/startBackend.js";
import { createStream } from "../dist/src/random/createStream.js";
import { createFinger } from "../dist/src/synth/createFinger.js";
import { createImpression } from "../dist/src/synth/createImpression.js";

const cli = fileURLToPath(new URL("../bin/ridgelab.js", import.meta.url));
const stream = createStream(1, "bench/growth");

/** By kind: what is counted, the sizes, and what makes the work of a size and then does it. */
const KINDS = {
  "verification, fingers": {
    what: "all genuine and impostor pairs of fingers of two prints",
    sizes: [20, 60, 200, 600],
    prepare(fingers) {
      const coded = Array.from({ length: 2 * fingers }, () => codeTemplate(drawTemplate(45)));
      const prints = coded.map((_, i) => ({ finger: `${i >> 1}`, impression: `${i % 2}` }));
      return () => {
        for (const { probe, gallery } of fvcPairs(prints)) compareMinutiae(coded[probe], coded[gallery]);
      };
    },
  },
  "verification, minutiae": {
    what: "780 pairs of prints of so many minutiae",
    sizes: [10, 20, 40, 80, 160],
    prepare(minutiae) {
      const coded = Array.from({ length: 40 }, () => codeTemplate(drawTemplate(minutiae)));
      return () => {
        for (const [i, a] of coded.entries()) for (const b of coded.slice(i + 1)) compareMinutiae(a, b);
      };
    },
  },
  "identification, fingers": {
    what: "ten searches in a gallery of fingers of eight prints, in memory",
    sizes: [20, 200, 2000],
    prepare(fingers) {
      const gallery = Array.from({ length: 8 * fingers }, (_, i) => ({
        finger: `${i >> 3}`,
        template: codeTemplate(drawTemplate(45)),
      }));
      const probes = Array.from({ length: 10 }, () => codeTemplate(drawTemplate(45)));
      return () => {
        for (const probe of probes) rankGallery(probe, gallery, 10);
      };
    },
  },
  "classifiers, fingers": {
    what: "inner products of five rows of 100,352 features a finger",
    sizes: [20, 60, 200, 600],
    prepare(fingers) {
      const columns = 100_352;
      const data = Uint16Array.from({ length: 5 * fingers * columns }, () => 0x3c00 + stream.integer(1024));
      return async () => {
        await startBackend();
        gramOf({ rows: 5 * fingers, columns, data });
      };
    },
  },
  "far-frr, trials": {
    what: "trials of each condition, the smoke profile's conditions",
    sizes: [200, 800, 3200],
    command: (trials) => ["run", "far-frr", "--profile", "smoke", "--set", `trials=${trials}`, "--force"],
  },
  "key-security, records": {
    what: "vaults that a print of another finger is tried on",
    sizes: [20, 60, 200],
    prepare(records) {
      const print = (finger, k) => vaultPrint(createImpression(createFinger(1, finger), k).image);
      const settings = vaultSettings(1);
      const random = (count) => Uint8Array.from({ length: count }, () => stream.integer(256));
      const { helper } = lockVault([[0, 1, 2, 3].map((k) => print(0, k))], random, settings);
      const probe = print(1, 0);
      return () => {
        for (let k = 0; k < records; k++) openVault(helper, [[probe]], stream);
      };
    },
  },
};

const [kind, size] = process.argv[2] === "--one" ? process.argv.slice(3) : [];
if (kind) await one(KINDS[kind], Number(size));
else for (const name of Object.keys(KINDS).filter((name) => asked(name))) growth(name, KINDS[name]);

function asked(name) {
  const words = process.argv.slice(2);
  return words.length === 0 || words.some((word) => name.startsWith(word));
}

/** In a process of its own: prints the processor time of the work, and what there was of memory. */
async function one({ prepare }, size) {
  const work = prepare(size);
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify({ seconds: (user + system) / 1e6, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }));
}

function growth(name, { what, sizes, command }) {
  const measured = sizes.map((size) => ({ size, ...(command ? measureCommand(command(size)) : measureOne(name, size)) }));
  const fit = growthFit(
    measured.map(({ size, seconds }) => ({ points: size, cost: seconds })),
    "power",
  );
  const { low, high } = fit.interval;
  console.log(
    JSON.stringify({
      bench: "growth",
      kind: name,
      what,
      measured,
      exponent: fit.rate.toFixed(2),
      interval: [low, high].map((bound) => bound.toFixed(2)),
    }),
  );
}

function measureOne(name, size) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [process.argv[1], "--one", name, `${size}`], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${name} at ${size} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

/** A command of the lab, its start and its own set-up included. */
function measureCommand(args) {
  const cwd = mkdtempSync(join(tmpdir(), "ridgelab-bench-"));
  const says =
    'process.on("exit", () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); console.error("\\nused", userCPUTime + systemCPUTime, maxRSS); });';
  const spy = `data:text/javascript,${encodeURIComponent(says)}`;
  try {
    const { stderr, status } = spawnSync(process.execPath, ["--import", spy, cli, ...args, "--quiet"], { cwd, encoding: "utf8" });
    if (status !== 0) throw new Error(`ridgelab ${args.join(" ")} ended with ${status}: ${stderr}`);
    // Workers' processor time is the process's own: the last line is the main thread's, which ends last.
    const [, microseconds, kilobytes] = [...stderr.matchAll(/^used (\d+) (\d+)$/gm)].at(-1);
    return { seconds: microseconds / 1e6, megabytes: Math.round(kilobytes / 1024) };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

function drawTemplate(count) {
  const minutiae = Array.from({ length: count }, () => {
    const [radius, angle] = [150 * Math.sqrt(stream.uniform()), 2 * Math.PI * stream.uniform()];
    const [x, y] = [200 + radius * Math.cos(angle), 200 + radius * Math.sin(angle)];
    return { x, y, direction: 2 * Math.PI * stream.uniform(), type: "ending", quality: 1 };
  });
  return { width: 400, height: 400, dpi: 500, minutiae };
}
