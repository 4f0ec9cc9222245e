import { randomBytes } from "node:crypto";
import { ageRecipient } from "../../keys/ageIdentity.js";
import type { VaultHelper } from "../../keys/vault/helper.js";
import { MOST_FINGERS } from "../../keys/vault/isVaultHelper.js";
import { lockVault } from "../../keys/vault/lockVault.js";
import { openVault } from "../../keys/vault/openVault.js";
import { type VaultPrint, vaultPrint } from "../../keys/vault/vaultPrint.js";
import { RunError, UsageError } from "../../lab/errors.js";
import type { Reporter } from "../../lab/progress.js";
import { requireFile } from "../../lab/requireFile.js";
import { joinFingers } from "../../metrics/joinFingers.js";
import { codeTemplate } from "../../minutiae/match/codeTemplate.js";
import { compareMinutiae, RARE_SCORE } from "../../minutiae/match/compareMinutiae.js";
import { readImage } from "../../prints/readImage.js";
import { createStream } from "../../random/createStream.js";
import { type DerivedKey, damagedText, type KeyRecord, listRecords, requireName, writeRecord } from "./keyRecords.js";

/** A finger to be enrolled. */
export interface VaultFinger {
  /** What it is called; one finger alone needs no name. */
  readonly label?: string;
  /** Its prints. */
  readonly files: readonly string[];
}

/** A print of which fewer minutiae are found is none. */
const LEAST_MINUTIAE = 9;

/**
 * The fingers of a call: those of `--finger NAME PRINT…`, each time it is given, or the prints alone of one.
 *
 * @param words the words of the call, in which each `--finger` begins a finger
 */
export function fingersOf(prints: readonly string[], words: readonly string[]): VaultFinger[] {
  const fingers: { label: string; files: string[] }[] = [];
  let current: { label?: string; files: string[] } | undefined;
  for (const word of words) {
    const joined = /^--finger=(.*)$/s.exec(word);
    if (word === "--finger" || joined) {
      const finger = { label: joined?.[1] ?? "", files: [] };
      current = finger;
      fingers.push(finger);
    } else if (word.startsWith("-") && word !== "-") current = undefined;
    else if (current?.label === "") current.label = word;
    else current?.files.push(word);
  }
  if (fingers.length === 0) return [{ files: prints }];
  // words after --finger=NAME are prints of their own to commander
  const loose = prints.find((print) => fingers.every(({ files }) => !files.includes(print)));
  if (loose !== undefined) throw new UsageError(`${loose} must follow the --finger NAME that it is of; got it by itself`);
  return fingers;
}

/** Throws a UsageError for fingers of one name, without prints, too many, or of the same prints. */
function requireFingers(fingers: readonly VaultFinger[]): void {
  if (fingers.length > MOST_FINGERS) {
    throw new UsageError(`at most ${MOST_FINGERS} fingers must be locked together; got ${fingers.length}`);
  }
  const labels = new Set<string>();
  const files = new Set<string>();
  for (const { label, files: prints } of fingers) {
    if (label !== undefined) requireName(label);
    if (label !== undefined && labels.has(label))
      throw new UsageError(`two fingers are called ${label}; each needs its own name`);
    labels.add(label ?? "");
    if (prints.length === 0) {
      throw new UsageError(
        label === undefined ? "there must be a print; got none" : `--finger ${label} must have a print; got none`,
      );
    }
    for (const file of prints) {
      requireFile(file);
      if (files.has(file)) throw new UsageError(`${file} is given twice; every print must be another one`);
      files.add(file);
    }
  }
}

/**
 * Locks a new secret with prints of fingers; nothing of it needs to be kept from others, and nothing is encrypted.
 * @returns among others the files that do not look like the finger's others
 */
export async function enrolVault(
  folder: string,
  name: string,
  fingers: readonly VaultFinger[],
  reporter: Reporter,
): Promise<{ recipient: string; helper: VaultHelper; strange: string[] }> {
  requireFingers(fingers);
  const files = fingers.flatMap((finger) => finger.files);
  const prints = await readPrints(files, reporter);
  const ofFinger = fingers.map((finger) => finger.files.map((file) => prints.get(file)!));
  const { helper, key } = locked(name, fingers, ofFinger);
  const recipient = await ageRecipient(key);
  const labels = fingers.flatMap(({ label }) => (label === undefined ? [] : [label]));
  const named = labels.length > 0 ? { fingers: labels } : {};
  await writeRecord(folder, {
    version: 1,
    name,
    scheme: "vault",
    recipient,
    prints: files.length,
    ...named,
    vault: helper,
  });
  const strange = fingers.flatMap(({ files: own }, finger) => strangers(ofFinger[finger]!).map((print) => own[print]!));
  return { recipient, helper, strange };
}

/** The places of prints that are like none of the most that are like each other, directly or by way of others. */
function strangers(prints: readonly VaultPrint[]): number[] {
  const coded = prints.map(({ template }) => codeTemplate(template));
  const pairs = coded.flatMap((a, i) => coded.slice(0, i).map((b, j) => ({ i, j, isAlike: compareMinutiae(a, b) > RARE_SCORE })));
  const column = (of: (pair: (typeof pairs)[number]) => number) => Int32Array.from(pairs, of);
  const isAlike = Uint8Array.from(pairs, (pair) => Number(pair.isAlike));
  const group = [
    ...joinFingers(
      prints.length,
      column(({ i }) => i),
      column(({ j }) => j),
      isAlike,
    ),
  ];
  const size = (one: number): number => group.filter((other) => other === one).length;
  const largest = group.reduce((best, one) => (size(one) > size(best) ? one : best), 0);
  return [...group.keys()].filter((i) => group[i] !== largest);
}

/** Locks, and says of which finger there are too few minutiae by its name. */
function locked(name: string, fingers: readonly VaultFinger[], prints: readonly (readonly VaultPrint[])[]) {
  try {
    return lockVault(prints, (count) => randomBytes(count));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const message = cause.message.replace(/of finger (\d)/, (_, number) => `of ${fingers[number - 1]!.label}`);
    throw new RunError(`${name} is not enrolled: ${message}`, { cause });
  }
}

/** The key of each vault that prints open, one of them or several together, in turn: one finger may have two names. Throws a RunError where they open none. */
export async function* deriveVaults(folder: string, files: readonly string[], reporter: Reporter): AsyncGenerator<DerivedKey> {
  const records = listRecords(folder).filter(
    (record): record is KeyRecord & { vault: VaultHelper } => record.vault !== undefined,
  );
  if (records.length === 0) {
    throw new RunError(`${folder}: no key; nobody was enrolled with --scheme vault${damagedText(folder, "vault")}`);
  }
  const twice = files.find((file, i) => files.indexOf(file) < i);
  if (twice !== undefined) throw new UsageError(`${twice} is given twice; every print must be another one`);
  const short = records.filter(({ vault }) => vault.fingers > files.length);
  const needs = short.map(({ name, vault, fingers }) => {
    return `${name} needs a print of each of its ${vault.fingers} fingers${fingers ? ` (${fingers.join(", ")})` : ""}`;
  });
  const given = files.join(", ");
  if (short.length === records.length)
    throw new RunError(`${given}: no key; ${needs.join("; ")}; got ${files.length} print${damagedText(folder, "vault")}`);
  const prints = await readPrints(files, reporter);
  const stream = createStream(randomBytes(16).toString("hex"), "keys/vault open");
  let opened = 0;
  for (const attempt of [1, MOST_FINGERS]) {
    for (const { name, vault } of records.filter((record) => record.vault.fingers === attempt)) {
      for (const tried of attempts([...prints.values()], vault.fingers)) {
        const key = openVault(vault, tried, stream);
        if (!key) continue;
        opened++;
        yield { name, key };
        break;
      }
    }
  }
  if (opened > 0) return;
  const more = needs.length > 0 ? `; ${needs.join("; ")}` : "";
  const opens = files.length === 1 ? "it opens" : "they open";
  throw new RunError(
    `${given}: no key; ${opens} none of the enrolled vaults (${records.length})${more}${damagedText(folder, "vault")}`,
  );
}

/** Which prints are taken for which finger: of one finger each print alone, then all together; of two every pair, in either order. */
function attempts(prints: readonly VaultPrint[], fingers: number): VaultPrint[][][] {
  if (fingers > 1) return prints.flatMap((one, i) => prints.flatMap((other, j) => (i === j ? [] : [[[one], [other]]])));
  const alone = prints.map((print) => [[print]]);
  return prints.length > 1 ? [...alone, [[...prints]]] : alone;
}

/** The minutiae of print files, in their order. Throws a RunError that names the one that shows too few. */
async function readPrints(files: readonly string[], reporter: Reporter): Promise<Map<string, VaultPrint>> {
  const prints = new Map<string, VaultPrint>();
  for (const [done, file] of files.entries()) {
    const print = vaultPrint(await readImage(file));
    const found = print.template.minutiae.length;
    if (found < LEAST_MINUTIAE) throw new RunError(`${file}: a print must show ${LEAST_MINUTIAE} minutiae; got ${found}`);
    prints.set(file, print);
    reporter.progress("minutiae of prints", done + 1, files.length);
  }
  return prints;
}
