import { readFileSync } from "node:fs";
import { z } from "zod";
import { dataFile } from "./packageRoot.js";

/** A: Hashem & Kuban 2023. B: Rassomakhin et al. 2019. */
export type PaperName = "A" | "B";

/** Anything a published item holds. */
export type PublishedValue =
  | string
  | number
  | boolean
  | null
  | readonly PublishedValue[]
  | { readonly [key: string]: PublishedValue };

const value: z.ZodType<PublishedValue> = z.json();
const texts = z.array(z.string().min(1)).min(1).readonly();

const column = z.strictObject({
  key: z.string().min(1),
  label: z.string().min(1),
  /** Unit of the numbers as printed, e.g. "%". */
  unit: z.string().optional(),
  /** Decimals as printed. */
  decimals: z.int().min(0).optional(),
});

const item = z
  .strictObject({
    /** How the paper names it: "Table 3", "Equation 5", or the section where it has no number. */
    label: z.string().min(1),
    kind: z.enum(["table", "figure", "equation", "fit", "algorithm", "quote", "architecture"]),
    /** Caption where the paper has one. */
    title: z.string().min(1),
    /** Section of the paper, or "abstract". */
    section: z.string().min(1),
    /** True for what is deduced from the printed numbers and not itself printed. */
    workedOut: z.literal(true).optional(),
    /** The paper's words, verbatim. */
    quote: z.string().min(1).optional(),
    /** The formula as printed. */
    latex: z.string().min(1).optional(),
    /** What the lab computes instead; absent where it computes the formula as printed. */
    usedLatex: z.string().min(1).optional(),
    /** A cost fit t(N) that mathjs evaluates. */
    expression: z.string().min(1).optional(),
    /** Unit of `values`. */
    unit: z.string().min(1).optional(),
    /** Steps of an algorithm, shortened. */
    steps: texts.optional(),
    /** Columns of the rows; the first one names the row. */
    columns: z.array(column).min(1).readonly().optional(),
    rows: z
      .array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).readonly())
      .min(1)
      .readonly()
      .optional(),
    /** Single numbers and lists. */
    values: z.record(z.string(), value).readonly().optional(),
    /** Oddities as printed, and what is lost in the text. */
    notes: texts.optional(),
  })
  .refine(({ columns, rows }) => sameKeys(columns, rows), "each row must have exactly the columns' keys, and columns need rows")
  .readonly();

const paperFile = z
  .strictObject({
    id: z.string().min(1),
    short: z.enum(["A", "B"]),
    citation: z
      .strictObject({
        authors: texts,
        title: z.string().min(1),
        /** Null where the text names none. */
        venue: z.string().nullable(),
        year: z.int(),
        /** Null where the text states none. */
        licence: z.string().nullable(),
        notes: texts.optional(),
      })
      .readonly(),
    items: z.record(z.string().regex(/^[a-z0-9-]+$/), item).readonly(),
  })
  .readonly();

/** One paper: its citation and all it published, by item id, in the paper's order. */
export type Paper = z.infer<typeof paperFile>;
/** One table, figure, equation, cost fit, algorithm, quoted claim or architecture of a paper. */
export type PublishedItem = z.infer<typeof item>;

/** An item as a list of all of them shows it. */
export interface InventoryEntry extends Pick<PublishedItem, "label" | "kind" | "title"> {
  readonly paper: PaperName;
  readonly id: string;
}

const files: Readonly<Record<PaperName, string>> = {
  A: dataFile("papers/hashem-kuban-2023.json"),
  B: dataFile("papers/rassomakhin-2019.json"),
};
const loaded = new Map<PaperName, Paper>();

/** The paper, read from papers/ and validated the first time. Throws an Error that names the file and the field at fault. */
export function paper(name: PaperName): Paper {
  const known = loaded.get(name);
  if (known) return known;
  const result = paperFile.safeParse(JSON.parse(readFileSync(files[name], "utf8")));
  if (!result.success) throw new Error(`${files[name]}: ${z.prettifyError(result.error)}`);
  loaded.set(name, result.data);
  return result.data;
}

/** A published item, e.g. `published("A", "table-3")`. Throws a RangeError that lists the ids where there is none of that id. */
export function published(name: PaperName, id: string): PublishedItem {
  const { items } = paper(name);
  if (!Object.hasOwn(items, id)) throw new RangeError(`paper ${name} has no item "${id}": ${Object.keys(items).join(", ")}`);
  return items[id];
}

/**
 * What stands at a path in a published item. A step into `rows` names the row by its first column:
 * `publishedValue("A", "table-3", "rows", 9, "valAccuracy")` is epoch 9's. Throws a RangeError for a step that leads nowhere.
 */
export function publishedValue(name: PaperName, id: string, ...path: readonly (string | number)[]): PublishedValue {
  const from = published(name, id);
  let at = from as PublishedValue;
  path.forEach((step, depth) => {
    const next =
      depth === 1 && path[0] === "rows" ? from.rows?.find((row) => row[from.columns![0].key] === step) : child(at, step);
    if (next === undefined) throw new RangeError(`paper ${name}, ${id}: nothing at ${path.slice(0, depth + 1).join(" / ")}`);
    at = next;
  });
  return at;
}

/** As `publishedValue`, for a number. Throws a RangeError where something else stands there. */
export function publishedNumber(name: PaperName, id: string, ...path: readonly (string | number)[]): number {
  const at = publishedValue(name, id, ...path);
  if (typeof at !== "number") throw new RangeError(`paper ${name}, ${id}: no number at ${path.join(" / ")}`);
  return at;
}

/** Everything both papers published, in their order: what a report must show beside the lab's own. */
export function allItems(): readonly InventoryEntry[] {
  return (["A", "B"] as const).flatMap((name) =>
    Object.entries(paper(name).items).map(([id, { label, kind, title }]) => ({ paper: name, id, label, kind, title })),
  );
}

function child(at: PublishedValue, step: string | number): PublishedValue | undefined {
  if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
  return (at as Readonly<Record<string | number, PublishedValue>>)[step];
}

function sameKeys(columns?: readonly { readonly key: string }[], rows?: readonly object[]): boolean {
  if (!columns || !rows) return columns === rows;
  const keys = columns.map(({ key }) => key).join();
  return rows.every((row) => Object.keys(row).join() === keys);
}
