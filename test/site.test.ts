import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, NoBrowserError } from "../src/figures/launchBrowser.js";
import { packageRoot } from "../src/packageRoot.js";

/*
 * The documents as a site (npm run docs), in Chromium. Files are handed to the browser under an address that no server has, so that whatever
 * else it asks for is seen. axe-core 4.14 judges contrast.
 */
const SITE = "http://docs.invalid";
const site = mkdtempSync(join(tmpdir(), "ridgelab-"));
const asked = new Set<string>();
let browser: Browser | undefined;
let context: BrowserContext;
let reason = "";

beforeAll(async () => {
  const { hasGenerator } = (await import(new URL("../tools/docs.js", import.meta.url).href)) as { hasGenerator(): boolean };
  if (!hasGenerator()) {
    reason = "VitePress is not installed in docs/; npm run docs installs it";
    return;
  }
  browser = await launchBrowser().catch((error: Error) => {
    if (!(error instanceof NoBrowserError)) throw error;
    reason = error.message;
    return undefined;
  });
  if (!browser) return;
  const { NODE_ENV: _, ...env } = process.env;
  await promisify(execFile)(process.execPath, [join(packageRoot(), "tools", "docs.js"), "--build", "--out", site], { env });
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.route("**/*", (route) => {
    const { origin, pathname } = new URL(route.request().url());
    const file = join(site, decodeURIComponent(pathname), pathname.endsWith("/") ? "index.html" : "");
    if (origin === SITE && existsSync(file)) return route.fulfill({ path: file });
    asked.add(route.request().url());
    return route.abort();
  });
}, 240_000);
afterAll(async () => {
  await browser?.close();
  rmSync(site, { recursive: true, force: true });
});

const inBrowser = (name: string, use: () => Promise<void>) =>
  it(name, { timeout: 240_000 }, async (test) => (browser ? use() : test.skip(reason)));

interface Seen {
  readonly links: readonly string[];
  readonly ids: readonly string[];
  readonly contrast: readonly string[];
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** What stands on the page, then, of all texts of one look (colours, ground, size) the first alone, judged in light and in dark. */
const LOOK = `(async () => {
  const root = document.documentElement;
  const links = [...document.querySelectorAll("a[href]")].map((a) => a.href);
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  document.head.append(Object.assign(document.createElement("style"), { textContent: "* { transition: none !important; }" }));
  const themes = ["light", "dark"];
  const inTheme = (theme) => root.classList.toggle("dark", theme === "dark");
  const texts = [...document.body.querySelectorAll("*")].filter(({ childNodes }) => [...childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
  const looks = texts.map(() => "");
  for (const theme of themes) {
    inTheme(theme);
    texts.forEach((node, i) => {
      const { color, fontSize, fontWeight } = getComputedStyle(node);
      looks[i] += [color, fontSize, fontWeight];
      for (let at = node; at; at = at.parentElement) {
        const { backgroundColor, opacity } = getComputedStyle(at);
        looks[i] += opacity;
        if (!/, 0\\)$/.test(backgroundColor) && (looks[i] += backgroundColor)) break;
      }
    });
  }
  texts.forEach((node, i) => looks.indexOf(looks[i]) < i && node.remove());
  const contrast = [];
  for (const theme of themes) {
    inTheme(theme);
    const { violations } = await axe.run(document, { runOnly: ["color-contrast"], resultTypes: ["violations"] });
    for (const { nodes } of violations) for (const { html, any } of nodes) contrast.push(theme + ": " + any[0].message + " " + html.slice(0, 100));
  }
  return { contrast, links, ids };
})()`;

async function look(page: Page, name: string): Promise<Seen> {
  await page.goto(`${SITE}/${name}`);
  await page.evaluate(axe);
  return (await page.evaluate(LOOK)) as Seen;
}

describe("the site in Chromium", () => {
  inBrowser("has no dead link or anchor, contrast enough in light and dark, and asks no other machine", async () => {
    const names = readdirSync(site, { recursive: true, encoding: "utf8" }).filter((name) => /(?<!404)\.html$/.test(name));
    const seen = new Map<string, Seen>();
    const wrong: string[] = [];
    const left = [...names];
    await Promise.all(
      [1, 2].map(async () => {
        const page = await context.newPage();
        page.on("pageerror", (error) => wrong.push(`${page.url()}: ${error.message}`));
        for (let name = left.pop(); name; name = left.pop()) seen.set(name, await look(page, name));
        await page.close();
      }),
    );
    const isDead = (link: string): boolean => {
      const { origin, pathname, hash } = new URL(link);
      if (origin !== SITE) return false;
      const target = seen.get(pathname.slice(1).replace(/(^|\/)$/, "$1index.html"));
      return !target || (hash !== "" && !target.ids.includes(decodeURIComponent(hash.slice(1))));
    };
    for (const [name, { links, contrast }] of seen) {
      wrong.push(...new Set(links.filter(isDead).map((link) => `${name}: dead link ${link}`)));
      wrong.push(...contrast.slice(0, 5).map((line) => `${name}: ${line}`));
    }
    expect(wrong).toEqual([]);
    expect([...asked]).toEqual([]);
    expect(names.length).toBeGreaterThan(50);
    expect([...seen.values()].flatMap(({ links }) => links).length).toBeGreaterThan(50 * 50);
  });

  inBrowser("finds a word of a page, of an experiment's table and of a notebook", async () => {
    const page = await context.newPage();
    await page.goto(`${SITE}/`);
    await page.getByRole("button", { name: "Search" }).click();
    for (const [word, result] of [
      ["bozorth3", "performance"],
      ["antColony", "api/routes"],
      ["Irwin–Hall", "results/normal-law"],
      ["more than ten random variables", "notebooks/06-normal-law-and-noise"],
    ] as const) {
      await page.locator(".VPLocalSearchBox input").fill(word);
      await page.locator(`.VPLocalSearchBox .result[href*="${result}"]`).first().waitFor();
    }
    await page.locator('.VPLocalSearchBox .result[href*="notebooks/06"]').first().click();
    await page.waitForURL(/06-normal-law/);
    await page.close();
  });
});
