import { randomBytes } from "node:crypto";
import { ageRecipient } from "../../keys/ageIdentity.js";
import { createBch } from "../../keys/bch/createBch.js";
import { createBinariser } from "../../keys/commitment/binariser.js";
import { enrolCommitment } from "../../keys/commitment/enrolCommitment.js";
import type { CommitmentHelper } from "../../keys/commitment/helper.js";
import { openCommitment } from "../../keys/commitment/openCommitment.js";
import { createEmbedding } from "../../keys/embedding.js";
import { poolFeatures } from "../../keys/poolFeatures.js";
import { RunError } from "../../lab/errors.js";
import { createStream } from "../../random/createStream.js";
import { type KeyRecord, listRecords, writeRecord } from "./keyRecords.js";
import type { PrintVectors } from "./printVectors.js";

/**
 * BCH(1023, 56), which corrects 191 wrong bits. Chosen on FVC2002 DB1_B with weights that no training has seen: the strongest code of its
 * length without a false accept in the 2,880 trials there.
 */
const CODE = { m: 10, t: 191 } as const;

/** Candidates that the code's bits are chosen from. */
const CANDIDATES = 1023;

/** Enrols a finger under a new secret; nothing of it needs to be kept from others, and nothing is encrypted. */
export async function enrolCommitted(
  folder: string,
  name: string,
  files: readonly string[],
  vectors: PrintVectors,
): Promise<{ recipient: string; helper: CommitmentHelper }> {
  const { embed, binariser } = await openScheme(vectors);
  const code = createBch(CODE.m, CODE.t);
  const prints = (await vectors.read(files)).map((print) => embed(poolFeatures(print)));
  const { helper, key } = enrolCommitment(prints, binariser, code, (count) => randomBytes(count));
  const recipient = await ageRecipient(key);
  const weights = vectors.weights.digest;
  await writeRecord(folder, { version: 1, name, scheme: "commitment", recipient, prints: files.length, weights, helper });
  return { recipient, helper };
}

/** The key of the first finger whose commitment a print opens. Throws a RunError where it opens none. */
export async function deriveCommitted(
  folder: string,
  file: string,
  vectors: PrintVectors,
): Promise<{ name: string; key: Uint8Array }> {
  const records = listRecords(folder).filter(
    (record): record is KeyRecord & { helper: CommitmentHelper } =>
      record.helper !== undefined && record.weights === vectors.weights.digest,
  );
  if (records.length === 0) {
    throw new RunError(`no finger in ${folder} was enrolled with --scheme commitment and the weights ${vectors.weights.name}`);
  }
  const { embed, binariser } = await openScheme(vectors);
  const [features] = await vectors.read([file]);
  const print = embed(poolFeatures(features!));
  for (const { name, helper } of records) {
    const key = openCommitment(helper, print, binariser, createBch(Math.log2(helper.n + 1), helper.t));
    if (key) return { name, key };
  }
  throw new RunError(`${file}: no key; too many bits differ from those of every enrolled finger (${records.length})`);
}

async function openScheme(vectors: PrintVectors) {
  const { pooled, labels } = await vectors.background();
  const embedding = createEmbedding(pooled);
  const stream = createStream("ridgelab", "keys/commitment directions");
  return {
    embed: embedding.embed,
    binariser: createBinariser(embedding.training, labels, CANDIDATES, stream),
  };
}
