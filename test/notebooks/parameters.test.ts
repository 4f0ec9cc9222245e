import { describe, expect, it } from "vitest";
import { parameterNames, parseAssignment, withParameters } from "../../src/notebooks/parameters.js";
import { notebookOf } from "./sample.js";

const plain = notebookOf('let profile = "quick";\nlet settings: { gabor?: { sigmaX?: number } } = {};', "profile");
const tagged = { ...plain, cells: [{ ...plain.cells[0]!, metadata: { tags: ["parameters"] } }, plain.cells[1]!] };

describe("parameters of a notebook", () => {
  it("are the variables of the cell tagged parameters", () => {
    expect(parameterNames(tagged)).toEqual(["profile", "settings"]);
    expect(parameterNames(plain)).toEqual([]);
  });

  it("are read as numbers, lists, truth and words", () => {
    expect(parseAssignment("seed=7")).toEqual({ path: ["seed"], value: 7 });
    expect(parseAssignment("settings.sums=10,12")).toEqual({ path: ["settings", "sums"], value: [10, 12] });
    expect(parseAssignment("settings.impressions=[8]").value).toEqual([8]);
    expect(parseAssignment("data=DB1_B").value).toBe("DB1_B");
    expect(() => parseAssignment("seed")).toThrow('--set wants name=value or name.key=value; given "seed"');
    expect(() => parseAssignment("a;b=1")).toThrow("--set wants");
  });

  it("are set in a cell after it, which a second run replaces", () => {
    const once = withParameters("sample", tagged, [parseAssignment("profile=smoke")]);
    const twice = withParameters("sample", once, [parseAssignment("settings.gabor.sigmaX=2")]);
    expect(once.cells[1]!.source).toBe('// Parameters of this run.\n{ profile = "smoke"; }');
    expect(twice.cells).toHaveLength(3);
    expect(twice.cells[1]!.metadata.tags).toEqual(["injected-parameters"]);
    expect(twice.cells[1]!.source).toContain("{ settings ??= {}; settings.gabor ??= {}; settings.gabor.sigmaX = 2; }");
  });
});
