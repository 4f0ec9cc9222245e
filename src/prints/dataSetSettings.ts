import { z } from "zod";

/** What a data set's `dataset.json` may say. */
export interface DataSetSettings {
  /** The data set's name. Default: the folder's. */
  readonly name?: string;
  /**
   * Regular expression with the named groups `finger` and `impression`, matched against a file's path relative to the folder, with
   * forward slashes and its extension. Default: the conventions of `openDataSet`.
   */
  readonly pattern?: RegExp;
  /** Resolution of all prints in dots per inch. Default: what each file states, else 500. */
  readonly dpi?: number;
  /** Whether ridges are dark on light ground or light on dark; light ones are inverted on reading. Default: dark. */
  readonly ridges?: "dark" | "light";
  /** Whether the prints were scanned or made; decides what published numbers may be compared with. Default: real. */
  readonly kind?: "real" | "synthetic";
}

const schema = z.strictObject({
  name: z.string().min(1).optional(),
  pattern: z.string().optional(),
  dpi: z.number().min(50).max(10000).optional(),
  ridges: z.enum(["dark", "light"]).optional(),
  kind: z.enum(["real", "synthetic"]).optional(),
});

/**
 * Reads the text of a `dataset.json`.
 * @param path the file's path, for errors.
 * @throws Error of one line that names the file and the field that is wrong.
 */
export function parseDataSetSettings(text: string, path: string): DataSetSettings {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new Error(`${path}: is no JSON: ${(cause as Error).message.replace(/\s+/g, " ")}`, { cause });
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const [{ path: field, message }] = parsed.error.issues;
    throw new Error(`${path}: ${field.join(".") || "the settings"}: ${message.replace(/\s+/g, " ")}`);
  }
  const { pattern, ...rest } = parsed.data;
  return pattern === undefined ? rest : { ...rest, pattern: compile(pattern, path) };
}

function compile(pattern: string, path: string): RegExp {
  for (const group of ["finger", "impression"]) {
    if (!pattern.includes(`(?<${group}>`))
      throw new Error(`${path}: pattern: lacks the named group (?<${group}>…); given ${pattern}`);
  }
  try {
    return new RegExp(pattern, "u");
  } catch (cause) {
    throw new Error(`${path}: pattern: ${(cause as Error).message}`, { cause });
  }
}
