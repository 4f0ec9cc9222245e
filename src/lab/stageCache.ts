import { existsSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { writeFileInto } from "../atomicFile.js";
import { discard } from "../temporaries.js";
import type { CodeParts } from "./codeDigest.js";
import { digest } from "./digest.js";
import { isUnwritable } from "./isUnwritable.js";
import { seal, unseal } from "./seal.js";

/** All that a stage's result depends on. Its digest is the stage's key. */
export interface Ingredients {
  /** The stage's module. */
  readonly stage: string;
  /** What progress calls it. */
  readonly name: string;
  /** The settings that it names. */
  readonly config: unknown;
  /** The parts of the environment that it names. */
  readonly environment?: unknown;
  /** What the experiment tells it beside its settings. */
  readonly given?: unknown;
  /** Digest of the data set, or null where the stage reads none. */
  readonly data: string | null;
  /** Master seed and name of its stream, or null where the stage draws nothing. */
  readonly stream: { readonly seed: number; readonly name: string } | null;
  /** Keys of the stages it takes. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly code: CodeParts;
  /** Node version and processor kind: Math.sin and exp may differ between engines. */
  readonly engine: string;
}

const TITLE = "RIDGELAB-STAGE-1";

/** Stage results on disk, one file a key: a header, the SHA-256 of what follows, and the structured clone of the value. */
export class StageCache {
  #warned = false;

  /** @param warn is told, once, that the folder cannot be written, as a shared one of another user or a file of its name: then nothing is kept */
  constructor(
    readonly folder: string,
    readonly warn: (line: string) => void = () => {},
  ) {}

  has(key: string): boolean {
    return existsSync(this.#file(key));
  }

  /** The stored value, or undefined where there is none or the file is cut short or changed (then it is removed). */
  load(key: string): { value: unknown } | undefined {
    return this.#read(this.#file(key));
  }

  store(key: string, value: unknown): void {
    this.#write(this.#file(key), value);
  }

  /** What a stage that has not finished had reached. */
  loadCheckpoint(key: string): unknown {
    return this.#read(this.#checkpoint(key))?.value;
  }

  storeCheckpoint(key: string, value: unknown): void {
    this.#write(this.#checkpoint(key), value);
  }

  dropCheckpoint(key: string): void {
    removed(this.#checkpoint(key));
  }

  /** One item's result of a stage that works by pieces. */
  loadPiece(key: string, index: number): { value: unknown } | undefined {
    return this.#read(this.#piece(key, index));
  }

  storePiece(key: string, index: number, value: unknown): void {
    this.#write(this.#piece(key, index), value);
  }

  /** For a stage that is done: its result holds the pieces. */
  dropPieces(key: string): void {
    const folder = join(this.folder, "pieces", key);
    if (existsSync(folder)) discard(folder);
  }

  #read(file: string): { value: unknown } | undefined {
    const bytes = bytesOf(file);
    if (!bytes) return undefined;
    const body = unseal(TITLE, bytes);
    if (!body) {
      removed(file);
      return undefined;
    }
    stamp(file);
    return { value: deserialize(body) };
  }

  #write(file: string, value: unknown): void {
    this.#keep(file, seal(TITLE, serialize(value)));
  }

  /** What the stage depended on when it last ran here. */
  last(of: Pick<Ingredients, "stage" | "name">): Ingredients | undefined {
    try {
      return JSON.parse(readFileSync(this.#record(of), "utf8")) as Ingredients;
    } catch {
      return undefined;
    }
  }

  remember(ingredients: Ingredients): void {
    this.#keep(this.#record(ingredients), `${JSON.stringify(ingredients, null, 1)}\n`);
  }

  #keep(file: string, content: string | Uint8Array): void {
    try {
      writeFileInto(file, content);
    } catch (error) {
      if (!isUnwritable(error)) throw error;
      if (!this.#warned) this.warn(`  ${this.folder} cannot be written: results of stages are not kept`);
      this.#warned = true;
    }
  }

  #file(key: string): string {
    return join(this.folder, "stages", key.slice(0, 2), `${key}.bin`);
  }

  #piece(key: string, index: number): string {
    return join(this.folder, "pieces", key, `${index}.bin`);
  }

  #checkpoint(key: string): string {
    return join(this.folder, "checkpoints", `${key}.bin`);
  }

  #record({ stage, name }: Pick<Ingredients, "stage" | "name">): string {
    return join(this.folder, "last", `${stage.replace(/[^\w-]+/g, ".")}.${name.replace(/[^\w]+/g, "-")}.json`);
  }
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "ELOOP"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

/** Notes that a file was used; of another user's in a shared folder it cannot be noted. */
function stamp(file: string): void {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // Its result is as good.
  }
}

/** Removes a file if it may be: another user's in a shared folder stays, and is written over or not used. */
function removed(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It stays.
  }
}

/** A stage's key. */
export function stageKey(ingredients: Ingredients): string {
  return digest(ingredients);
}

/** Why a stage runs again, in words: at most three changes of its ingredients, then a count. */
export function describeChange(before: Ingredients, now: Ingredients): string {
  const changes = [
    ...treeChanges("", before.config, now.config),
    ...treeChanges("", before.environment ?? {}, now.environment ?? {}),
    ...treeChanges("given", before.given ?? null, now.given ?? null).map((change) => change.replace(/^given\.?/, "")),
    ...treeChanges("", before.stream ?? {}, now.stream ?? {}),
    ...(before.data === now.data ? [] : ["the data set"]),
    ...mapChanges("stage", before.inputs, now.inputs),
    ...mapChanges("code", before.code, now.code),
    ...(before.engine === now.engine ? [] : [`${before.engine} → ${now.engine}`]),
  ];
  if (changes.length === 0) return "its cached result is gone";
  return `${changes.slice(0, 3).join(", ")}${changes.length > 3 ? ` and ${changes.length - 3} more` : ""} changed`;
}

/** The leaves of two plain trees that differ, as `key old → new`. */
export function treeChanges(prefix: string, before: unknown, now: unknown): string[] {
  if (JSON.stringify(before) === JSON.stringify(now)) return [];
  const isTree = (v: unknown): v is Record<string, unknown> => typeof v === "object" && v !== null && !Array.isArray(v);
  if (isTree(before) && isTree(now)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
    return keys.flatMap((key) => treeChanges(prefix ? `${prefix}.${key}` : key, before[key], now[key]));
  }
  const short = (v: unknown): string => {
    const text = v === undefined ? "none" : JSON.stringify(v);
    return text.length > 40 ? `${text.slice(0, 37)}…` : text;
  };
  return [`${prefix || "configuration"} ${short(before)} → ${short(now)}`];
}

function mapChanges(kind: string, before: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return names.filter((name) => before[name] !== now[name]).map((name) => `${kind} ${name}`);
}
