import { rmSync } from "node:fs";
import { join } from "node:path";
import { writeFileInto } from "../atomicFile.js";
import type { Figure } from "../figures/figure.js";
import type { Table } from "../tables/table.js";
import { temporaryName } from "../temporaries.js";
import type { Profile } from "./experiment.js";
import { picturesOf, renderPictures, writeFigureFiles, writeTableFiles } from "./outputs.js";
import type { Reporter } from "./progress.js";
import { publishFolder } from "./runFolders.js";

/** What is written of several runs together. */
export interface ManyRuns {
  readonly tables: readonly Table[];
  readonly figures: readonly Figure[];
  /** What JSON files hold, by their names. */
  readonly records: Readonly<Record<string, unknown>>;
}

/** Writes a result over several runs, with the pictures of their profile: all of it, or nothing. */
export async function writeResult(
  folder: string,
  { tables, figures, records }: ManyRuns,
  { profile, reporter }: { profile: Profile; reporter: Reporter },
): Promise<void> {
  const temporary = temporaryName(folder);
  try {
    for (const table of tables) writeTableFiles(temporary, table);
    for (const figure of figures) writeFigureFiles(temporary, figure);
    await renderPictures(temporary, figures, picturesOf(profile), reporter);
    for (const [name, record] of Object.entries(records)) {
      writeFileInto(join(temporary, name), `${JSON.stringify(record, null, 2)}\n`);
    }
    publishFolder(temporary, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  reporter.line(`  wrote ${folder}`);
}
