import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Encrypter } from "age-encryption";
import type { CommitmentHelper } from "../../keys/commitment/helper.js";
import type { VaultHelper } from "../../keys/vault/helper.js";
import { isVaultHelper } from "../../keys/vault/isVaultHelper.js";
import { writeStreamAtomic } from "../../keys/writeStreamAtomic.js";
import { digest } from "../../lab/digest.js";
import { RunError, UsageError } from "../../lab/errors.js";
import type { Preparation } from "./printVectors.js";

/** How a key hangs together with a print. */
export const SCHEMES = ["paper", "commitment", "vault"] as const;
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
  /** Digest of the network's weights; other weights give other features. A vault needs none. */
  readonly weights?: string;
  /** Of the commitment scheme. */
  readonly helper?: CommitmentHelper;
  /** Of the vault scheme. */
  readonly vault?: VaultHelper;
  /** What the fingers of a vault are called, where it was made of several. */
  readonly fingers?: readonly string[];
  /** A removal has begun: the finger is enrolled no more, and the same command goes on. */
  readonly removing?: true;
  /** How its bits are made; absent from records of before it was kept, which were made with what `FIRST_SETTINGS` says. */
  readonly settings?: CommitmentSettings;
}

/** A key that a print gives, and of which enrolled finger. */
export interface DerivedKey {
  readonly name: string;
  readonly key: Uint8Array;
}

/** A record's file; `record` is undefined where it is damaged. */
export interface RecordFile {
  readonly path: string;
  readonly name: string;
  readonly scheme: Scheme;
  readonly record?: KeyRecord;
  /** The version that it states, where that is another than this program reads. */
  readonly version?: number;
  /** It has a vault of one polynomial, as they were at first. */
  readonly earlier?: true;
}

/** The records of a folder, by name, the damaged among them; none where there is no folder. */
export function recordFiles(folder: string): RecordFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const scheme = SCHEMES.find((one) => file.endsWith(`.${one}.json`));
      const name = file.slice(0, -`.${scheme}.json`.length);
      if (!scheme || name === "") return [];
      const path = join(folder, file);
      return [{ path, name, scheme, ...readRecord(path, name, scheme) }];
    });
}

/** Those that are not damaged. */
export function listRecords(folder: string): KeyRecord[] {
  return recordFiles(folder).flatMap(({ record }) => (record ? [record] : []));
}

/** The record's file of a name and, where it is given, a scheme; undefined where there is none. Throws a UsageError where several schemes have one. */
export function findFile(folder: string, name: string, scheme?: Scheme): RecordFile | undefined {
  const found = recordFiles(folder).filter((file) => file.name === name && (!scheme || file.scheme === scheme));
  if (found.length > 1)
    throw new UsageError(`${name} is enrolled in ${found.map((file) => file.scheme).join(" and ")}; say which with --scheme`);
  return found[0];
}

/** The record of an enrolled finger. Throws a UsageError with the names there are, and a RunError where it is damaged. */
export function findRecord(folder: string, name: string, scheme?: Scheme): KeyRecord {
  const found = findFile(folder, name, scheme);
  if (!found) throw noFinger(folder, name, scheme);
  if (!found.record) throw new RunError(damageLine(found));
  if (found.record.removing) {
    throw new UsageError(`${name} is being removed; "ridgelab key remove ${name} --scheme ${found.scheme}" ends it`);
  }
  return found.record;
}

/** That nobody has a name, and who is there. */
export function noFinger(folder: string, name: string, scheme?: Scheme): UsageError {
  const files = recordFiles(folder).filter((file) => !scheme || file.scheme === scheme);
  const names = [...new Set(files.map((file) => file.name))].join(", ");
  return new UsageError(`no finger is called ${name} in ${folder}; ${names ? `there are ${names}` : "there are none"}`);
}

/** What is to be done about a damaged record. It is never to be removed: with it goes a key. */
export function damageLine({ path, name, scheme, version, earlier }: RecordFile): string {
  if (earlier) return `${path}: was locked by an earlier kind of vault, which this program reads no more; enrol ${name} again`;
  if (version !== undefined) {
    return `${path}: is of version ${version}; this program reads version ${VERSION}, take the one that enrolled ${name} or a newer one`;
  }
  return scheme === "paper"
    ? `${path}: is no record of a finger; "ridgelab key repair" writes it anew from the store, which has the key`
    : `${path}: is no record of a finger; bring it back from a copy, for without it what was encrypted for ${name} never opens`;
}

/** Writes a record with its digest, so that no change of it goes unnoticed. Those of before have none. */
export async function writeRecord(folder: string, record: KeyRecord): Promise<void> {
  const text = `${JSON.stringify({ ...record, digest: digest(record) }, null, 1)}\n`;
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

/** That a scheme's record is damaged, whose finger cannot be tried, at the end of a line; nothing where none is. */
export function damagedText(folder: string, wanted: Scheme): string {
  const damaged = recordFiles(folder).find(({ scheme, record }) => scheme === wanted && !record);
  return damaged ? `; ${damageLine(damaged)}` : "";
}

function recordPath(folder: string, name: string, scheme: Scheme): string {
  return join(folder, `${name}.${scheme}.json`);
}

/** The version of records. */
const VERSION = 1;

/** What a record's file may hold. One more is a damaged name of one of these. */
const FIELDS: readonly (keyof KeyRecord | "digest")[] = [
  "version",
  "name",
  "scheme",
  "recipient",
  "prints",
  "weights",
  "helper",
  "vault",
  "fingers",
  "removing",
  "settings",
  "digest",
];

function readRecord(path: string, name: string, scheme: Scheme): Pick<RecordFile, "record" | "version" | "earlier"> {
  try {
    const file = JSON.parse(readFileSync(path, "utf8")) as KeyRecord & { digest?: string };
    const { digest: stated, ...record } = file;
    const version: number = record.version;
    if (Number.isInteger(version) && version > VERSION) return { version };
    if (scheme === "vault" && typeof record.vault === "object" && "polynomial" in record.vault) return { earlier: true };
    const isSound =
      Object.keys(file).every((key) => (FIELDS as readonly string[]).includes(key)) &&
      (stated === undefined ? scheme !== "vault" : stated === digest(record)) &&
      record.version === VERSION &&
      record.name === name &&
      record.scheme === scheme &&
      isRecipient(record.recipient) &&
      Number.isInteger(record.prints) &&
      hasItsParts(record);
    return isSound ? { record } : {};
  } catch {
    return {};
  }
}

/** Whether a record has what its scheme needs. */
function hasItsParts({ scheme, weights, helper, vault, fingers }: KeyRecord): boolean {
  if (scheme === "vault") {
    return isVaultHelper(vault) && (fingers === undefined || (Array.isArray(fingers) && fingers.length === vault.fingers));
  }
  return typeof weights === "string" && (scheme === "paper" || isHelper(helper));
}

/** Whether a recipient is one of age's, by its checksum too. */
function isRecipient(recipient: string): boolean {
  try {
    new Encrypter().addRecipient(recipient);
    return true;
  } catch {
    return false;
  }
}

function isHelper(helper: CommitmentHelper | undefined): boolean {
  if (!helper) return false;
  const { n, k, t, selected, offset, salt, check } = helper;
  const sizes = [offset, salt, check].map((text) => Buffer.from(text, "base64").length);
  return [n, k, t].every(Number.isInteger) && selected.length === n && `${sizes}` === `${[Math.ceil(n / 8), 16, 16]}`;
}
