import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** All that the tests write lies in a temporary folder of this run, which goes with it. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "ridgelab-tests-"));
  // Of Linux and macOS, and of Windows.
  for (const name of ["TMPDIR", "TMP", "TEMP"]) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
