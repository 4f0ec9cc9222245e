import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { count, inFolder } from "./folders.js";
import { momentsOf, ridgelab } from "./ridgelab.js";

const env = { RIDGELAB_PASSPHRASE: "of the faults" };
const run = (folder, args, options = {}) => ridgelab(folder, args, { env, ...options });

/** `key enroll` and `key remove` killed before and after their changes of files, evenly over all of them, and repeated. */
export async function* keys(rounds) {
  const before = await inFolderOfFingers(async (folder) => {
    const enroll = await momentsOf(folder, ["key", "enroll", "bob", "--scheme", "paper", ...prints(102)], { env });
    return { enroll, remove: await momentsOf(folder, ["key", "remove", "bob", "--scheme", "paper"], { env }) };
  });
  const spread = (moments) => Array.from({ length: rounds }, (_, i) => 1 + Math.floor((moments * i) / rounds));

  const remove = spread(before.remove).map(
    (killAt) => () =>
      inFolderOfFingers(async (folder) => {
        await must(folder, ["key", "enroll", "bob", "--scheme", "paper", ...prints(102)]);
        await killed(folder, ["key", "remove", "bob", "--scheme", "paper"], killAt);
        const again = await run(folder, ["key", "remove", "bob", "--scheme", "paper"]);
        if (again.status !== 0 && !again.err.includes("no finger is called bob")) return `moment ${killAt}: ${again.err.trim()}`;
        return (await wrongFingers(folder, ["anna"])) ?? left(folder, killAt);
      }),
  );
  yield count(`key remove, of ${before.remove} moments`, remove);

  const enroll = spread(before.enroll).map(
    (killAt) => () =>
      inFolderOfFingers(async (folder) => {
        await killed(folder, ["key", "enroll", "bob", "--scheme", "paper", ...prints(102)], killAt);
        const again = await run(folder, ["key", "enroll", "bob", "--scheme", "paper", ...prints(102)]);
        if (again.status !== 0 && !again.err.includes("bob is enrolled already")) return `moment ${killAt}: ${again.err.trim()}`;
        return (await wrongFingers(folder, ["anna", "bob"])) ?? left(folder, killAt);
      }),
  );
  yield count(`key enroll, of ${before.enroll} moments`, enroll);
}

async function killed(folder, args, killAt) {
  const { status } = await run(folder, args, { killAt });
  if (status !== null) throw new Error(`ridgelab ${args.join(" ")} was not killed at moment ${killAt}: status ${status}`);
}

/** What is not as it should be when these fingers are enrolled: what is listed, and whose key a print gives. */
async function wrongFingers(folder, names) {
  const listed = (await run(folder, ["key", "list"])).out.split("\n").filter(Boolean);
  const wanted = names.map((name) => listed.find((line) => line.startsWith(`${name}: `)));
  if (listed.length !== names.length || wanted.includes(undefined)) return `listed: ${listed.join("; ")}`;
  for (const [name, finger] of [
    ["anna", 101],
    ["bob", 102],
  ]) {
    const { status, out, err } = await run(folder, [
      "key",
      "derive",
      `prints/${finger}_1.png`,
      "--scheme",
      "paper",
      "--as",
      "recipient",
    ]);
    const takenFor = status === 0 && err.includes(`taken for ${name}`);
    if (takenFor !== names.includes(name)) return `the print of ${name}: ${err.trim()}`;
    if (takenFor && !wanted[names.indexOf(name)].includes(out.trim())) return `the record of ${name} says another recipient`;
  }
  if (readFileSync(join(folder, "anna"), "utf8") !== wanted[0]) return "anna has another key";
}

function left(folder, killAt) {
  const others = readdirSync(join(folder, "data", "keys")).filter(
    (name) => !/^((anna|bob)\.paper\.json|fingers\.age|(background|weights)-.*\.bin)$/.test(name),
  );
  return others.length > 0 ? `moment ${killAt}: left behind ${others[0]}` : undefined;
}

let template;

/** A folder with two fingers' prints, of which anna is enrolled. */
async function inFolderOfFingers(work) {
  template ??= await inFolder(async (folder) => {
    await must(folder, ["data", "synth", "--fingers", "2", "--impressions", "3", "--out", "prints"]);
    await must(folder, ["key", "enroll", "anna", "--scheme", "paper", ...prints(101)]);
    writeFileSync(join(folder, "anna"), (await run(folder, ["key", "list"])).out.trim());
    return filesOf(folder);
  });
  return inFolder((folder) => {
    for (const [name, bytes] of template) {
      mkdirSync(join(folder, name, ".."), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    return work(folder);
  });
}

const prints = (finger) => [2, 3].map((i) => `prints/${finger}_${i}.png`);

function filesOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map(({ parentPath, name }) => [
    join(parentPath, name).slice(folder.length + 1),
    readFileSync(join(parentPath, name)),
  ]);
}

async function must(folder, args) {
  const { status, err } = await run(folder, args);
  if (status !== 0) throw new Error(`ridgelab ${args.join(" ")}: ${err.trim()}`);
}
