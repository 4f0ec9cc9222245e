import { join } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { RunError, UsageError } from "../lab/errors.js";
import { PICTURE_FORMATS, type PictureFormat, renderPictures } from "../lab/outputs.js";
import { createReporter } from "../lab/progress.js";
import { requireFolder } from "../lab/requireFolder.js";
import { newestRun } from "../lab/run.js";
import { printable } from "../printable.js";
import { findExperiment, wholeNumber } from "./shared.js";

interface FigureFlags {
  format: PictureFormat[];
  width?: number;
  dpi: number;
  fontSize?: number;
  out: string;
}

export function registerFigures(program: Command): void {
  program
    .command("figures")
    .argument("<id>", "an experiment that has run")
    .description("draws the figures of the newest run again, at the size and in the formats a journal wants")
    .option("--format <list>", "svg, png, pdf, separated by commas", formats, [...PICTURE_FORMATS])
    .option("--width <inches>", "width on paper, e.g. 3.5in or 89mm", inches)
    .option("--dpi <n>", "resolution of PNG", wholeNumber(36, 1200), 300)
    .option("--font-size <points>", "size of the lettering in points", wholeNumber(4, 36))
    .option("--out <dir>", "results folder", "results")
    .action(async (id: string, flags: FigureFlags) => {
      const reporter = createReporter({ quiet: program.opts<{ quiet?: boolean }>().quiet });
      requireFolder(flags.out, "--out");
      const run = newestRun(flags.out, id, reporter.warn);
      // One of the user's own is known by its runs alone.
      if (!run)
        throw new UsageError(`${(await findExperiment(id)).id} has no run in ${flags.out}; start with: ridgelab run ${id}`);
      const folder = join(flags.out, id, "export");
      const { width, dpi, fontSize } = flags;
      const written = await renderPictures(folder, Object.values(run.figures), flags.format, reporter, {
        width,
        dpi,
        fontSize,
      });
      if (written.length === 0) throw new RunError("no picture was written");
      process.stdout.write(`${printable(join(folder, "figures"))}\n`);
    });
}

/** Reads a list of picture formats. */
export function formats(text: string): PictureFormat[] {
  return text.split(",").map((name) => {
    const found = PICTURE_FORMATS.find((format) => format === name.trim());
    if (!found) throw new InvalidArgumentError(`"${name}" is none of ${PICTURE_FORMATS.join(", ")}.`);
    return found;
  });
}

function inches(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*(in|mm|cm)?$/.exec(text);
  const value = match ? Number(match[1]) / { in: 1, mm: 25.4, cm: 2.54 }[(match[2] ?? "in") as "in" | "mm" | "cm"] : Number.NaN;
  if (!(value >= 1 && value <= 20)) throw new InvalidArgumentError("It must be a length from 1in to 20in, e.g. 3.5in or 89mm.");
  return value;
}
