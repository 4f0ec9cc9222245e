import { readFileSync } from "node:fs";
import { fileError } from "../../src/prints/fileError.js";
import type { Point } from "../../src/routes/problem.js";
import { tsplibDistances } from "./tsplibDistances.js";

/** A symmetric travelling-salesman instance of TSPLIB. */
export interface TsplibInstance {
  readonly name: string;
  readonly comment: string;
  /** Whole distances by the file's own rule, ready for a solver: `exact({ distances, shape: "cycle" })`. */
  readonly distances: readonly Float64Array[];
  /** The coordinates, where distances are computed from them; latitude and longitude for GEO. */
  readonly points?: readonly Point[];
}

/**
 * Reads a `.tsp` file of TSPLIB 95: EUC_2D, CEIL_2D, MAN_2D, MAX_2D, ATT and GEO coordinates, and explicit matrices, full or triangular.
 *
 * @throws Error of one line that names the file: it cannot be read, lacks something, has too few or too many numbers, or is of another type.
 *
 */
export function readTsplib(path: string): TsplibInstance {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw fileError(path, cause);
  }
  try {
    return parse(text);
  } catch (cause) {
    throw fileError(path, cause);
  }
}

function parse(text: string): TsplibInstance {
  const fields = new Map<string, string>();
  const sections = new Map<string, string[]>();
  let section: string[] | undefined;
  for (const line of text.split(/\r?\n/).map((l) => l.trim())) {
    if (line === "EOF") break;
    const field = /^([A-Z_]+[0-9]?[A-Z_]*)\s*:\s*(.*)$/.exec(line);
    if (field) {
      fields.set(field[1], field[2]);
      section = undefined;
    } else if (/^[A-Z_]+_SECTION$/.test(line)) {
      section = [];
      sections.set(line, section);
    } else if (line !== "") {
      if (!section) throw new Error(`"${line.slice(0, 40)}" is neither a field nor in a section of TSPLIB`);
      section.push(...line.split(/\s+/));
    }
  }
  const field = (key: string): string => {
    const value = fields.get(key);
    if (!value) throw new Error(`has no ${key}, which TSPLIB needs`);
    return value;
  };
  const numbers = (name: string, count: number): number[] => {
    const words = sections.get(name);
    if (!words) throw new Error(`has no ${name}`);
    const values = words.map(Number);
    const wrong = values.findIndex((v) => !Number.isFinite(v));
    if (wrong >= 0) throw new Error(`${name} holds "${words[wrong]}", which is no number`);
    if (values.length !== count) throw new Error(`${name} holds ${values.length} numbers; DIMENSION asks for ${count}`);
    return values;
  };
  const n = Number(field("DIMENSION"));
  if (!(Number.isInteger(n) && n >= 2)) throw new Error(`DIMENSION is ${field("DIMENSION")}; needs a whole number of at least 2`);
  if (field("TYPE").split(/\s/)[0] !== "TSP") throw new Error(`is of TYPE ${field("TYPE")}; only TSP, symmetric, is read`);
  const named = { name: field("NAME"), comment: fields.get("COMMENT") ?? "" };
  const type = field("EDGE_WEIGHT_TYPE");
  if (type === "EXPLICIT") {
    const format = field("EDGE_WEIGHT_FORMAT");
    const cells = matrixCells(format, n);
    const values = numbers("EDGE_WEIGHT_SECTION", cells.length);
    const distances = emptyMatrix(n);
    cells.forEach(([i, j], k) => {
      distances[i][j] = values[k];
      if (format !== "FULL_MATRIX") distances[j][i] = values[k];
    });
    return { ...named, distances };
  }
  const rule = Object.hasOwn(tsplibDistances, type) ? tsplibDistances[type] : undefined;
  if (!rule) {
    throw new Error(`has EDGE_WEIGHT_TYPE ${type}; read are EXPLICIT, ${Object.keys(tsplibDistances).join(", ")}`);
  }
  const values = numbers("NODE_COORD_SECTION", 3 * n);
  const points = Array.from({ length: n }, (_, i) => ({ x: values[3 * i + 1], y: values[3 * i + 2] }));
  const distances = emptyMatrix(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) distances[i][j] = distances[j][i] = rule(points[i], points[j]);
  return { ...named, distances, points };
}

function emptyMatrix(n: number): Float64Array[] {
  return Array.from({ length: n }, () => new Float64Array(n));
}

/** Row and column of each number of a matrix, in the order of the file. A triangle by columns is the other triangle by rows. */
function matrixCells(format: string, n: number): [number, number][] {
  const first: Record<string, (row: number) => number> = {
    FULL_MATRIX: () => 0,
    UPPER_ROW: (row) => row + 1,
    LOWER_COL: (row) => row + 1,
    UPPER_DIAG_ROW: (row) => row,
    LOWER_DIAG_COL: (row) => row,
    LOWER_ROW: () => 0,
    UPPER_COL: () => 0,
    LOWER_DIAG_ROW: () => 0,
    UPPER_DIAG_COL: () => 0,
  };
  const end: Record<string, (row: number) => number> = {
    LOWER_ROW: (row) => row,
    UPPER_COL: (row) => row,
    LOWER_DIAG_ROW: (row) => row + 1,
    UPPER_DIAG_COL: (row) => row + 1,
  };
  if (!Object.hasOwn(first, format)) {
    throw new Error(`has EDGE_WEIGHT_FORMAT ${format}; read are ${Object.keys(first).join(", ")}`);
  }
  const cells: [number, number][] = [];
  for (let row = 0; row < n; row++) {
    const stop = end[format]?.(row) ?? n;
    for (let column = first[format](row); column < stop; column++) cells.push([row, column]);
  }
  return cells;
}
