import { join } from "node:path";
import { atEnd } from "../atEnd.js";
import { writeFileInto } from "../atomicFile.js";
import type { Figure } from "../figures/figure.js";
import { toHtml } from "../figures/html.js";
import { toJson } from "../figures/json.js";
import { missingLetters } from "../figures/missingLetters.js";
import type { Renderer, RenderOptions } from "../figures/renderer.js";
import { toCsv } from "../tables/csv.js";
import { toTableJson } from "../tables/json.js";
import { toLatex } from "../tables/latex.js";
import { toMarkdown } from "../tables/markdown.js";
import type { Table, TableBody } from "../tables/table.js";
import type { DataSource, Experiment, Profile } from "./experiment.js";
import type { Reporter } from "./progress.js";
import { withNotes } from "./withNotes.js";

/** What a table is written as, by the ending of the file. */
const TABLE_WRITERS: Readonly<Record<string, (table: Table) => string>> = {
  json: toTableJson,
  csv: toCsv,
  md: toMarkdown,
  tex: toLatex,
};

/** What a figure is written as without a browser, by the ending of the file. */
const FIGURE_WRITERS: Readonly<Record<string, (figure: Figure) => string>> = { json: toJson, html: toHtml };
export const FIGURE_FORMATS: readonly string[] = Object.keys(FIGURE_WRITERS);

/** The formats that need a browser. */
export const PICTURE_FORMATS = ["svg", "png", "pdf"] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** The pictures that a run draws: none in the smoke profile. */
export function picturesOf(profile: Profile): readonly PictureFormat[] {
  return profile === "smoke" ? [] : PICTURE_FORMATS;
}

/** Size and resolution of pictures; each figure's own where left out. */
export type PictureOptions = Omit<RenderOptions, "formats">;

/** Builds and writes an experiment's tables. Gives the ids of those the configuration has, `timing-…` for measured times. */
export function writeTables(folder: string, experiment: Experiment, built: never): string[] {
  return Object.entries(experiment.tables).flatMap(([key, output]) => {
    const body = output.build(built);
    if (!body) return [];
    const named: Table = { ...body, id: output.timing ? `timing-${key}` : key, title: output.title };
    const table = withDataNotes(named, experiment, built);
    writeTableFiles(folder, table);
    return [table.id];
  });
}

/** A table with what every table says of the data. */
export function withDataNotes<T extends TableBody>(body: T, experiment: Experiment, { data }: { data: DataSource }): T {
  return withNotes(body, experiment.usesData === false ? [] : (data.notes ?? []));
}

/** Writes one table as JSON, CSV, Markdown and LaTeX. */
export function writeTableFiles(folder: string, table: Table): void {
  for (const [ending, write] of Object.entries(TABLE_WRITERS)) {
    writeFileInto(join(folder, "tables", `${table.id}.${ending}`), write(table));
  }
}

/** The files that a table is written to. */
export function tableFiles(folder: string, id: string): string[] {
  return Object.keys(TABLE_WRITERS).map((ending) => join(folder, "tables", `${id}.${ending}`));
}

/** Builds an experiment's figures and writes each as JSON and interactive HTML. */
export function writeFigures(folder: string, experiment: Experiment, built: never): Figure[] {
  return Object.entries(experiment.figures).flatMap(([id, output]) => {
    const body = output.build(built);
    if (!body) return [];
    const figure: Figure = { ...body, id, title: output.title };
    writeFigureFiles(folder, figure);
    return [figure];
  });
}

/** Writes one figure as JSON and interactive HTML. */
export function writeFigureFiles(folder: string, figure: Figure): void {
  for (const [ending, write] of Object.entries(FIGURE_WRITERS)) {
    writeFileInto(join(folder, "figures", `${figure.id}.${ending}`), write(figure));
  }
}

/** The files that a figure may be written to, pictures among them. */
export function figureFiles(folder: string, id: string): string[] {
  return [...FIGURE_FORMATS, ...PICTURE_FORMATS].map((ending) => join(folder, "figures", `${id}.${ending}`));
}

let opening: Promise<Renderer> | undefined;

/**
 * Draws figures through the browser, one for the whole process. Gives the formats that were written: none where there is no
 * browser, which is said in one line.
 */
export async function renderPictures(
  folder: string,
  figures: readonly Figure[],
  formats: readonly PictureFormat[],
  reporter: Reporter,
  options: PictureOptions = {},
): Promise<PictureFormat[]> {
  if (formats.length === 0 || figures.length === 0) return [...formats];
  // Loaded only here: playwright takes longer to load than most runs take.
  opening ??= import("../figures/renderer.js").then(({ openRenderer }) => openRenderer());
  atEnd(closeRenderer);
  let renderer: Renderer;
  try {
    renderer = await opening;
  } catch (error) {
    opening = undefined;
    if (!(error instanceof Error && error.name === "NoBrowserError")) throw error;
    reporter.warn(`  figures are written as HTML only: ${error.message}`);
    return [];
  }
  const drawn: [path: string, picture: Uint8Array][] = [];
  for (const [index, figure] of figures.entries()) {
    const missing = missingLetters(figure);
    if (missing.length > 0) reporter.warn(`  ${missingLine(figure.id, missing)}`);
    reporter.progress("pictures", index, figures.length);
    const pictures = await renderer.render(figure, { ...options, formats });
    for (const format of formats) drawn.push([join(folder, "figures", `${figure.id}.${format}`), pictures[format]!]);
  }
  for (const [path, picture] of drawn) writeFileInto(path, picture);
  reporter.progress("pictures", figures.length, figures.length);
  return [...formats];
}

/** One line; of a long list the first. */
function missingLine(id: string, letters: readonly string[]): string {
  const shown = letters.slice(0, 12).join(" ");
  const more = letters.length > 12 ? ` and ${letters.length - 12} more` : "";
  return `figure "${id}": the font (Open Sans) has no ${shown}${more}; in SVG, PNG and PDF they may be missing, the HTML has them`;
}

let users = 0;

/** Does what may draw figures, and closes the browser when the last of those is done: an open one keeps a script from ending. */
export async function withRenderer<T>(work: () => Promise<T>): Promise<T> {
  users++;
  try {
    return await work();
  } finally {
    if (--users === 0) await closeRenderer();
  }
}

/** Closes the browser, if one was opened. */
export async function closeRenderer(): Promise<void> {
  const closing = opening;
  opening = undefined;
  await closing?.then(
    (renderer) => renderer.close(),
    () => {},
  );
}
