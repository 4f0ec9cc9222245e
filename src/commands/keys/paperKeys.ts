import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ageRecipient } from "../../keys/ageIdentity.js";
import { fitScaling, scaleFeatures } from "../../keys/featureScaling.js";
import { meanVector } from "../../keys/meanVector.js";
import { fitPrintIdentifier } from "../../keys/printIdentifier.js";
import { PRINT_KEY_ITERATIONS, PRINT_KEY_STEP, printKey } from "../../keys/printKey.js";
import { readStore, writeStore } from "../../keys/store.js";
import { RunError, UsageError } from "../../lab/errors.js";
import { POOLED_LENGTH, poolFeatures } from "../../network/features/poolFeatures.js";
import { findFile, type KeyRecord, listRecords, recordFiles, removeRecord, writeRecord } from "./keyRecords.js";
import { readPassphrase } from "./passphrase.js";
import type { PrintVectors } from "./printVectors.js";

/** An enrolled finger, as the encrypted store has it. */
interface Enrolled {
  readonly name: string;
  readonly salt: Buffer;
  readonly step: number;
  readonly iterations: number;
  readonly weights: string;
  /** The mean-of-vectors. */
  readonly seed: Float32Array;
  /** Pooled features of the enrolled prints, from which the classifier is fitted anew. */
  readonly prints: readonly Float32Array[];
}

/** Where the store is and who may open it. */
export interface PaperStore {
  readonly folder: string;
  readonly passphraseFile?: string;
  /** Base-2 logarithm of scrypt's cost when it is written; default `writeStore`'s. */
  readonly workFactor?: number;
}

const storePath = ({ folder }: PaperStore): string => join(folder, "fingers.age");

/** Whether a folder has a store of scheme paper, of which the records may be lost. */
export function hasPaperStore(folder: string): boolean {
  return existsSync(storePath({ folder }));
}

/**
 * Enrols a finger: its mean-of-vectors goes into the encrypted store. Vectors are scaled each by its own, so that no other finger's key
 * changes. The store comes first, then the record: what was cut off between them is finished by the same prints.
 *
 * @param options.force replaces a finger of this name and with it its key; else a UsageError says that it is there
 */
export async function enrolPaper(
  store: PaperStore,
  name: string,
  files: readonly string[],
  vectors: PrintVectors,
  { force = false }: { force?: boolean } = {},
): Promise<string> {
  const isNew = !existsSync(storePath(store));
  const passphrase = await readPassphrase(store.passphraseFile, isNew);
  const fingers = isNew ? [] : await readFingers(store, passphrase);
  const features = await vectors.read(files);
  const prints = features.map(poolFeatures);
  const there = fingers.find((finger) => finger.name === name);
  if (there && !force) {
    await writeRecord(store.folder, await recordOf(there));
    if (sameNumbers(there.prints, prints)) return (await recordOf(there)).recipient;
    throw new UsageError(
      `${name} is enrolled already, only the record was missing or damaged, and is written anew; --force replaces the key, and what was encrypted for ${name} never opens again`,
    );
  }
  const scaling = fitScaling(features, "perVector");
  const finger: Enrolled = {
    name,
    salt: randomBytes(16),
    step: PRINT_KEY_STEP,
    iterations: PRINT_KEY_ITERATIONS,
    weights: vectors.weights.digest,
    seed: meanVector(features.map((vector) => scaleFeatures(vector, scaling))),
    prints,
  };
  const record = await recordOf(finger);
  await vectors.background();
  await markRemoving(store, name); // nothing is encrypted any more for the key that goes
  await writeFingers(store, passphrase, [...fingers.filter((other) => other.name !== name), finger]);
  await writeRecord(store.folder, record);
  return record.recipient;
}

/** Writes records anew that are missing, damaged or not what the store says. Gives those, and the names of records of which the store has no finger. */
export async function repairPaper(store: PaperStore): Promise<{ written: KeyRecord[]; orphaned: string[] }> {
  const fingers = await readFingers(store, await readPassphrase(store.passphraseFile, false));
  const files = recordFiles(store.folder).filter(({ scheme }) => scheme === "paper");
  const written: KeyRecord[] = [];
  for (const finger of fingers) {
    const now = files.find(({ name }) => name === finger.name)?.record;
    const wanted = await recordOf(finger);
    if (now?.removing || now?.recipient === wanted.recipient) continue;
    await writeRecord(store.folder, wanted);
    written.push(wanted);
  }
  const orphaned = files.filter(({ name }) => fingers.every((finger) => finger.name !== name)).map(({ name }) => name);
  return { written, orphaned };
}

async function recordOf(finger: Enrolled): Promise<KeyRecord> {
  const { name, prints, weights } = finger;
  return { version: 1, name, scheme: "paper", recipient: await ageRecipient(keyOf(finger)), prints: prints.length, weights };
}

/** Notes in a finger's record, where it has one, that it is about to go. */
async function markRemoving({ folder }: PaperStore, name: string): Promise<void> {
  const record = findFile(folder, name, "paper")?.record;
  if (record && !record.removing) await writeRecord(folder, { ...record, removing: true });
}

function sameNumbers(one: readonly Float32Array[], other: readonly Float32Array[]): boolean {
  return one.length === other.length && one.every((numbers, i) => numbers.every((number, j) => number === other[i]![j]));
}

/** The key of the finger that a print is taken for. Throws a RunError where it reaches no finger's threshold. */
export async function derivePaper(
  store: PaperStore,
  file: string,
  vectors: PrintVectors,
): Promise<{ name: string; key: Uint8Array; fingers: number }> {
  const going = listRecords(store.folder).filter(({ scheme, removing }) => scheme === "paper" && removing);
  const all = await readFingers(store, await readPassphrase(store.passphraseFile, false));
  const fingers = all.filter(({ name }) => going.every((record) => record.name !== name));
  const same = fingers.filter(({ weights }) => weights === vectors.weights.digest);
  if (same.length === 0)
    throw new RunError(`no finger in ${storePath(store)} was enrolled with the weights ${vectors.weights.name}`);
  const { pooled } = await vectors.background();
  const identifier = fitPrintIdentifier(
    pooled,
    same.map(({ prints }) => prints),
  );
  const [print] = await vectors.read([file]);
  const { finger, similarity, accepted } = identifier.identify(poolFeatures(print!));
  if (!accepted) {
    const least = identifier.thresholds[finger]!.toFixed(3);
    throw new RunError(
      `${file}: no key; the similarity of the most similar finger is ${similarity.toFixed(3)}, its threshold ${least}`,
    );
  }
  return { name: same[finger]!.name, key: keyOf(same[finger]!), fingers: fingers.length };
}

/**
 * Removes a finger; the others' keys stay. The record says so first, so that nothing more is encrypted for it and its print gives no key,
 * then it leaves the store, then its record goes: cut off anywhere, the same command ends it. False where neither has the name.
 */
export async function removePaper(store: PaperStore, name: string): Promise<boolean> {
  const hasRecord = findFile(store.folder, name, "paper") !== undefined;
  if (existsSync(storePath(store))) {
    const passphrase = await readPassphrase(store.passphraseFile, false);
    const fingers = await readFingers(store, passphrase);
    const others = fingers.filter((finger) => finger.name !== name);
    if (!hasRecord && others.length === fingers.length) return false;
    await markRemoving(store, name);
    if (others.length < fingers.length) await writeFingers(store, passphrase, others);
  } else if (!hasRecord) return false;
  removeRecord(store.folder, name, "paper");
  return true;
}

function keyOf({ seed, salt, step, iterations }: Enrolled): Uint8Array {
  return printKey(seed, salt, { step, iterations }).key;
}

async function readFingers(store: PaperStore, passphrase: string): Promise<Enrolled[]> {
  const path = storePath(store);
  if (!existsSync(path)) throw new UsageError(`${path}: there is no store; "ridgelab key enroll NAME PRINT…" makes one`);
  const { value, arrays } = await readStore(path, passphrase);
  const { fingers } = value as { fingers: (Omit<Enrolled, "salt"> & { salt: string })[] };
  return fingers.map((finger, i) => {
    const prints = arrays[`prints ${i}`]!;
    return {
      ...finger,
      salt: Buffer.from(finger.salt, "base64"),
      seed: arrays[`seed ${i}`]!,
      prints: Array.from({ length: prints.length / POOLED_LENGTH }, (_, p) =>
        prints.subarray(p * POOLED_LENGTH, (p + 1) * POOLED_LENGTH),
      ),
    };
  });
}

async function writeFingers(store: PaperStore, passphrase: string, fingers: readonly Enrolled[]): Promise<void> {
  const arrays = fingers.flatMap(({ seed, prints }, i) => [
    [`seed ${i}`, seed],
    [`prints ${i}`, Float32Array.from(prints.flatMap((print) => [...print]))],
  ]);
  const described = fingers.map(({ name, salt, step, iterations, weights }) => ({
    name,
    salt: salt.toString("base64"),
    step,
    iterations,
    weights,
  }));
  const content = { value: { fingers: described }, arrays: Object.fromEntries(arrays) };
  await writeStore(storePath(store), content, passphrase, store.workFactor);
}
