import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, NoBrowserError } from "../../src/figures/launchBrowser.js";
import type { DataSource, Experiment } from "../../src/lab/experiment.js";
import { closePool } from "../../src/lab/pool.js";
import { silent } from "../../src/lab/progress.js";
import { writeReport } from "../../src/lab/report.js";
import { runSeeds } from "../../src/lab/runSeeds.js";
import { sweep } from "../../src/lab/sweep.js";
import { madeTable, makeRun, writeInto } from "./madeRun.js";
import walk from "./walk/walk.js";

/*
 * The report's pages in Chromium, opened from disk as a reader opens them. axe-core 4.14 judges their accessibility.
 */
const MARKUP = `<img src=x onerror="globalThis.broken=1">`;
const RUNS = 1000;
const few = mkdtempSync(join(tmpdir(), "ridgelab-"));
const many = mkdtempSync(join(tmpdir(), "ridgelab-"));
const several = mkdtempSync(join(tmpdir(), "ridgelab-"));
/** Folders' names of results over seeds with three seeds each, 4 and 5 steps, and of a sweep over both. */
let over: { four: string; five: string; swept: string };
let browser: Browser | undefined;
let reason = "";

beforeAll(async () => {
  browser = await launchBrowser().catch((error: Error) => {
    if (!(error instanceof NoBrowserError)) throw error;
    reason = error.message;
    return undefined;
  });
  if (!browser) return;
  const compared = madeTable("compared", ["what", "published", "ours", "verdict"], 2);
  const shared = {
    id: "first",
    tables: [compared, madeTable("long", ["what", "n"], 30)],
    data: { name: MARKUP, kind: "real", digest: "0" },
  };
  const figures = { curve: ["svg", "html"], only: ["html"] };
  const metric = (value: number) => ({ "error & rate": { value, unit: "%", interval: [value - 1, value + 1] as const } });
  makeRun(few, { ...shared, run: "quick-00000000aa", startedAt: "2026-01-02", seed: 1, figures, metrics: metric(5) });
  const changed = { ...compared, rows: compared.rows.map((row) => ({ ...row, ours: 9 })) };
  makeRun(few, {
    ...{ ...shared, run: "quick-00000000bb", seed: 2, figures, metrics: metric(7.5) },
    ...{ tables: [changed, shared.tables[1]!], config: { minutiae: 40, [MARKUP]: MARKUP }, settings: [`name=${MARKUP}`] },
  });
  makeRun(few, { id: "second", run: "quick-00000000cc", seed: 1 });
  const claim = {
    paper: "A",
    item: "table-1",
    claim: MARKUP,
    published: MARKUP,
    experiment: "first",
    table: "compared",
  } as const;
  const readings = [{ value: MARKUP, interval: "1–2", n: 3, what: "by image" }];
  const answered = ["equal", "differs", "not comparable: synthetic", null].map((verdict) => ({
    ...claim,
    answer: () => ({ readings, verdict }),
  }));
  const about = (id: string) => ({ id, title: `The ${id} ${MARKUP}`, summary: MARKUP, reproduces: [] });
  const items = [{ paper: "A", id: "table-1", label: "Table 1", kind: "table", title: MARKUP }] as const;
  writeReport(
    few,
    { experiments: ["first", "second", "third"].map(about), items, claims: answered, code: "0" },
    expect.unreachable,
  );

  await makeSeveral();

  const nameOf = (k: number): string => `quick-${k.toString(16).padStart(10, "0")}`;
  for (let k = 0; k < RUNS; k++) {
    const name = nameOf(k);
    makeRun(many, {
      id: `experiment-${k % 10}`,
      run: name,
      seed: k % 25,
      settings: [`noise=${k}`],
      metrics: metric(k),
    });
  }
  // Of half of the experiments all runs belong to results of ten.
  for (let k = 0; k < RUNS / 20; k++) {
    const runs = Array.from({ length: 10 }, (_, i) => nameOf(Math.floor(k / 10) + 10 * (10 * (k % 10) + i)));
    const folder = `experiment-${Math.floor(k / 10)}/smoke-seeds-${k}`;
    writeInto(many, `${folder}/seeds.json`, { command: `all ${k}`, profile: "smoke", seeds: [1, 2], runs });
    writeInto(many, `${folder}/metrics.json`, { "error & rate": { mean: k, interval: null, unit: "%" } });
  }
  writeReport(many, { experiments: [], items: [], claims: [], code: "0" }, expect.unreachable);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await closePool();
  for (const folder of [few, many, several]) rmSync(folder, { recursive: true });
});

/** Real results over several runs. */
async function makeSeveral(): Promise<void> {
  const experiment = walk as unknown as Experiment;
  const data = { name: "none", kind: "synthetic", digest: "0" } as DataSource;
  const shared = { profile: "smoke", data, out: several, reporter: silent, command: "all of it" } as const;
  const seeds = (set: string[]) => runSeeds(experiment, { ...shared, seeds: [1, 2, 3], set, seedCommand: String });
  const four = await seeds([]);
  const five = await seeds(["steps=5"]);
  const axes = [{ key: "steps", values: ["4", "5"] }];
  const swept = await sweep(experiment, axes, { ...shared, seed: 1, pointCommand: String });
  over = { four: basename(four.folder), five: basename(five.folder), swept: basename(swept.folder) };
  writeReport(several, { experiments: [], items: [], claims: [], code: "0" }, expect.unreachable);
}

const withPage = (name: string, use: (page: Page, context: { skip(note: string): void }) => Promise<void>) =>
  it(name, { timeout: 60_000 }, async (context) => {
    if (!browser) return context.skip(reason);
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const wrong: string[] = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    page.on("request", (request) => /^(file|data|blob):/.test(request.url()) || wrong.push(request.url()));
    try {
      await use(page, context);
      expect(wrong).toEqual([]);
      expect(await page.evaluate("globalThis.broken")).toBeUndefined();
    } finally {
      await page.close();
    }
  });

const open = (page: Page, folder: string, name: string) => page.goto(`${pathToFileURL(folder).href}/${name}`);
const box = (page: Page, run: string) => page.getByRole("checkbox", { name: `choose ${run}` });
const shown = (page: Page): Promise<string[]> =>
  page.evaluate(
    `[...document.querySelectorAll(".runs tbody tr")].filter((row) => !row.hidden).map((row) => row.children[2].textContent)`,
  );
const AA = "quick-00000000aa";
const BB = "quick-00000000bb";

/** The cells of a table of the comparison, by its name. */
const rowsOf = (page: Page, name: string): Promise<string[][]> =>
  page.evaluate(
    `[...document.querySelector('[role=region][aria-label="${name}"]').querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent))`,
  );

async function chooseBoth(page: Page): Promise<void> {
  await open(page, few, "runs.html");
  await box(page, `first/${AA}`).check();
  await box(page, `first/${BB}`).check();
  await page.getByRole("heading", { name: "Side by side" }).waitFor();
}

describe("the report in Chromium", () => {
  withPage("is short, says first what came out, and takes no markup from names", async (page) => {
    await open(page, few, "index.html");
    expect(await page.locator("h2").first().textContent()).toContain("What the papers claim");
    expect(await page.evaluate(`document.querySelectorAll("img[src=x]").length`)).toBe(0);
    await page
      .getByRole("link", { name: /^first ?: the table/ })
      .first()
      .click();
    expect(page.url()).toContain("report/first.html#table-first-compared");
    await page.waitForFunction(`document.querySelectorAll(".js-plotly-plot .main-svg").length > 2`);
  });

  withPage("puts two runs side by side: what differs in settings and numbers, tables and figures", async (page) => {
    await chooseBoth(page);
    const rows = (name: string): Promise<string[][]> => rowsOf(page, name);
    expect(await rows("Settings")).toEqual([
      ["minutiae", "30", "40"],
      ["seed", "1", "2"],
      [MARKUP, "—", MARKUP],
    ]);
    expect(await rows("Numbers (95 % interval)")).toEqual([
      ["error & rate", "5 % (4–6)", "7.500 % (6.500–8.500)", "+2.5"],
      ["compared: compared what 0", "0", "9", "+9"],
      ["compared: compared what 1", "1", "9", "+8"],
    ]);
    const side = page.locator("#side");
    expect(await side.getByText("The same in all of them.").count()).toBe(1);
    expect(await side.locator("img").count()).toBe(2);
    expect(
      await side
        .locator("img")
        .first()
        .evaluate((image: { naturalWidth: number }) => image.naturalWidth),
    ).toBe(9);
    expect(await side.locator("iframe").count()).toBe(2);
    await page.getByLabel("show what is alike, too").check();
    expect((await rows("Settings")).length).toBeGreaterThan(3);
    expect(await side.getByText("Table long (30 rows)").count()).toBe(1);
    await page.reload();
    expect(await box(page, `first/${AA}`).isChecked()).toBe(true);
    await page.getByRole("button", { name: "choose none" }).click();
    await page.getByRole("heading", { name: "Side by side" }).waitFor({ state: "detached" });
    expect(await box(page, `first/${AA}`).isChecked()).toBe(false);
  });

  withPage("filters by words, experiment and seed, and sorts by each column", async (page) => {
    await open(page, few, "runs.html");
    expect(await shown(page)).toEqual([AA, BB, "quick-00000000cc"]);
    await page.getByLabel("seed").selectOption({ label: "1" });
    expect(await shown(page)).toEqual([AA, "quick-00000000cc"]);
    await page.getByLabel("experiment").selectOption({ label: "second" });
    expect(await shown(page)).toEqual(["quick-00000000cc"]);
    expect(await page.getByRole("status").textContent()).toBe("1 of 3 runs");
    await page.getByRole("button", { name: "clear" }).click();
    await page.getByLabel("text").fill("ONERROR first");
    expect(await shown(page)).toEqual([AA, BB]);
    await page.getByLabel("text").fill("");
    await page.getByRole("button", { name: "value" }).click();
    expect(await shown(page)).toEqual([AA, BB, "quick-00000000cc"]);
    await page.getByRole("button", { name: "value" }).click();
    expect(await shown(page)).toEqual([BB, AA, "quick-00000000cc"]); // what has none comes last both ways
    expect(await page.locator("th[aria-sort=descending]").textContent()).toContain("value");
    await open(page, few, "runs.html#experiment=second");
    expect(await shown(page)).toEqual(["quick-00000000cc"]);
  });

  withPage("lists results over seeds and sweeps, each with its runs folded under it", async (page) => {
    await open(page, several, "runs.html");
    const list = async (): Promise<string[]> => (await shown(page)).map((text) => text.replace(/^smoke-[0-9a-f]{10}$/, "run"));
    const [four, five, swept] = [`${over.four} ▸ 3 runs`, `${over.five} ▸ 3 runs`, `${over.swept} ▸ 2 runs`];
    expect((await list()).toSorted()).toEqual([four, five, swept].toSorted());
    expect(await page.getByRole("status").textContent()).toBe("6 of 6 runs, 3 of 3 results over several");
    await page.getByRole("button", { name: `3 runs of ${over.four}` }).click();
    expect(await list()).toHaveLength(6);
    // Sorted by seed, the runs stay under their result.
    await page.getByRole("button", { name: "seed", exact: true }).click();
    const at = (await list()).indexOf(`${over.four} ▾ 3 runs`);
    expect((await list()).slice(at + 1, at + 4)).toEqual(["run", "run", "run"]);
    const seeds: string[] = await page.evaluate(
      `[...document.querySelectorAll(".runs tr.member")].filter((row) => !row.hidden).map((row) => row.children[8].textContent)`,
    );
    expect(seeds).toEqual(["1", "2", "3"]);
    await page.keyboard.press("Shift+Tab");
    await page.getByRole("button", { name: `3 runs of ${over.four}` }).press("Enter");
    expect(await list()).toHaveLength(3);
  });

  withPage("filters results by kind, and shows the runs of one where only these fit", async (page) => {
    await open(page, several, "runs.html");
    await page.locator("#kind").selectOption({ label: "sweep" });
    expect(await shown(page)).toEqual([`${over.swept} ▸ 0 of 2 runs`]);
    expect(await page.getByRole("status").textContent()).toBe("0 of 6 runs, 1 of 3 results over several");
    await page.getByRole("button", { name: "clear" }).click();
    expect(await page.locator("#seed option").allTextContents()).toEqual(["all", "1", "2", "3"]);
    await page.locator("#seed").selectOption({ label: "3" });
    expect(await page.getByRole("status").textContent()).toBe("2 of 6 runs, 0 of 3 results over several");
    expect((await shown(page)).filter((text) => text.includes("▾"))).toHaveLength(2);
    expect(await shown(page)).toHaveLength(4);
    await page.getByRole("button", { name: "clear" }).click();
    await page.getByLabel("text").fill("steps=4,5");
    expect(await shown(page)).toEqual([`${over.swept} ▸ 0 of 2 runs`]);
  });

  withPage("puts results over seeds side by side, and a sweep beside one of its runs", async (page) => {
    await open(page, several, "runs.html");
    await page.getByRole("checkbox", { name: `choose walk/${over.four}`, exact: true }).check();
    await page.getByRole("checkbox", { name: `choose walk/${over.five}`, exact: true }).check();
    await page.getByRole("heading", { name: "Side by side" }).waitFor();
    expect(await rowsOf(page, "Settings")).toEqual([["steps", "4", "5"]]);
    const metrics = (name: string) => JSON.parse(readFileSync(join(several, "walk", name, "metrics.json"), "utf8"));
    const [last] = await rowsOf(page, "Numbers (95 % interval)");
    const mean = (name: string): number => metrics(name).last.mean;
    expect(last![0]).toBe("last");
    expect(Number.parseFloat(last![1]!)).toBeCloseTo(mean(over.four), 2);
    expect(Number(last![3]!.replace("−", "-"))).toBeCloseTo(mean(over.five) - mean(over.four), 2);
    expect(await page.locator("#side").getByRole("heading", { name: "A random walk: over seeds" }).count()).toBe(1);
    expect(await page.locator("#side iframe").count()).toBe(2);
    await page.getByRole("button", { name: "choose none" }).click();
    await page.getByRole("button", { name: `2 runs of ${over.swept}` }).click();
    await page.getByRole("checkbox", { name: `choose walk/${over.swept}`, exact: true }).check();
    await page
      .getByRole("checkbox", { name: `, of ${over.swept}` })
      .first()
      .check();
    await page.getByRole("heading", { name: "Side by side" }).waitFor();
    expect((await rowsOf(page, "Settings")).map(([name, all]) => [name, all])).toEqual([["steps", "4; 5"]]);
    const numbers = (await rowsOf(page, "Numbers (95 % interval)")).map(([name]) => name);
    expect(numbers).toEqual(expect.arrayContaining(["last, steps=4", "last, steps=5", "last"]));
    const axe = axeSource();
    if (!axe) return;
    await page.evaluate(axe);
    expect(
      await page.evaluate(
        `axe.run({ exclude: ["iframe"] }, { iframes: false }).then((found) => found.violations.map((one) => one.id))`,
      ),
    ).toEqual([]);
  });

  withPage("is used by the keyboard alone", async (page) => {
    await open(page, few, "runs.html");
    await page.getByLabel("text").focus();
    await page.keyboard.type("first");
    const reach = async (label: string): Promise<void> => {
      for (let k = 0; k < 40; k++) {
        await page.keyboard.press("Tab");
        const name = await page.evaluate(
          `document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent`,
        );
        if (name === label) return;
      }
      throw new Error(`Tab does not reach "${label}"`);
    };
    for (const run of [AA, BB]) {
      await reach(`choose first/${run}`);
      await page.keyboard.press("Space");
    }
    await page.getByRole("heading", { name: "Side by side" }).waitFor();
    await reach("go to the comparison");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("side");
  });

  for (const scheme of ["light", "dark"] as const) {
    withPage(`has nothing that axe finds at fault, in ${scheme} colours, wide and narrow`, async (page, context) => {
      const axe = axeSource();
      if (!axe) return context.skip("axe-core is not installed: npm ci");
      await page.emulateMedia({ colorScheme: scheme });
      for (const [name, width] of [
        ["index.html", 1280],
        ["index.html", 400],
        ["report/first.html", 1280],
        ["runs.html", 1280],
        ["runs.html", 400],
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        if (name === "runs.html") await chooseBoth(page);
        else await open(page, few, name);
        expect(await page.evaluate("document.documentElement.scrollWidth"), `${name} at ${width}`).toBeLessThanOrEqual(width);
        await page.evaluate(`document.querySelectorAll("details").forEach((one) => (one.open = true))`);
        await page.evaluate(axe);
        // What plotly draws is its own, and what stands in frames are figures' pages.
        const found = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
          `axe.run({ exclude: [".js-plotly-plot", "iframe"] }, { iframes: false }).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))`,
        );
        expect(found, `${name} at ${width}`).toEqual([]);
      }
    });
  }

  withPage(`stays usable with ${RUNS} runs: there, filtered and sorted in seconds`, async (page) => {
    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const began = performance.now();
      await work();
      return performance.now() - began;
    };
    const settled = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))`;
    const times = {
      load: await timed(() => open(page, many, "runs.html")),
      filter: await timed(async () => {
        await page.getByLabel("text").fill("noise=77 experiment-7");
        await page.evaluate(settled);
      }),
      sort: await timed(async () => {
        await page.getByLabel("text").fill("");
        await page.getByRole("button", { name: "value" }).click();
        await page.evaluate(settled);
      }),
    };
    expect(await shown(page)).toHaveLength(RUNS / 2 + RUNS / 20);
    expect((await shown(page)).filter((text) => !text.startsWith("smoke"))[7]).toBe("quick-0000000011");
    await page.getByLabel("text").fill("noise=77 experiment-7");
    expect(await shown(page)).toEqual(["quick-000000004d", "quick-0000000309"]);
    await page.getByLabel("text").fill("");
    await box(page, "experiment-7/quick-000000004d").check();
    await box(page, "experiment-9/quick-0000000009").check();
    await page.getByRole("heading", { name: "Side by side" }).waitFor();
    // Several times what they take on a busy machine of two cores.
    expect(times.load).toBeLessThan(10_000);
    expect(times.filter).toBeLessThan(5000);
    expect(times.sort).toBeLessThan(8000);
    if (process.env.RIDGELAB_TIMES) console.log(times);
  });
});

/** The text of axe-core; undefined where it is not installed. */
function axeSource(): string | undefined {
  try {
    return readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  } catch {
    return undefined;
  }
}
