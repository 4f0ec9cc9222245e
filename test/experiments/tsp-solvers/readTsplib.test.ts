import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readTsplib } from "../../../experiments/tsp-solvers/readTsplib.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { exact } from "../../../src/routes/exact.js";

const folder = resolve(packageRoot(), process.env.RIDGELAB_TEST_DATA ?? "../shared/data", "tsplib");
const there = existsSync(folder);
/** TSPLIB's published optimal tours. */
const optima = { burma14: 3323, ulysses16: 6859, gr17: 2085, bayg29: 1610, eil51: 426, berlin52: 7542, st70: 675, eil76: 538 };

function written(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "ridgelab-")), "made.tsp");
  writeFileSync(path, text);
  return path;
}

describe("TSPLIB", () => {
  for (const [name, length] of Object.entries(optima)) {
    it.skipIf(!there)(`${name}: the published optimum is reached and proven${there ? "" : " (no tsplib folder)"}`, () => {
      const { distances } = readTsplib(join(folder, `${name}.tsp`));
      expect(exact({ distances, shape: "cycle" })).toMatchObject({ length, lowerBound: length, optimal: true });
    });
  }

  it("reads triangles of a matrix in every form to the same distances", () => {
    const head = (format: string) =>
      `NAME: t\nTYPE: TSP\nDIMENSION: 3\nEDGE_WEIGHT_TYPE: EXPLICIT\nEDGE_WEIGHT_FORMAT: ${format}\nEDGE_WEIGHT_SECTION\n`;
    const forms = {
      FULL_MATRIX: "0 1 2\n1 0 3\n2 3 0",
      UPPER_ROW: "1 2\n3",
      LOWER_ROW: "1\n2 3",
      UPPER_DIAG_ROW: "0 1 2 0 3 0",
      LOWER_DIAG_ROW: "0 1 0 2 3 0",
      UPPER_COL: "1 2 3",
      LOWER_DIAG_COL: "0 1 2 0 3 0",
    };
    for (const [format, numbers] of Object.entries(forms)) {
      const { distances } = readTsplib(written(`${head(format)}${numbers}\nEOF\n`));
      expect(distances.map((row) => Array.from(row))).toEqual([
        [0, 1, 2],
        [1, 0, 3],
        [2, 3, 0],
      ]);
    }
  });

  it("measures coordinates by the file's rule", () => {
    const distance = (type: string) =>
      readTsplib(written(`NAME: t\nTYPE: TSP\nDIMENSION: 2\nEDGE_WEIGHT_TYPE: ${type}\nNODE_COORD_SECTION\n1 0 0\n2 1.0 2.0\n`))
        .distances[0]![1];
    // √5 = 2.236, and √0.5 = 0.707; 1° by 2° at the equator are 249 km of 6378.388 km · arccos(cos 1° · cos 2°), truncated after adding one.
    expect(["EUC_2D", "CEIL_2D", "MAN_2D", "MAX_2D", "ATT", "GEO"].map(distance)).toEqual([2, 3, 3, 2, 1, 249]);
  });

  it("measures from any point to any other, to burma14's published distances over the globe", () => {
    const matrix = (type: string, points: readonly string[]) => {
      const nodes = points.map((point, i) => `${i + 1} ${point}`).join("\n");
      const head = `NAME: t\nTYPE: TSP\nDIMENSION: ${points.length}\nEDGE_WEIGHT_TYPE: ${type}\n`;
      return readTsplib(written(`${head}NODE_COORD_SECTION\n${nodes}\n`)).distances.map((row) => Array.from(row));
    };
    // 3, 4 and 5 moved away from the origin; √25 / √10 = 1.58.
    const triangle = ["101 52", "104 52", "104 56"];
    const away = ["EUC_2D", "CEIL_2D", "MAN_2D", "MAX_2D", "ATT"].map((type) => matrix(type, triangle)[0]![2]);
    expect(away).toEqual([5, 5, 7, 4, 2]);
    expect(matrix("EUC_2D", triangle)[2]).toEqual([5, 4, 0]);
    // TSPLIB 95: the first cities of burma14, and the first row of its matrix.
    const burma = ["16.47 96.10", "16.47 94.44", "20.09 92.54", "22.39 93.37", "25.23 97.24", "22.00 96.05"];
    expect(matrix("GEO", burma)[0]!.slice(1)).toEqual([153, 510, 706, 966, 581]);
  });

  it("refuses what it cannot read in one line that names the file", () => {
    const head = "NAME: t\nTYPE: TSP\nDIMENSION: 3\n";
    const wrong = {
      "has no DIMENSION": "NAME: t\nTYPE: TSP\n",
      "is of TYPE ATSP": "NAME: t\nTYPE: ATSP\nDIMENSION: 3\n",
      "has EDGE_WEIGHT_TYPE EUC_3D; read are EXPLICIT, EUC_2D": `${head}EDGE_WEIGHT_TYPE: EUC_3D\n`,
      "NODE_COORD_SECTION holds 3 numbers; DIMENSION asks for 9": `${head}EDGE_WEIGHT_TYPE: EUC_2D\nNODE_COORD_SECTION\n1 2 3\n`,
      'NODE_COORD_SECTION holds "x", which is no number': `${head}EDGE_WEIGHT_TYPE: EUC_2D\nNODE_COORD_SECTION\n1 2 x\n`,
      '"hello" is neither a field nor in a section': "hello\n",
    };
    for (const [message, text] of Object.entries(wrong)) {
      const path = written(text);
      expect(() => readTsplib(path)).toThrow(`${path}: ${message}`);
    }
    expect(() => readTsplib("/nowhere/t.tsp")).toThrow("/nowhere/t.tsp: does not exist");
  });
});
