import { join } from "node:path";
import type { Figure } from "../figures/figure.js";
import type { Profile } from "../lab/experiment.js";
import { type PictureFormat, renderPictures, withRenderer, writeFigureFiles } from "../lab/outputs.js";
import { type Reporter, silent } from "../lab/progress.js";

/** How figures are written for a paper. */
export interface ExportOptions {
  /** Where to; `figures/` is made in it. Default "results/export". */
  readonly folder?: string;
  /** Width on paper in inches; a journal's column is about 3.5, its page 7.16. Default: each figure's own. */
  readonly width?: number;
  /** Size of the lettering on paper in points. Default 8. */
  readonly fontSize?: number;
  /** Default SVG and PDF. */
  readonly formats?: readonly PictureFormat[];
  /** In the smoke profile only JSON and HTML are written, which need no browser. Default "quick". */
  readonly profile?: Profile;
}

/** Writes figures as files for a paper, and as JSON and HTML beside them. Gives their paths; warns in one line where there is no browser. */
export async function exportFigures(figures: readonly Figure[], options: ExportOptions = {}): Promise<string[]> {
  const { folder = join("results", "export"), width, fontSize, profile = "quick" } = options;
  const formats = profile === "smoke" ? [] : (options.formats ?? ["svg", "pdf"]);
  for (const figure of figures) writeFigureFiles(folder, figure);
  const reporter: Reporter = { ...silent, warn: (text) => process.stdout.write(`${text.trim()}\n`) };
  const drawn = await withRenderer(() => renderPictures(folder, figures, formats, reporter, { width, fontSize }));
  return figures.flatMap(({ id }) => ["html", ...drawn].map((ending) => join(folder, "figures", `${id}.${ending}`)));
}
