import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sweepOnce, temporaryName } from "./temporaries.js";

/** Makes a folder of this user's in the system's temporary folder, where what killed processes left is removed first. */
export function makeTemporaryFolder(name: string): string {
  sweepOnce(tmpdir());
  const folder = temporaryName(join(tmpdir(), `ridgelab-${name}`));
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}
