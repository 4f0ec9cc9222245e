import { createHash } from "node:crypto";
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { writeFileInto } from "../atomicFile.js";
import type { CodeParts } from "./codeDigest.js";
import { digest } from "./digest.js";
import type { DataSource, Profile } from "./experiment.js";
import { bringBack, isRunName } from "./runFolders.js";
import type { StageRecord } from "./stages.js";

/** A file that a run wrote. */
export interface OutputFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** What makes a run the run that it is; its digest names the run. */
export interface RunIdentity {
  readonly experiment: string;
  readonly config: unknown;
  readonly seed: number;
  /** Backend, weights and the like, for experiments that use them. */
  readonly environment: Readonly<Record<string, string>>;
  readonly data: Pick<DataSource, "name" | "kind" | "digest" | "resampled"> | null;
  readonly code: CodeParts;
  readonly engine: string;
}

/** `manifest.json`: how a run came about and how to repeat it. */
export interface Manifest {
  readonly ridgelab: string;
  readonly run: string;
  readonly title: string;
  /** The experiment's, for the report. */
  readonly summary?: string;
  readonly profile: Profile;
  readonly identity: RunIdentity;
  /** Settings that differ from the profile's, `key=value`. */
  readonly settings?: readonly string[];
  /** The commit of the lab that made it, where that is a checkout. */
  readonly commit?: string;
  /** The exact command that repeats it. */
  readonly command: string;
  readonly machine: {
    readonly platform: string;
    readonly cpu: string;
    readonly threads: number;
    /** Memory of the process at its most, bytes, the browser aside. */
    readonly peak?: number;
  };
  readonly stages: readonly StageRecord[];
  /** Keys of the stages' results in the cache, by the names that the experiment gives them. */
  readonly results?: Readonly<Record<string, string>>;
  readonly startedAt: string;
  readonly seconds: number;
  /** Formats the figures were written in. */
  readonly formats: readonly string[];
  /** Tables and figures in the order the experiment declares them. */
  readonly tables: readonly string[];
  readonly figures: readonly string[];
  /** Every file of the run but this one. */
  readonly outputs: Readonly<Record<string, OutputFile>>;
}

/** What every reader of a manifest relies on. */
const MANIFEST = z.looseObject({
  run: z.string(),
  profile: z.string(),
  identity: z.looseObject({ experiment: z.string(), seed: z.number() }),
  command: z.string(),
  startedAt: z.string(),
  seconds: z.number(),
  formats: z.array(z.string()),
  tables: z.array(z.string()),
  figures: z.array(z.string()),
  outputs: z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() })),
});

/** Writes a run's manifest with its own digest. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const text = `${JSON.stringify({ ...manifest, digest: digest(manifest) }, null, 2)}\n`;
  writeFileInto(join(folder, "manifest.json"), text);
}

/** Reads a run's manifest; undefined where the folder holds none, a broken one, or one that was changed (those of before have no digest). */
export function readManifest(folder: string): Manifest | undefined {
  try {
    const { digest: stated, ...manifest } = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    if (stated !== undefined && stated !== digest(manifest)) return undefined;
    return MANIFEST.parse(manifest) as unknown as Manifest;
  } catch {
    return undefined;
  }
}

/** Digests of all files under a folder, by path with `/`, sorted; `manifest.json` is left out. */
export function digestOutputs(folder: string): Record<string, OutputFile> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((name) => name !== "manifest.json")
    .sort();
  return Object.fromEntries(files.map((name) => [name, describeFile(join(folder, name))]));
}

/** The outputs of a run, or those of them in `among`, that are missing or not what the manifest says. */
export function damagedOutputs(folder: string, manifest: Manifest, among?: readonly string[]): string[] {
  return Object.entries(manifest.outputs)
    .filter(([name, wanted]) => {
      if (among && !among.includes(name)) return false;
      const file = join(folder, name);
      try {
        return statSync(file).size !== wanted.bytes || describeFile(file).sha256 !== wanted.sha256;
      } catch (error) {
        if (["ENOENT", "ENOTDIR", "EISDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return true;
        throw error;
      }
    })
    .map(([name]) => name);
}

/** The runs of an experiment under `out`, newest first; `reference/`, which holds runs of all, is no experiment. `warn` is told, in a line, of those whose manifest cannot be read. */
export function listRuns(
  out: string,
  experiment: string,
  warn: (line: string) => void = () => {},
): { folder: string; manifest: Manifest }[] {
  const parent = join(out, experiment);
  if (!existsSync(parent)) return [];
  bringBack(parent);
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && isRunName(entry.name))
    .flatMap((entry) => {
      const folder = join(parent, entry.name);
      const manifest = readManifest(folder);
      if (!manifest && existsSync(join(folder, "manifest.json")))
        warn(`${folder} is left out: its manifest.json is damaged; the command that wrote it writes it anew`);
      return manifest?.identity.experiment === experiment ? [{ folder, manifest }] : [];
    })
    .sort((a, b) => b.manifest.startedAt.localeCompare(a.manifest.startedAt));
}

function describeFile(file: string): OutputFile {
  const hash = createHash("sha256");
  const block = Buffer.allocUnsafe(1 << 20);
  const handle = openSync(file, "r");
  let bytes = 0;
  try {
    for (let n = readSync(handle, block); n > 0; n = readSync(handle, block)) {
      hash.update(block.subarray(0, n));
      bytes += n;
    }
  } finally {
    closeSync(handle);
  }
  return { bytes, sha256: hash.digest("hex") };
}
