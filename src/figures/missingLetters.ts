import type { Figure } from "./figure.js";
import { openSansCodePoints } from "./openSans.js";

/** What of traces and layout is drawn as text. */
const TEXTS = new Set(["name", "text", "ticktext", "title", "x", "y", "headings"]);
/** Signs without a picture of their own: blanks, joiners, marks of direction, variants of emoji. */
const UNSEEN = /[\s\p{Default_Ignorable_Code_Point}\p{Control}]/u;

/**
 * The letters of a figure that Open Sans lacks, each once, in order. SVG, PNG and PDF are drawn in it; such a letter appears there only where
 * the drawing machine has another font with it, and else vanishes. Title and caption, which stand under the figure, are not in question.
 */
export function missingLetters({ data, layout, grid }: Figure): string[] {
  const known = openSansCodePoints();
  const found = new Set<string>();
  function visit(value: unknown, isText: boolean): void {
    if (typeof value === "string") {
      if (isText) for (const letter of value) if (!known.has(letter.codePointAt(0)!) && !UNSEEN.test(letter)) found.add(letter);
    } else if (Array.isArray(value)) {
      for (const item of value) visit(item, isText);
    } else if (value !== null && typeof value === "object" && !ArrayBuffer.isView(value)) {
      for (const [key, item] of Object.entries(value)) visit(item, TEXTS.has(key));
    }
  }
  visit([data, layout, grid], false);
  return [...found];
}
