import { existsSync } from "node:fs";
import type { Browser, LaunchOptions } from "playwright-core";
import { probeTemporaryFolder, temporaryFolderProblem } from "../temporaryFolderProblem.js";
import { type BrowserProgram, bundledChromium, isUnchanged } from "./bundledChromium.js";

/** No Chromium could be started; the message is one line that says how to get one. */
export class NoBrowserError extends Error {
  override readonly name = "NoBrowserError";
}

/** Where Chromium is usually installed and playwright's channels do not look. */
const usualPaths = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/snap/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** What a browser writes into the temporary folder before it draws; in a full one it ends without a word. */
const ROOM = 1 << 20;

/**
 * Starts a headless Chromium, the first that can be started of: `RIDGELAB_CHROME` (if set, no other), the one that npm installed, the
 * system's Chrome, Edge or Chromium. It is told to stay off the network. Throws a NoBrowserError, with the first failure as its cause.
 */
export async function launchBrowser(): Promise<Browser> {
  const problem = probeTemporaryFolder(ROOM);
  if (problem) throw new NoBrowserError(`SVG, PNG and PDF need a browser, which needs room: ${problem}`);
  const named = process.env.RIDGELAB_CHROME;
  if (named) {
    return launch({ executablePath: named }).catch((cause: Error) => {
      throw new NoBrowserError(`RIDGELAB_CHROME names a browser that does not start: ${named} (${firstLine(cause)})`, { cause });
    });
  }
  const candidates: (() => Promise<Browser>)[] = [
    launchBundled,
    ...["chrome", "msedge"].map((channel) => () => launch({ channel })),
    ...usualPaths.filter((path) => existsSync(path)).map((executablePath) => () => launch({ executablePath })),
  ];
  let cause: unknown;
  for (const candidate of candidates) {
    try {
      return await candidate();
    } catch (error) {
      cause ??= error;
      // Another browser would need the same room.
      if (/ENOSPC|EDQUOT/.test(String(error)))
        throw new NoBrowserError(`SVG, PNG and PDF need a browser (200 MB): ${temporaryFolderProblem(error)}`, { cause });
    }
  }
  throw new NoBrowserError(
    "SVG, PNG and PDF need a Chromium: install Chrome, Edge or Chromium, or set RIDGELAB_CHROME to its path (JSON and HTML need none)",
    { cause },
  );
}

/** Starts the browser that npm installed; one that does not start because it was damaged is unpacked anew. */
async function launchBundled(): Promise<Browser> {
  const start = ({ executablePath, env }: BrowserProgram): Promise<Browser> =>
    launch({ executablePath, env: { ...(process.env as Record<string, string>), ...env } });
  const program = await bundledChromium();
  try {
    return await start(program);
  } catch (error) {
    if (await isUnchanged(program)) throw error;
    return start(await bundledChromium({ anew: true }));
  }
}

async function launch(options: LaunchOptions): Promise<Browser> {
  const { chromium } = await import("playwright-core");
  return chromium.launch({
    ...options,
    timeout: 30_000,
    // Signals are the program's own: playwright would swallow SIGTERM. A browser whose program is gone ends with its pipe.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      "--disable-gpu",
      "--disable-dev-shm-usage", // containers have a /dev/shm of 64 MB
      "--font-render-hinting=none", // letters as wide on every screen as on paper
      "--force-color-profile=srgb",
      "--disable-component-update",
      "--no-pings",
      "--host-resolver-rules=MAP * ~NOTFOUND", // figures have all they need; nothing is looked up
    ],
  });
}

function firstLine(error: Error): string {
  return error.message.split("\n", 1)[0];
}
