import { writeFileInto } from "../atomicFile.js";
import type { ScoreSet } from "./scoreSet.js";

const BLOCK = 1 << 16;

/**
 * Writes similarities as `readScores` reads them; a failed comparison as -inf. CSV has the columns `probe,gallery,genuine,score`,
 * or `genuine,score` where it is not known what was compared. bob's four columns say of the print compared with only its finger.
 *
 * @throws RangeError for four columns where it is not known what was compared, or where a name has a blank in it.
 *
 * @example
 * import { readFileSync } from "node:fs";
 * import { writeScores } from "ridgelab/metrics";
 * writeScores("scores.csv", { scores: Float64Array.of(0.9, -Infinity), genuine: Uint8Array.of(1, 0) });
 * readFileSync("scores.csv", "utf8"); // "genuine,score\n1,0.9\n0,-inf\n"
 */
export function writeScores(path: string, set: ScoreSet, format: "csv" | "four-column" = "csv"): void {
  const line = format === "csv" ? csvLine(set) : fourColumnLine(set);
  const parts: Buffer[] = [];
  for (let start = 0; start < set.scores.length; start += BLOCK) {
    let text = start === 0 && format === "csv" ? `${set.compared ? "probe,gallery," : ""}genuine,score\n` : "";
    for (let i = start; i < Math.min(start + BLOCK, set.scores.length); i++) text += `${line(i)}\n`;
    parts.push(Buffer.from(text));
  }
  writeFileInto(path, Buffer.concat(parts));
}

function csvLine({ scores, genuine, compared }: ScoreSet): (i: number) => string {
  const end = (i: number): string => `${genuine[i]},${number(scores[i])}`;
  if (!compared) return end;
  const prints = compared.prints.map((name) => (/[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name));
  return (i) => `${prints[compared.probe[i]]},${prints[compared.gallery[i]]},${end(i)}`;
}

function fourColumnLine({ scores, compared }: ScoreSet): (i: number) => string {
  if (!compared) throw new RangeError("writeScores: four columns name the prints, and this score set does not");
  const { prints, fingers, fingerOf, probe, gallery } = compared;
  const blank = [...prints, ...fingers].find((name) => name === "" || /\s/.test(name));
  if (blank !== undefined)
    throw new RangeError(`writeScores: four columns are separated by blanks, and "${blank}" is or has one`);
  const finger = (print: number): string => fingers[fingerOf[print]];
  return (i) => `${finger(gallery[i])} ${finger(probe[i])} ${prints[probe[i]]} ${number(scores[i])}`;
}

function number(score: number): string {
  return score === Number.NEGATIVE_INFINITY ? "-inf" : String(score);
}
