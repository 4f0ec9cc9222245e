import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { decodeText } from "../decodeText.js";
import { notAFile } from "../notAFile.js";
import { fileError } from "../prints/fileError.js";
import { isFmr } from "./formats/fmr/readFmr.js";
import { templateFromFmr } from "./formats/fmr/templateFromFmr.js";
import { templateFromJson } from "./formats/json.js";
import { templateFromXyt, type XytPrint } from "./formats/xyt.js";
import type { Template } from "./template.js";

/** What a template's file may leave open. */
export interface ReadTemplateOptions extends Partial<XytPrint> {
  /** Which view of a record of several is meant, from 1 in the record's order. */
  readonly view?: number;
}

const RECORDS = [".fmr", ".iso", ".ansi"];

/**
 * Reads a template by its extension: `.json`; NIST's `.xyt`, which needs the size of the print; `.fmr`, `.iso` or `.ansi`, finger minutiae
 * records of ISO/IEC 19794-2:2005 and :2011 and of ANSI INCITS 378-2004 and -2009, which are also told by their first bytes.
 * @throws RangeError or Error of one line that names the file and says what is wrong.
 *
 * @example
 * import { readTemplate, simulateMaster, writeTemplate } from "ridgelab/minutiae";
 * import { createStream } from "ridgelab/random";
 * writeTemplate("print.fmr", simulateMaster(30, createStream(1, "docs/master")));
 * const { width, height, minutiae } = await readTemplate("print.fmr");
 * [width, height, minutiae.length]; // [300, 300, 30]
 * await readTemplate("none.fmr"); // throws none.fmr: does not exist
 */
export async function readTemplate(path: string, { width, height, dpi, view }: ReadTemplateOptions = {}): Promise<Template> {
  const extension = extname(path).toLowerCase();
  const reason = notAFile(path);
  if (reason) throw new RangeError(`${path}: ${reason}`);
  const bytes = await readFile(path).catch((cause) => {
    throw fileError(path, cause);
  });
  const isText = extension === ".json" || extension === ".xyt";
  if (isText && isFmr(bytes))
    throw new RangeError(`${path}: is named ${extension} but holds a finger minutiae record; name it .fmr`);
  if (RECORDS.includes(extension) || isFmr(bytes)) return templateFromFmr(bytes, path, view);
  if (!isText) {
    throw new RangeError(
      `${path}: templates are read from .json, .xyt, .fmr, .iso and .ansi; given ${extension || "no extension"}`,
    );
  }
  if (view !== undefined && view !== 1) throw new RangeError(`${path}: holds one view; view must be 1; got ${view}`);
  if (extension === ".json") return templateFromJson(decodeText(bytes, path), path);
  if (width === undefined || height === undefined) {
    throw new RangeError(`${path}: an .xyt file does not say how large its print is; give width and height`);
  }
  return templateFromXyt(decodeText(bytes, path), { width, height, dpi }, path);
}
