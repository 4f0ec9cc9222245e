import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ageRecipient } from "../../keys/ageIdentity.js";
import { fitScaling, scaleFeatures } from "../../keys/featureScaling.js";
import { meanVector } from "../../keys/meanVector.js";
import { fitPrintIdentifier } from "../../keys/printIdentifier.js";
import { PRINT_KEY_ITERATIONS, PRINT_KEY_STEP, printKey } from "../../keys/printKey.js";
import { readStore, writeStore } from "../../keys/store.js";
import { RunError } from "../../lab/errors.js";
import { POOLED_LENGTH, poolFeatures } from "../../network/features/poolFeatures.js";
import { removeRecord, writeRecord } from "./keyRecords.js";
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
}

const storePath = ({ folder }: PaperStore): string => join(folder, "fingers.age");

/** Enrols a finger: its mean-of-vectors goes into the encrypted store. Vectors are scaled each by its own, so that no other finger's key changes. */
export async function enrolPaper(
  store: PaperStore,
  name: string,
  files: readonly string[],
  vectors: PrintVectors,
): Promise<string> {
  const isNew = !existsSync(storePath(store));
  const passphrase = await readPassphrase(store.passphraseFile, isNew);
  const fingers = isNew ? [] : await readFingers(store, passphrase);
  const features = await vectors.read(files);
  const scaling = fitScaling(features, "perVector");
  const finger: Enrolled = {
    name,
    salt: randomBytes(16),
    step: PRINT_KEY_STEP,
    iterations: PRINT_KEY_ITERATIONS,
    weights: vectors.weights.digest,
    seed: meanVector(features.map((vector) => scaleFeatures(vector, scaling))),
    prints: features.map(poolFeatures),
  };
  const recipient = await ageRecipient(keyOf(finger));
  const record = { version: 1, name, scheme: "paper", recipient, prints: files.length, weights: finger.weights } as const;
  await vectors.background();
  // One of the same name is of an enrolment that was cut off before its record was written.
  await writeFingers(store, passphrase, [...fingers.filter((other) => other.name !== name), finger]);
  await writeRecord(store.folder, record);
  return recipient;
}

/** The key of the finger that a print is taken for. Throws a RunError where it reaches no finger's threshold. */
export async function derivePaper(
  store: PaperStore,
  file: string,
  vectors: PrintVectors,
): Promise<{ name: string; key: Uint8Array; fingers: number }> {
  const fingers = await readFingers(store, await readPassphrase(store.passphraseFile, false));
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

/** Removes a finger's record, so that nothing more is encrypted for it, and then it from the store; the others' keys stay. */
export async function removePaper(store: PaperStore, name: string): Promise<void> {
  const passphrase = await readPassphrase(store.passphraseFile, false);
  const fingers = await readFingers(store, passphrase);
  removeRecord(store.folder, name, "paper");
  await writeFingers(
    store,
    passphrase,
    fingers.filter((finger) => finger.name !== name),
  );
}

function keyOf({ seed, salt, step, iterations }: Enrolled): Uint8Array {
  return printKey(seed, salt, { step, iterations }).key;
}

async function readFingers(store: PaperStore, passphrase: string): Promise<Enrolled[]> {
  const path = storePath(store);
  if (!existsSync(path)) throw new RunError(`${path}: there is no store; "ridgelab key enroll NAME PRINT…" makes one`);
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
  await writeStore(storePath(store), { value: { fingers: described }, arrays: Object.fromEntries(arrays) }, passphrase);
}
