import { randomBytes } from "node:crypto";
import { ageRecipient } from "../../keys/ageIdentity.js";
import { createBch } from "../../keys/bch/createBch.js";
import { binarisers } from "../../keys/commitment/binariser.js";
import { enrolCommitment } from "../../keys/commitment/enrolCommitment.js";
import type { CommitmentHelper } from "../../keys/commitment/helper.js";
import { openCommitment } from "../../keys/commitment/openCommitment.js";
import { createEmbedding } from "../../keys/embedding.js";
import { RunError } from "../../lab/errors.js";
import { poolFeatures } from "../../network/features/poolFeatures.js";
import { type CommitmentSettings, type DerivedKey, damagedText, type KeyRecord, listRecords, writeRecord } from "./keyRecords.js";
import { PREPARATION, type PrintVectors } from "./printVectors.js";

/**
 * BCH(1023, 56), which corrects 191 wrong bits: with the shipped weights and all 120 components of the background, no false accept in the
 * 2,880 trials of any of three sets of real prints (`key-security`).
 */
const CODE = { m: 10, t: 191 } as const;

/**
 * How new commitments are made; they keep it, so it may change. There are as many candidates as bits: choosing the reliable ones of more
 * saves few genuine prints and, directions being known, tells an attacker where the finger lies.
 */
const SETTINGS: CommitmentSettings = { ...PREPARATION, candidates: 1023 };

/** How those were made that do not say: this must not change. */
const FIRST_SETTINGS: CommitmentSettings = {
  shape: { picture: "enhanced", align: "core", window: 300 },
  background: { fingers: 40, prints: 4 },
  candidates: 1023,
};

/** Enrols a finger under a new secret; nothing of it needs to be kept from others, and nothing is encrypted. */
export async function enrolCommitted(
  folder: string,
  name: string,
  files: readonly string[],
  vectors: PrintVectors,
): Promise<{ recipient: string; helper: CommitmentHelper }> {
  const { embed, binariserOf } = await openScheme(vectors, SETTINGS);
  const code = createBch(CODE.m, CODE.t);
  const prints = (await vectors.read(files, SETTINGS)).map((print) => embed(poolFeatures(print)));
  const { helper, key } = enrolCommitment(prints, binariserOf, code, (count) => randomBytes(count));
  const recipient = await ageRecipient(key);
  const weights = vectors.weights.digest;
  const about = { version: 1, name, scheme: "commitment", recipient, prints: files.length, weights } as const;
  await writeRecord(folder, { ...about, settings: SETTINGS, helper });
  return { recipient, helper };
}

/** The key of each finger whose commitment a print opens, in turn: one may have two names. Throws a RunError where it opens none. */
export async function* deriveCommitted(folder: string, file: string, vectors: PrintVectors): AsyncGenerator<DerivedKey> {
  const committed = listRecords(folder).filter(
    (record): record is KeyRecord & { helper: CommitmentHelper } => record.helper !== undefined,
  );
  const records = committed.filter(({ weights }) => weights === vectors.weights.digest);
  if (records.length === 0) {
    const [other] = committed;
    const why = other
      ? `${other.name} was enrolled with the weights of digest ${other.weights?.slice(0, 12)}, and these are ${vectors.weights.name}; give those with --weights`
      : "nobody was enrolled with --scheme commitment";
    throw new RunError(`${folder}: no key; ${why}${damagedText(folder, "commitment")}`);
  }
  let opened = 0;
  const settingsOf = ({ settings = FIRST_SETTINGS }: KeyRecord): string => JSON.stringify(settings);
  for (const text of new Set(records.map(settingsOf))) {
    const settings = JSON.parse(text) as CommitmentSettings;
    const { embed, binariserOf } = await openScheme(vectors, settings);
    const [features] = await vectors.read([file], settings);
    const print = embed(poolFeatures(features!));
    for (const { name, helper } of records.filter((record) => settingsOf(record) === text)) {
      const key = openCommitment(helper, print, binariserOf, createBch(Math.log2(helper.n + 1), helper.t));
      if (!key) continue;
      opened++;
      yield { name, key };
    }
  }
  if (opened > 0) return;
  throw new RunError(
    `${file}: no key; too many bits differ from those of every enrolled finger (${records.length})${damagedText(folder, "commitment")}`,
  );
}

async function openScheme(vectors: PrintVectors, settings: CommitmentSettings) {
  const { pooled, labels } = await vectors.background(settings);
  const embedding = createEmbedding(pooled);
  return { embed: embedding.embed, binariserOf: binarisers(embedding.training, labels, settings.candidates) };
}
