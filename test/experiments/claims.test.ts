import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listed } from "../../experiments/catalogue.generated.js";
import { claims as allClaims } from "../../experiments/claims.js";
import type { Answer } from "../../src/lab/claims.js";
import type { Manifest } from "../../src/lab/manifest.js";
import { packageRoot } from "../../src/packageRoot.js";
import { published } from "../../src/papers.js";
import type { Table } from "../../src/tables/table.js";

const claims = allClaims();
const reference = join(packageRoot(), "results", "reference");
const json = <T>(path: string): T => JSON.parse(readFileSync(join(reference, path), "utf8")) as T;

/** The tables and the manifest of an experiment's reference run. */
function referenceRun(id: string): { tables: Record<string, Table>; manifest: Manifest } {
  const names = readdirSync(join(reference, id, "tables")).filter((name) => name.endsWith(".json"));
  const tables = names.map((name) => json<Table>(`${id}/tables/${name}`));
  return { tables: Object.fromEntries(tables.map((table) => [table.id, table])), manifest: json(`${id}/manifest.json`) };
}

function answerOf(start: string, change: (run: ReturnType<typeof referenceRun>) => void = () => {}): Answer | undefined {
  const claim = claims.find((one) => one.claim.startsWith(start))!;
  const run = referenceRun(claim.experiment);
  change(run);
  return claim.answer(run);
}

describe("the papers' claims", () => {
  it("are about a dozen, each of a published item and of an experiment's table", () => {
    expect(claims.length).toBeLessThanOrEqual(16);
    for (const { paper, item, experiment } of claims) {
      expect(published(paper, item).label, item).toBeTruthy();
      expect(listed.map(({ id }) => id)).toContain(experiment);
    }
    expect(new Set(claims.map(({ claim }) => claim)).size).toBe(claims.length);
  });

  it("are all answered by the reference runs, by a table that these have", () => {
    for (const { claim, experiment, table, answer } of claims) {
      const run = referenceRun(experiment);
      expect(Object.keys(run.tables), claim).toContain(table);
      expect(answer(run)?.readings.length, claim).toBeGreaterThan(0);
    }
  });

  it("are not answered by runs that lack the tables, rather than wrongly", () => {
    for (const { experiment, answer } of claims) {
      expect(answer({ ...referenceRun(experiment), tables: {} })).toBeUndefined();
      const tables = Object.entries(referenceRun(experiment).tables).map(([id, table]) => [id, { ...table, rows: [] }]);
      expect(answer({ ...referenceRun(experiment), tables: Object.fromEntries(tables) })).toBeUndefined();
    }
  });

  it("have the verdicts of their tables, and rates on other prints than the papers' none", () => {
    expect(answerOf("Parameters")).toEqual({ readings: [{ value: "412,117,268" }], verdict: "equal" });
    expect(answerOf("The tuned VGG16")?.verdict).toBe("not comparable: synthetic");
    expect(answerOf("A finger gives")?.verdict).toBe("not comparable: synthetic");
    const real = answerOf("A finger gives", ({ manifest }) => Object.assign(manifest.identity.data!, { kind: "real" }));
    expect(real?.verdict).toBe("not comparable: other data");
  });

  it("of complexity lie outside an exponent's interval or inside", () => {
    const { tables } = referenceRun("tsp-solvers");
    const row = tables.growth!.rows.find(({ solver }) => solver === "farthest insertion")!;
    const { low } = row.interval as { low: number };
    expect(answerOf("Farthest insertion")?.verdict).toBe(low > 1 ? "outside" : "inside");
    const linear = answerOf("Farthest insertion", (run) => {
      const rows = run.tables.growth!.rows as Record<string, unknown>[];
      Object.assign(rows.find(({ solver }) => solver === "farthest insertion")!, {
        rate: 1.01,
        interval: { low: 0.9, high: 1.1 },
      });
    });
    expect(linear).toEqual({ readings: [{ value: "N^1.01", interval: "0.90–1.10", n: row.n }], verdict: "inside" });
  });

  it("on the store compare what an attacker needs with 2^(L−1), and what a template tells with chance", () => {
    const bits = answerOf("An attacker", ({ tables }) => {
      const rows = tables.strength!.rows as Record<string, unknown>[];
      rows.find(({ measure }) => String(measure).startsWith("codebook"))!.bits = 255;
    });
    expect(bits?.verdict).toBe("equal");
    const told = (low: number, high: number): Answer | undefined =>
      answerOf("What is stored", ({ tables }) => {
        for (const row of tables.templates!.rows as Record<string, unknown>[]) Object.assign(row, { interval: { low, high } });
      });
    expect(told(0.06, 0.2)?.verdict).toBe("above chance");
    expect(told(0.05, 0.2)?.verdict).toBe("no difference from chance shown");
    expect(told(0.01, 0.04)?.verdict).toBe("below chance");
  });

  it("on damage tell the whole print from the most damaged one by their intervals", () => {
    const damaged = (high: number): Answer | undefined =>
      answerOf("Damage", ({ tables }) => {
        const masked = (tables.damage!.rows as Record<string, unknown>[]).filter(({ kind }) => kind === "masked area");
        Object.assign(masked[0]!, { level: "0", interval: { low: 0.8, high: 0.97 } });
        Object.assign(masked.at(-1)!, { level: "0.6", interval: { low: 0.1, high } });
      });
    expect(damaged(0.79)?.verdict).toBe("lower, as claimed");
    expect(damaged(0.8)?.verdict).toBe("no difference shown");
    expect(damaged(0.8)?.readings.map(({ what }) => what)).toEqual(["whole", "60 % masked"]);
  });
});
