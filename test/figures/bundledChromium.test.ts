import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { launchBrowser } from "../../src/figures/launchBrowser.js";

const before = process.env.TMPDIR;
const folder = mkdtempSync(join(tmpdir(), "ridgelab-browser-"));
afterAll(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  rmSync(folder, { recursive: true });
});

it.skipIf(process.platform !== "linux" || process.arch !== "x64" || process.env.RIDGELAB_CHROME !== undefined)(
  "the browser that npm installed is unpacked anew where a part of it was cut short, or changed so that it does not start",
  async () => {
    process.env.TMPDIR = folder;
    const starts = async (): Promise<string> => {
      const browser = await launchBrowser();
      await browser.close();
      const [name] = readdirSync(folder).filter((entry) => entry.startsWith("ridgelab-chromium-"));
      return join(folder, name!);
    };
    const unpacked = await starts();
    const font = join(unpacked, "fonts/fonts/Open_Sans/OpenSans-Regular.ttf");
    const { size } = statSync(font);
    truncateSync(font, 100);
    await starts();
    expect(statSync(font).size).toBe(size);
    const program = join(unpacked, "chromium");
    const head = readFileSync(program).subarray(0, 64);
    writeSync(openSync(program, "r+"), Buffer.alloc(64), 0, 64, 0);
    await starts();
    expect(readFileSync(program).subarray(0, 64)).toEqual(head);
    expect(readdirSync(folder).filter((entry) => entry.startsWith("ridgelab-"))).toHaveLength(1);
  },
  120_000,
);
