import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { experiments } from "../../experiments/index.js";
import { packageRoot } from "../../src/packageRoot.js";
import { published } from "../../src/papers.js";
import { runInOneKernel } from "../notebooks/runInOneKernel.js";

const cwd = mkdtempSync(join(tmpdir(), "ridgelab-"));

describe("every experiment", () => {
  it("runs in the smoke profile, writes all it declares and is in the report", () => {
    const args = [join(packageRoot(), "bin", "ridgelab.js"), "run", "all", "--profile", "smoke", "--quiet"];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const report = readFileSync(join(cwd, "results", "index.html"), "utf8");
    for (const { id } of experiments) {
      const parent = join(cwd, "results", id);
      const [run] = readdirSync(parent);
      const metrics = JSON.parse(readFileSync(join(parent, run!, "metrics.json"), "utf8")) as Record<string, { value: unknown }>;
      expect(
        Object.values(metrics).every(({ value }) => Number.isFinite(value)),
        `${id}: ${JSON.stringify(metrics)}`,
      ).toBe(true);
      expect(existsSync(join(parent, run!, "figures")), id).toBe(true);
      expect(report).toContain(`<details class="experiment" id="${id}">`);
    }
  }, 600_000); // 100 s of processor time: minutes on a machine that does ten other things

  it("names published items that there are", () => {
    for (const { reproduces, tables, figures } of experiments) {
      const items = [...reproduces, ...[...Object.values(tables), ...Object.values(figures)].flatMap((o) => o.reproduces ?? [])];
      for (const { paper, item } of items) expect(published(paper, item).label).toBeTruthy();
    }
  });

  it("keeps the quick profile of all together within 15 minutes", () => {
    expect(experiments.reduce((sum, { budget }) => sum + budget, 0)).toBeLessThanOrEqual(900);
  });
});

describe("every notebook", () => {
  it("runs in the smoke profile on what the experiments have computed, without a browser, on its own names", async () => {
    vi.stubEnv("RIDGELAB_CHROME", join(cwd, "no-browser"));
    const names = readdirSync(join(packageRoot(), "notebooks")).filter((name) => name.endsWith(".ipynb"));
    // A kernel takes seconds to start, so there is one for each half.
    await Promise.all([names.slice(0, 4), names.slice(4)].map((half) => runInOneKernel(half, join(cwd, "results"))));
  }, 600_000);
});
