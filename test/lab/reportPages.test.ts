import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, NoBrowserError } from "../../src/figures/launchBrowser.js";
import { writeReport } from "../../src/lab/report.js";
import { madeTable, makeRun } from "./madeRun.js";

/*
 * The report's pages in Chromium, opened from disk as a reader opens them. axe-core 4.14 judges their accessibility.
 */
const MARKUP = `<img src=x onerror="globalThis.broken=1">`;
const RUNS = 1000;
const few = mkdtempSync(join(tmpdir(), "ridgelab-"));
const many = mkdtempSync(join(tmpdir(), "ridgelab-"));
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
  writeReport(few, { experiments: ["first", "second", "third"].map(about), items, claims: answered }, expect.unreachable);

  for (let k = 0; k < RUNS; k++) {
    const name = `quick-${k.toString(16).padStart(10, "0")}`;
    makeRun(many, {
      id: `experiment-${k % 10}`,
      run: name,
      seed: k % 25,
      settings: [`noise=${k}`],
      metrics: metric(k),
    });
  }
  writeReport(many, { experiments: [], items: [], claims: [] }, expect.unreachable);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  for (const folder of [few, many]) rmSync(folder, { recursive: true });
});

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
    const rows = (name: string): Promise<string[][]> =>
      page.evaluate(
        `[...document.querySelector('[role=region][aria-label="${name}"]').querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent))`,
      );
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
    expect(await shown(page)).toHaveLength(RUNS);
    expect((await shown(page))[10]).toBe("quick-000000000a");
    await page.getByLabel("text").fill("noise=77 experiment-7");
    expect(await shown(page)).toEqual(["quick-000000004d", "quick-0000000309"]);
    await page.getByLabel("text").fill("");
    await box(page, "experiment-7/quick-000000004d").check();
    await box(page, "experiment-3/quick-0000000003").check();
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
