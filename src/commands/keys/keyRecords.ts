import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { CommitmentHelper } from "../../keys/commitment/helper.js";
import { writeStreamAtomic } from "../../keys/writeStreamAtomic.js";
import { RunError, UsageError } from "../../lab/errors.js";
import type { Preparation } from "./printVectors.js";

/** How a key hangs together with a print. */
export const SCHEMES = ["paper", "commitment"] as const;
export type Scheme = (typeof SCHEMES)[number];

/** What a commitment's bits depend on beside the print and the weights. */
export interface CommitmentSettings extends Preparation {
  /** Directions that the code's bits are chosen from. */
  readonly candidates: number;
}

/** What everybody may know of an enrolled finger: enough to encrypt for it. */
export interface KeyRecord {
  readonly version: 1;
  readonly name: string;
  readonly scheme: Scheme;
  /** `age1…` */
  readonly recipient: string;
  /** Enrolled prints. */
  readonly prints: number;
  /** Digest of the network's weights; other weights give other features. */
  readonly weights: string;
  /** Of the commitment scheme. */
  readonly helper?: CommitmentHelper;
  /** How its bits are made; absent from records of before it was kept, which were made with what `FIRST_SETTINGS` says. */
  readonly settings?: CommitmentSettings;
}

/** The records of a folder, by name; none where there is no folder. */
export function listRecords(folder: string): KeyRecord[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => SCHEMES.some((scheme) => file.endsWith(`.${scheme}.json`)));
  return files.sort().map((file) => readRecord(join(folder, file)));
}

/** The record of a name and, where it is given, a scheme. Throws a UsageError with the names there are. */
export function findRecord(folder: string, name: string, scheme?: Scheme): KeyRecord {
  const records = listRecords(folder).filter((record) => !scheme || record.scheme === scheme);
  const found = records.filter((record) => record.name === name);
  if (found.length === 1) return found[0]!;
  if (found.length > 1) throw new UsageError(`${name} is enrolled in both schemes; say which with --scheme`);
  const names = [...new Set(records.map((record) => record.name))].join(", ");
  throw new UsageError(`no finger is called ${name} in ${folder}; ${names ? `there are ${names}` : "there are none"}`);
}

export async function writeRecord(folder: string, record: KeyRecord): Promise<void> {
  const text = `${JSON.stringify(record, null, 1)}\n`;
  await writeStreamAtomic(recordPath(folder, record.name, record.scheme), [Buffer.from(text)]);
}

export function removeRecord(folder: string, name: string, scheme: Scheme): void {
  rmSync(recordPath(folder, name, scheme), { force: true });
}

/** Throws a UsageError for a name that could not be a file's. */
export function requireName(name: string): void {
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,99}$/u.test(name)) {
    throw new UsageError(
      `${JSON.stringify(name)} is no name for a finger: letters, digits, dots, hyphens and underscores are allowed`,
    );
  }
}

function recordPath(folder: string, name: string, scheme: Scheme): string {
  return join(folder, `${name}.${scheme}.json`);
}

function readRecord(path: string): KeyRecord {
  try {
    const record = JSON.parse(readFileSync(path, "utf8")) as KeyRecord;
    if (record.version === 1 && typeof record.name === "string" && typeof record.recipient === "string") return record;
  } catch {
    // Said below.
  }
  throw new RunError(`${path}: is no record of an enrolled finger; remove it and enrol again`);
}
