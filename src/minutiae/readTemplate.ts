import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileError } from "../prints/fileError.js";
import { templateFromIso } from "./formats/iso19794.js";
import { templateFromJson } from "./formats/json.js";
import { templateFromXyt, type XytPrint } from "./formats/xyt.js";
import type { Template } from "./template.js";

/**
 * Reads a template by its extension: `.json`, NIST's `.xyt` (which needs the size of the print), `.fmr` or `.iso` (ISO/IEC 19794-2:2005).
 * @throws RangeError or Error of one line that names the file and says what is wrong.
 */
export async function readTemplate(path: string, print?: XytPrint): Promise<Template> {
  const extension = extname(path).toLowerCase();
  const bytes = await readFile(path).catch((cause) => {
    throw fileError(path, cause);
  });
  if (extension === ".json") return templateFromJson(bytes.toString("utf8"), path);
  if (extension === ".fmr" || extension === ".iso") return templateFromIso(bytes, path);
  if (extension !== ".xyt") {
    throw new RangeError(`${path}: templates are read from .json, .xyt, .fmr and .iso; given ${extension || "no extension"}`);
  }
  if (!print) throw new RangeError(`${path}: an .xyt file does not say how large its print is; give width and height`);
  return templateFromXyt(bytes.toString("utf8"), print, path);
}
