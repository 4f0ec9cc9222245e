import { z } from "zod";
import { decodeText } from "../decodeText.js";
import { parseYaml } from "../parseYaml.js";
import { LAYOUT_NAMES } from "./layouts/allLayouts.js";

/** What a data set's `dataset.json` may say. */
export interface DataSetSettings {
  /** The data set's name. Default: the folder's. */
  readonly name?: string;
  /** Name of the layout that the files are read by, of `LAYOUT_NAMES`. Default: found by the names, where they leave no doubt. */
  readonly layout?: string;
  /**
   * Instead of a layout: a regular expression, matched against a file's path relative to the folder, with forward slashes and its
   * extension. Its named group `finger` is the finger's label, after that of a group `person` where there is one; `impression` is the
   * impression's, which without that group is the path.
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
  name: z
    .string()
    .min(1)
    .regex(/^\P{Cc}*$/u, "must have no control characters")
    .optional(),
  layout: z.enum(LAYOUT_NAMES as [string, ...string[]]).optional(),
  pattern: z.string().optional(),
  dpi: z.number().min(50).max(10000).optional(),
  ridges: z.enum(["dark", "light"]).optional(),
  kind: z.enum(["real", "synthetic"]).optional(),
});

/**
 * Reads a `dataset.json`: UTF-8 or UTF-16, with or without a byte order mark.
 * @param path the file's path, for errors.
 * @throws Error of one line that names the file and the field that is wrong.
 */
export function parseDataSetSettings(bytes: Uint8Array, path: string): DataSetSettings {
  const text = decodeText(bytes, path);
  let json: unknown;
  try {
    json = JSON.parse(text);
    refuseSecondKeys(text);
  } catch (cause) {
    throw new Error(`${path}: is no JSON: ${(cause as Error).message.replace(/\s+/g, " ")}`, { cause });
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const [{ path: field, message }] = parsed.error.issues;
    throw new Error(`${path}: ${field.join(".") || "the settings"}: ${message.replace(/\s+/g, " ")}`);
  }
  const { pattern, ...rest } = parsed.data;
  if (pattern !== undefined && rest.layout) throw new Error(`${path}: has both a layout and a pattern; one of them says it`);
  return pattern === undefined ? rest : { ...rest, pattern: compile(pattern, path) };
}

/** JSON.parse takes the last of two values of one key. Throws an Error. */
function refuseSecondKeys(text: string): void {
  try {
    parseYaml(text);
  } catch (error) {
    const { code, linePos } = error as { code?: string; linePos?: readonly { line: number }[] };
    if (code === "DUPLICATE_KEY") throw new Error(`a key is there twice, line ${linePos?.[0]?.line}`, { cause: error });
  }
}

function compile(pattern: string, path: string): RegExp {
  if (!pattern.includes("(?<finger>")) throw new Error(`${path}: pattern: lacks the named group (?<finger>…); given ${pattern}`);
  try {
    // Paths are compared in Unicode's composed form, whichever an editor or a file system writes.
    return new RegExp(pattern.normalize("NFC"), "u");
  } catch (cause) {
    throw new Error(`${path}: pattern: ${(cause as Error).message}`, { cause });
  }
}
