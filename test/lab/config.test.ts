import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fieldsOf, resolveConfig } from "../../src/lab/config.js";
import { UsageError } from "../../src/lab/errors.js";
import { type Experiment, field } from "../../src/lab/experiment.js";
import { nearest } from "../../src/lab/nearest.js";

const experiment: Experiment = {
  id: "sample",
  title: "Sample",
  summary: "",
  reproduces: [],
  budget: 1,
  config: z.strictObject({
    draws: field(z.int().min(1).default(100), "", "Draws."),
    windows: field(z.array(z.int()).default([3, 5]), "px", "Windows."),
    align: field(z.enum(["none", "core"]).default("none"), "", "Alignment."),
    gabor: z.strictObject({
      sigmaX: field(z.number().positive().max(20).default(4), "px", "Across the ridge."),
      blockwise: field(z.boolean().default(false), "", "One filter a block."),
    }),
  }),
  profiles: { smoke: { draws: 10 }, quick: {}, paper: { draws: 1000, gabor: { sigmaX: 5 } } },
  stages: async () => ({}),
  tables: {},
  figures: {},
  metrics: () => ({}),
};

const resolve = (set: string[], profile: "smoke" | "quick" | "paper" = "quick") => resolveConfig(experiment, { profile, set });

describe("the resolved configuration", () => {
  it("is defaults, then profile, then file, then --set", () => {
    const file = join(mkdtempSync(join(tmpdir(), "ridgelab-")), "c.yaml");
    writeFileSync(file, "draws: 7\ngabor:\n  sigmaX: 6\n");
    expect(resolve([])).toEqual({ draws: 100, windows: [3, 5], align: "none", gabor: { sigmaX: 4, blockwise: false } });
    expect(resolve([], "paper")).toMatchObject({ draws: 1000, gabor: { sigmaX: 5 } });
    expect(resolveConfig(experiment, { profile: "paper", file })).toMatchObject({ draws: 7, gabor: { sigmaX: 6 } });
    expect(resolveConfig(experiment, { profile: "paper", file, set: ["draws=8"] })).toMatchObject({ draws: 8 });
  });

  it("takes keys with dots from a file, as from --set, unless both ways are used for one", () => {
    const file = join(mkdtempSync(join(tmpdir(), "ridgelab-")), "c.json");
    writeFileSync(file, '{"gabor.sigmaX": 6, "gabor": {"blockwise": true}}');
    expect(resolveConfig(experiment, { profile: "paper", file })).toMatchObject({ gabor: { sigmaX: 6, blockwise: true } });
    writeFileSync(file, '{"gabor": {"sigmaX": 5}, "gabor.sigmaX": 6}');
    expect(() => resolveConfig(experiment, { profile: "paper", file })).toThrow(
      /^--config: .*c\.json gives gabor\.sigmaX twice, with a dot and in its section; must be given once$/,
    );
    writeFileSync(file, '{"gabor.sigmX": 6}');
    expect(() => resolveConfig(experiment, { profile: "paper", file })).toThrow(/"gabor\.sigmX"; did you mean gabor\.sigmaX\?/);
    writeFileSync(file, '{"draws.x": 6}');
    expect(() => resolveConfig(experiment, { profile: "paper", file })).toThrow(/no setting "draws\.x"/);
  });

  it("refuses a setting that --set gives twice", () => {
    expect(() => resolve(["draws=3", "draws = 4"])).toThrow(
      "draws is given twice, --set draws=3 and --set draws = 4; must be given once",
    );
    expect(() => resolve(["gabor.sigmaX=3", "gabor={sigmaX: 4}"])).toThrow(UsageError);
    expect(resolve(["gabor.sigmaX=3", "gabor.blockwise=true"])).toMatchObject({ gabor: { sigmaX: 3, blockwise: true } });
  });

  it("types --set by the schema", () => {
    expect(resolve(["gabor.sigmaX=2.5", "gabor.blockwise=true", "align=core", "windows=7,9"])).toEqual({
      draws: 100,
      windows: [7, 9],
      align: "core",
      gabor: { sigmaX: 2.5, blockwise: true },
    });
  });

  it("reads a list with both brackets or none, and refuses one with half of them", () => {
    for (const list of ["7,9", "[7,9]", "[ 7, 9 ]"]) expect(resolve([`windows=${list}`])).toMatchObject({ windows: [7, 9] });
    for (const none of ["", "[]", "[ ]"]) expect(resolve([`windows=${none}`])).toMatchObject({ windows: [] });
    for (const half of ["[7,9", "7,9]", "[7", "]", "["])
      expect(() => resolve([`windows=${half}`])).toThrow(
        new UsageError(`sample: windows = ${half} is not possible: a bracket is missing; a list is written 1,2,3 or [1,2,3]`),
      );
    for (const bad of [",", "[7],[9]", "[[7,9]]"]) expect(() => resolve([`windows=${bad}`])).toThrow(UsageError);
  });

  it("refuses __proto__ as any other unknown key", () => {
    const file = join(mkdtempSync(join(tmpdir(), "ridgelab-")), "c.yaml");
    for (const text of [
      "__proto__: 5\n",
      "__proto__: {draws: 5}\n",
      "gabor:\n  __proto__: 5\n",
      "gabor: {sigmaX: 5, __proto__: {}}\n",
    ]) {
      writeFileSync(file, text);
      expect(() => resolveConfig(experiment, { profile: "paper", file }), text).toThrow(
        /sample has no setting "(gabor\.)?__proto__"/,
      );
    }
    expect(() => resolve(["__proto__=5"])).toThrow(/sample has no setting "__proto__"/);
  });

  it("names the nearest key of an unknown one, in --set and in a file", () => {
    expect(() => resolve(["gabor.sigmax=3"])).toThrow(/did you mean gabor\.sigmaX\?/);
    expect(() => resolve(["sigmaX=3"])).toThrow(/did you mean gabor\.sigmaX\?/);
    const file = join(mkdtempSync(join(tmpdir(), "ridgelab-")), "c.json");
    writeFileSync(file, '{"gabor": {"blokwise": true}}');
    expect(() => resolveConfig(experiment, { profile: "quick", file })).toThrow(/did you mean gabor\.blockwise\?/);
  });

  it("refuses a value outside its range in one line that says what is allowed", () => {
    for (const bad of ["draws=0", "draws=1.5", "draws=many", "align=left", "gabor.sigmaX=-1", "windows=3,x", "gabor=3"]) {
      let message = "";
      try {
        resolve([bad]);
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError);
        message = (error as Error).message;
      }
      expect(message, bad).toMatch(/^sample.*/);
      expect(message).not.toContain("\n");
    }
    expect(() => resolve(["align=left"])).toThrow(/none \| core/);
  });

  it("refuses a file that is missing, no YAML, or no map, with exit status 2", () => {
    const folder = mkdtempSync(join(tmpdir(), "ridgelab-"));
    writeFileSync(join(folder, "list.yaml"), "- 1\n");
    writeFileSync(join(folder, "broken.json"), '{"a": [');
    const refused: [string, string | undefined, string][] = [
      ["absent.json", undefined, "no such file or folder: FILE"],
      [
        "broken.json",
        '{"a": [',
        "FILE is neither JSON nor YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 8",
      ],
      [
        "two.yaml",
        "draws: 1\n---\ndraws: 2\n",
        "FILE holds more than one document; must hold one, without --- between its lines",
      ],
      ["circle.yaml", "windows: &a [*a]\n", "FILE has an alias that leads in a circle"],
      ["twice.yaml", "draws: 1\ndraws: 2\n", "FILE is neither JSON nor YAML: Map keys must be unique at line 2, column 1"],
    ];
    for (const [name, text, message] of refused) {
      const file = join(folder, name);
      if (text !== undefined) writeFileSync(file, text);
      const error = new UsageError(`--config: ${message.replace("FILE", file)}`);
      expect(() => resolveConfig(experiment, { profile: "quick", file })).toThrow(error);
    }
    for (const name of ["absent.json", "list.yaml", "broken.json"]) {
      expect(() => resolveConfig(experiment, { profile: "quick", file: join(folder, name) })).toThrow(UsageError);
    }
  });
});

describe("the description of a configuration", () => {
  it("gives each field its key, unit, default and range", () => {
    expect(fieldsOf(experiment.config)).toContainEqual({
      key: "gabor.sigmaX",
      unit: "px",
      description: "Across the ridge.",
      default: 4,
      allowed: expect.stringContaining("a number"),
    });
  });

  it("finds no nearest name where none is near", () => {
    expect(nearest("preprocesing", ["preprocessing", "filters"])).toBe("preprocessing");
    expect(nearest("zzzzzzzzz", ["preprocessing", "filters"])).toBeUndefined();
    // Three letters of a short name, half of a long one.
    expect(nearest("FING", ["fingers"])).toBe("fingers");
    expect(nearest("fin", ["fingers"])).toBeUndefined();
    expect(nearest("template.side", ["template"])).toBe("template");
  });
});
