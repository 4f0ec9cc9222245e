import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { normalLaw } from "../../dist/experiments/normal-law/index.js";
import { resolveConfig } from "../../dist/src/lab/config.js";
import { readScores } from "../../dist/src/metrics/readScores.js";
import { readTemplate } from "../../dist/src/minutiae/readTemplate.js";
import { simulateMaster } from "../../dist/src/minutiae/simulateMaster.js";
import { writeTemplate } from "../../dist/src/minutiae/writeTemplate.js";
import { readNotebook } from "../../dist/src/notebooks/notebookFile.js";
import { parseDataSetSettings } from "../../dist/src/prints/dataSetSettings.js";
import { decodeImage } from "../../dist/src/prints/decodeImage.js";
import { createStream } from "../../dist/src/random/createStream.js";
import { count, inFolder } from "./folders.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Milliseconds after which an input of some kilobytes has taken too long. */
const LIMIT = 10_000;

/** Inputs of every kind with bytes changed, put in, left out or cut off: each must be read, or refused in one line that names its file. */
export async function* mutations(rounds) {
  const pictures = ["pictures", "morePictures"].flatMap((name) => {
    const { files } = JSON.parse(readFileSync(join(root, `test/prints/formats/${name}.json`), "utf8"));
    return Object.entries(files).map(([name, { file }]) => ({ name, bytes: Buffer.from(file, "base64") }));
  });
  yield mutated("pictures", 400 * rounds, pictures, (bytes, file) => decodeImage(bytes, file));

  const scores = readdirSync(join(root, "test/metrics/scores")).map((name) => ({
    name,
    bytes: readFileSync(join(root, "test/metrics/scores", name)),
  }));
  yield inFolder((folder) =>
    mutated("score files", 200 * rounds, scores, (bytes, file) => written(folder, file, bytes, (path) => readScores(path))),
  );

  yield inFolder(async (folder) => {
    const names = ["print.fmr", "print.json", "print.xyt"];
    for (const name of names) writeTemplate(join(folder, name), simulateMaster(30, createStream(1, "faults")));
    const templates = names.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
    const read = (path) => readTemplate(path, path.endsWith(".xyt") ? { width: 300, height: 400 } : {});
    return mutated("templates", 200 * rounds, templates, (bytes, file) => written(folder, file, bytes, read));
  });

  const settings = { name: "set", pattern: "^(?<finger>\\d+)_(?<impression>\\d+)", dpi: 500, ridges: "light", kind: "real" };
  const json = [{ name: "dataset.json", bytes: Buffer.from(JSON.stringify(settings, null, 1)) }];
  yield mutated("dataset.json", 100 * rounds, json, (bytes, file) => parseDataSetSettings(bytes, file));

  const yaml = Buffer.from("draws: 5000\nsums: [10, 12]\ntails: [1, 2, 3]\ntestSizes:\n  - 1000\n  - 2000\n");
  yield inFolder((folder) => {
    const config = (file) => resolveConfig(normalLaw, { profile: "smoke", file });
    return mutated("configurations", 100 * rounds, [{ name: "mine.yaml", bytes: yaml }], (bytes, file) =>
      // What is wrong may be a setting, which is named instead.
      written(folder, file, bytes, config).catch((error) => {
        throw error.message.startsWith("normal-law") || /is given|gives/.test(error.message)
          ? new Error(`${file}: ${error.message}`)
          : error;
      }),
    );
  });

  const notebook = {
    name: "01.ipynb",
    bytes: readFileSync(join(root, "notebooks/06-normal-law-and-noise.ipynb")).subarray(0, 4000),
  };
  const small = {
    cells: [{ cell_type: "code", source: ["1"], metadata: {}, outputs: [], execution_count: null, id: "a" }],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  };
  const notebooks = [notebook, { name: "small.ipynb", bytes: Buffer.from(JSON.stringify(small)) }];
  yield inFolder((folder) =>
    mutated("notebooks", 100 * rounds, notebooks, (bytes, file) => written(folder, file, bytes, (path) => readNotebook(path))),
  );
}

async function written(folder, name, bytes, read) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return read(path);
}

function mutated(what, cases, originals, read) {
  const stream = createStream(1, `faults/${what}`);
  const one = async (i) => {
    const { name, bytes } = originals[i % originals.length];
    const changed = mutate(bytes, stream);
    const began = performance.now();
    const wrong = await Promise.resolve()
      .then(() => read(changed, name))
      .then(
        () => undefined,
        ({ message, name: kind }) =>
          message.includes(name) && !message.includes("\n") && !/TypeError|ReferenceError|SyntaxError/.test(kind)
            ? undefined
            : `${kind}: ${message}`,
      );
    const took = performance.now() - began;
    return (wrong ?? took > LIMIT) ? `${name}, case ${i}: ${wrong ?? `${Math.round(took)} ms`}` : undefined;
  };
  return count(
    what,
    Array.from({ length: cases }, (_, i) => () => one(i)),
  );
}

/** One to four changes: a bit, a byte of those that mean something, a stretch left out or put in twice, an end cut off. */
function mutate(bytes, stream) {
  let out = Buffer.from(bytes);
  for (let left = 1 + stream.integer(4); left > 0 && out.length > 1; left--) {
    const at = stream.integer(out.length);
    const end = Math.min(out.length, at + 1 + stream.integer(16));
    const kind = stream.integer(8);
    if (kind < 3) out[at] ^= 1 << stream.integer(8);
    else if (kind < 5) out[at] = [0, 0xff, 0x7f, 0x80, 0x22, 0x2c, 0x0a, 0x39][stream.integer(8)];
    else if (kind === 5) out = Buffer.concat([out.subarray(0, at), out.subarray(end)]);
    else if (kind === 6) out = Buffer.concat([out.subarray(0, end), out.subarray(at)]);
    else out = out.subarray(0, at);
  }
  return out;
}
