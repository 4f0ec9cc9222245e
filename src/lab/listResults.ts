import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { type ComparedSeveral, comparedOfSeveral } from "./comparable.js";
import { RunError } from "./errors.js";
import type { listRuns, Manifest } from "./manifest.js";
import { isRunName } from "./runFolders.js";
import { readSeveral, type SeveralRuns, severalKind } from "./severalRuns.js";

/** A result over several runs with what lists show of it. */
export interface ListedResult {
  readonly several: SeveralRuns;
  /** Of its runs, in their order. */
  readonly manifests: readonly Manifest[];
  readonly compared: ComparedSeveral;
}

/**
 * The results over several runs of an experiment.
 *
 * @param parent the experiment's folder
 * @param runs that are in it
 * @param warn is told, in a line, of each that is damaged or whose runs are gone, which is left out
 */
export function listResults(
  parent: string,
  runs: ReturnType<typeof listRuns>,
  warn: (line: string) => void,
): readonly ListedResult[] {
  if (!existsSync(parent)) return [];
  const manifests = new Map(runs.map(({ folder, manifest }) => [basename(folder), manifest]));
  return readdirSync(parent)
    .filter(isRunName)
    .flatMap((name): ListedResult[] => {
      const folder = join(parent, name);
      const kind = severalKind(folder);
      if (!kind) return [];
      try {
        const several = readSeveral(folder, kind);
        const ofRuns = several.runs.map((run) => manifests.get(run));
        const compared = comparedOfSeveral(several, ofRuns);
        return [{ several, compared, manifests: ofRuns as readonly Manifest[] }];
      } catch (error) {
        if (!(error instanceof RunError)) throw error;
        warn(`${folder} is left out: ${error.message}`);
        return [];
      }
    });
}
