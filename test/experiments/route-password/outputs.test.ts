import { describe, expect, it } from "vitest";
import { passwordFigure } from "../../../experiments/route-password/figures.js";
import type { PasswordStages } from "../../../experiments/route-password/passwordStages.js";
import type { NamedPassword } from "../../../experiments/route-password/prints.js";
import { summarise } from "../../../experiments/route-password/summary.js";
import { passwordsTable, stagesTable } from "../../../experiments/route-password/tables.js";

const blank = { width: 20, height: 20, data: new Uint8Array(400).fill(255) };
const template = { width: 20, height: 20, dpi: 500, minutiae: [] };

function stages(proven: boolean): PasswordStages {
  const points = [0, 1, 3].map((x) => ({ x, y: 0 }));
  const route = { order: [0, 1, 2], length: 3, password: "0123456789abcdef".repeat(4) };
  return { points, chain: { ...route, length: 4 }, optimal: { ...route, proven } };
}
const enrolled: NamedPassword = { print: "1_1", found: 20, template, stages: stages(true) };
const failed: NamedPassword = { print: "2_1", found: 15, template };

describe("what is said of a print's password", () => {
  it("is a failure to enrol where there is none", () => {
    const prints = [enrolled, { ...enrolled, stages: stages(false) }, failed];
    const { rows, notes } = passwordsTable(prints, summarise(prints), "path");
    expect(rows.map(({ proven, gain }) => [proven, gain])).toEqual([
      ["yes", expect.closeTo(100 / 3, 10)],
      ["no", expect.closeTo(100 / 3, 10)],
      ["failure to enrol", null],
    ]);
    expect(notes![0]).toContain("1 of 3");
    const { caption } = passwordFigure(stages(true), failed, blank, "path", "data");
    expect(caption).toContain("Print 2_1 of data has 15 minutiae: failure to enrol.");
    expect(stagesTable(stages(true), failed, "path").rows).toHaveLength(4);
  });

  it("is that the route is the shortest only where that is proven", () => {
    const heading = (proven: boolean) => passwordFigure(stages(proven), failed, blank, "cycle", "data").grid!.headings[2];
    expect(heading(true)).toContain("shortest cycle, 3 px");
    expect(heading(false)).toContain("best found cycle, 3 px");
    const third = (proven: boolean) => stagesTable(stages(proven), enrolled, "path").rows[2]!.stage;
    expect(third(true)).toBe("3: shortest path, proven");
    expect(third(false)).toBe("3: shortest path, not proven");
  });
});
