import { extname } from "node:path";
import { writeFileAtomic } from "../atomicFile.js";
import { fileError } from "../prints/fileError.js";
import { templateToIso } from "./formats/fmr/templateToIso.js";
import { assertTemplate, templateToJson } from "./formats/json.js";
import { templateToXyt } from "./formats/xyt.js";
import type { Template } from "./template.js";

const WRITERS: Readonly<Partial<Record<string, (template: Template) => string | Uint8Array>>> = {
  ".json": templateToJson,
  ".xyt": templateToXyt,
  ".fmr": templateToIso,
  ".iso": templateToIso,
};

/**
 * Writes a template in the form that its extension names: `.json` keeps everything; `.xyt` and `.fmr` or `.iso` round (see there).
 * @throws RangeError for another extension, or where the form cannot hold the template; Error of one line where the file cannot be written.
 *
 * @example
 * import { readFileSync } from "node:fs";
 * import { writeTemplate } from "ridgelab/minutiae";
 * const minutia = { x: 10, y: 20, direction: Math.PI / 2, type: "ending", quality: 0.5 } as const;
 * writeTemplate("print.xyt", { width: 100, height: 100, dpi: 500, minutiae: [minutia] });
 * readFileSync("print.xyt", "utf8"); // "10 80 270 50\n"
 */
export function writeTemplate(path: string, template: Template): void {
  const bytes = Buffer.from(encode(path, template));
  try {
    writeFileAtomic(path, bytes);
  } catch (cause) {
    throw fileError(path, cause);
  }
}

function encode(path: string, template: Template): string | Uint8Array {
  const extension = extname(path).toLowerCase();
  const write = WRITERS[extension];
  if (!write) {
    throw new RangeError(`${path}: templates are written as .json, .xyt, .fmr or .iso; given ${extension || "no extension"}`);
  }
  assertTemplate(template, path);
  try {
    return write(template);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new RangeError(`${path}: ${cause.message}`);
  }
}
