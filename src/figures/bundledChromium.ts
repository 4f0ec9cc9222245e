import { execFile } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** An executable and the environment it needs. */
export interface BrowserProgram {
  readonly executablePath: string;
  readonly env?: Record<string, string>;
}

/**
 * The headless Chromium inside the npm package `@sparticuz/chromium` (Linux on x64), unpacked once for each user and version into the
 * system's temporary folder. It is unpacked under another name and renamed when whole, so that processes which start together, or one
 * that is killed, leave no half browser to each other. Throws where the package does not run.
 */
export async function bundledChromium(): Promise<BrowserProgram> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(`@sparticuz/chromium holds a Chromium for linux-x64; this is ${process.platform}-${process.arch}`);
  }
  const require = createRequire(import.meta.url);
  const entry = require.resolve("@sparticuz/chromium");
  const { version } = require(join(entry, "../../../package.json")) as { version: string };
  const user = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `ridgelab-chromium-${version}-${user}`);
  if (!isWhole(folder, user)) await unpack(entry, folder, user);
  return {
    executablePath: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_PATH: folder },
  };
}

const parts = ["chromium", "fonts/fonts/Open_Sans/OpenSans-Regular.ttf", "al2023/lib/libnss3.so", "fonts.conf"];

/** Whether the folder has every part and is this user's: in a shared folder anyone could have put a program there. */
function isWhole(folder: string, user: number): boolean {
  return parts.every((part) => existsSync(join(folder, part))) && statSync(folder).uid === user;
}

async function unpack(entry: string, folder: string, user: number): Promise<void> {
  const stage = await mkdtemp(`${folder}.`);
  try {
    // The package unpacks into os.tmpdir() and reads its environment when it is imported: a process of its own has its own of both.
    await promisify(execFile)(process.execPath, ["-e", "require(process.argv[1]).executablePath()", entry], {
      env: { ...process.env, TMPDIR: stage, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
    });
    await writeFile(join(stage, "fonts.conf"), fontsConf(folder));
    if (existsSync(folder) && !isWhole(folder, user)) await rm(folder, { recursive: true, force: true });
    await rename(stage, folder);
  } catch (error) {
    await rm(stage, { recursive: true, force: true });
    if (!isWhole(folder, user)) throw error; // else another process was first, and its browser is as good
  }
}

/** The package's own fonts.conf names fixed folders of a cloud service. */
function fontsConf(folder: string): string {
  return [
    `<?xml version="1.0"?>`,
    `<!DOCTYPE fontconfig SYSTEM "fonts.dtd">`,
    `<fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
    "",
  ].join("\n");
}
