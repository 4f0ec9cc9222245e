import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { isDeepStrictEqual, promisify } from "node:util";
import { discard, sweepOnce, temporaryName } from "../temporaries.js";

/** An executable and the environment it needs. */
export interface BrowserProgram {
  readonly executablePath: string;
  readonly env?: Record<string, string>;
}

/**
 * The headless Chromium inside the npm package `@sparticuz/chromium` (Linux on x64), unpacked once for each user and version into the
 * system's temporary folder. It is unpacked under another name and renamed when whole, so that processes which start together, or one
 * that is killed, leave no half browser to each other. Throws where the package does not run.
 *
 * @param options.anew unpacks it over the one that is there, which was damaged since. Default false
 */
export async function bundledChromium({ anew = false } = {}): Promise<BrowserProgram> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(`@sparticuz/chromium holds a Chromium for linux-x64; this is ${process.platform}-${process.arch}`);
  }
  const require = createRequire(import.meta.url);
  const entry = require.resolve("@sparticuz/chromium");
  const { version } = require(join(entry, "../../../package.json")) as { version: string };
  const user = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `ridgelab-chromium-${version}-${user}`);
  if (anew || !isWhole(folder, user)) await unpack(entry, folder, user, anew);
  return {
    executablePath: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: join(folder, "al2023", "lib"), FONTCONFIG_PATH: folder },
  };
}

const parts = ["chromium", "fonts/fonts/Open_Sans/OpenSans-Regular.ttf", "al2023/lib/libnss3.so", "fonts.conf"];

/** What was unpacked: of each file its length and SHA-256. */
type Unpacked = Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;

const RECORD = "unpacked.json";

function readRecord(folder: string): Unpacked {
  return JSON.parse(readFileSync(join(folder, RECORD), "utf8")) as Unpacked;
}

/** Whether the folder has every part, none cut short, and is this user's: in a shared folder anyone could have put a program there. */
function isWhole(folder: string, user: number): boolean {
  try {
    const record = Object.entries(readRecord(folder));
    const isThere = record.every(([file, { bytes }]) => statSync(join(folder, file)).size === bytes);
    return isThere && parts.every((part) => existsSync(join(folder, part))) && statSync(folder).uid === user;
  } catch {
    return false;
  }
}

/** Whether what was unpacked is still what it was. */
export async function isUnchanged({ executablePath }: BrowserProgram): Promise<boolean> {
  const folder = dirname(executablePath);
  try {
    const record = readRecord(folder);
    return isDeepStrictEqual(await describe(folder, Object.keys(record)), record);
  } catch {
    return false;
  }
}

async function describe(folder: string, files: readonly string[]): Promise<Unpacked> {
  const entries: [string, Unpacked[string]][] = [];
  for (const file of files) {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const piece of createReadStream(join(folder, file)) as AsyncIterable<Buffer>) {
      hash.update(piece);
      bytes += piece.length;
    }
    entries.push([file, { bytes, sha256: hash.digest("hex") }]);
  }
  return Object.fromEntries(entries);
}

async function unpack(entry: string, folder: string, user: number, anew: boolean): Promise<void> {
  sweepOnce(tmpdir());
  const stage = temporaryName(folder);
  await mkdir(stage, { mode: 0o700 });
  try {
    // The package unpacks into os.tmpdir() and reads its environment when it is imported: a process of its own has its own of both.
    await promisify(execFile)(process.execPath, ["-e", "require(process.argv[1]).executablePath()", entry], {
      env: { ...process.env, TMPDIR: stage, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
    });
    await writeFile(join(stage, "fonts.conf"), fontsConf(folder));
    const files = await readdir(stage, { recursive: true, withFileTypes: true });
    const names = files.filter((file) => file.isFile()).map((file) => relative(stage, join(file.parentPath, file.name)));
    await writeFile(join(stage, RECORD), JSON.stringify(await describe(stage, names)));
    if (existsSync(folder) && (anew || !isWhole(folder, user))) discard(folder);
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
