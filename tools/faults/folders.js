import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Does something in a temporary folder, which is removed. */
export async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), "ridgelab-faults-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The names below a folder that are temporary, or of runs that stepped aside. */
export function leftovers(folder) {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(tmp-|old)/.test(name));
}

/** The tables of the runs below a folder, by their paths. */
export function tablesUnder(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const tables = names.filter((name) => /\.csv$/.test(name) && !/\.(tmp-|old)/.test(name)).sort();
  return JSON.stringify(tables.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/** Counts what goes wrong in cases; a case gives a line that says what, or nothing. */
export async function count(what, cases) {
  const lines = [];
  for (const one of cases) lines.push(await one());
  const wrong = lines.filter(Boolean);
  return { what, cases: cases.length, wrong: wrong.length, first: wrong[0] };
}
