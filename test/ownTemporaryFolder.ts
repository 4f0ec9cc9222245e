import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const PREFIX = "ridgelab-tests-";

/** All that the tests write lies in a temporary folder of this run, which goes with it. */
export function setup(): (() => void) | undefined {
  // Called for each project.
  if (basename(tmpdir()).startsWith(PREFIX)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(folder, 0o1777); // as /tmp itself: some tests call as another user
  // Of Linux and macOS, and of Windows.
  for (const name of ["TMPDIR", "TMP", "TEMP"]) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
