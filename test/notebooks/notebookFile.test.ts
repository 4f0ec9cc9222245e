import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readNotebook } from "../../src/notebooks/notebookFile.js";

const file = join(mkdtempSync(join(tmpdir(), "ridgelab-")), "sample.ipynb");

function read(content: string | Uint8Array) {
  writeFileSync(file, content);
  return readNotebook(file);
}

const cell = (more: object = {}) => ({
  cell_type: "code",
  metadata: {},
  source: "1",
  execution_count: null,
  outputs: [],
  ...more,
});
const text = (minor: number, cells: object[], metadata: object = {}, nbformat = 4) =>
  JSON.stringify({ cells, metadata, nbformat, nbformat_minor: minor }, null, 1);

describe("a notebook's file", () => {
  it("may be of any minor version of nbformat 4, and its cells get the ids that they lack", () => {
    for (const minor of [0, 2, 4, 5, 6]) {
      const ids = read(text(minor, [cell(), cell({ id: "cell-1" }), cell({ id: "mine" }), cell()])).cells.map(({ id }) => id);
      expect(ids, `minor ${minor}`).toEqual(["cell-2", "cell-1", "mine", "cell-4"]);
    }
  });

  it("may have an id twice, as a copied cell has in some editors", () => {
    expect(read(text(5, [cell({ id: "a" }), cell({ id: "a" })])).cells.map(({ id }) => id)).toEqual(["a", "cell-2"]);
  });

  it("may begin with a byte order mark, have Windows' line ends, and its source in one string or in lines", () => {
    const lines = text(4, [
      cell({ source: ["1;\r\n", "2"] }),
      cell({ source: "1;\n2", metadata: { vscode: { languageId: "typescript" } } }),
    ]);
    const { cells } = read(`\ufeff${lines.replaceAll("\n", "\r\n")}`);
    expect(cells.map(({ source }) => source)).toEqual(["1;\r\n2", "1;\n2"]);
  });

  it("of another major version is refused in one line that says what to do", () => {
    const refusal = "sample.ipynb is no notebook that RidgeLab reads: nbformat must be 4; got ";
    const remedy = "; save it anew in Jupyter or VS Code, which convert it";
    expect(() => read('{"worksheets":[],"metadata":{},"nbformat":3,"nbformat_minor":0}')).toThrow(`${refusal}3${remedy}`);
    expect(() => read(text(0, [], {}, 5))).toThrow(`${refusal}5${remedy}`);
    expect(() => read("{}")).toThrow(`${refusal}none`);
    expect(() => read("[]")).toThrow(`${refusal}none`);
  });

  it("that is no JSON or no text is refused", () => {
    expect(() => read('{"cells": [')).toThrow(/sample\.ipynb is no notebook: .*JSON/);
    expect(() => read(Buffer.from('{"M\xfcller": 1}', "latin1"))).toThrow(/sample\.ipynb line 1: must be UTF-8 text/);
  });
});
