import { describe, expect, it } from "vitest";
import { assertDataSetName } from "../../src/prints/dataSetName.js";

describe("the name of a data set", () => {
  const refusal = (name: string): string => {
    try {
      assertDataSetName(name);
      return "";
    } catch (error) {
      return (error as Error).message;
    }
  };

  it("is of letters, digits, dots, hyphens and underscores, and shows what a terminal would not", () => {
    for (const name of ["fvc2002", "Prüfung_1", "a.b-c"]) expect(refusal(name)).toBe("");
    for (const name of ["..", "", "-x", "a/b", "a\u001b[2J", "a\u009b2J", "a\nb"]) {
      expect(refusal(name), name).toMatch(/^a data set's name must be of letters, .*; got \P{Cc}*$/u);
    }
  });

  it("is not the lab's own, in any case of letters", () => {
    expect(refusal("Synthetic")).toBe("a data set's name must be another than \"Synthetic\", the lab's own data set");
    for (const name of ["keys", "Weights"]) {
      expect(refusal(name)).toBe(
        `a data set's name must be another than "${name}", whose folder under data/ holds the lab's ${name.toLowerCase()}`,
      );
    }
  });
});
