import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const preload = new URL("killAtStep.js", import.meta.url).href;
const program = fileURLToPath(new URL("../../bin/ridgelab.js", import.meta.url));

/**
 * Runs the command line in a folder.
 *
 * @param options.killAfter milliseconds after which it is killed, with what it started
 * @param options.killAt the moment before or after a change of files at which it kills itself, from 1
 * @param options.namespace in a pid namespace of its own
 * @returns {Promise<{ status: number | null, out: string, err: string, seconds: number }>}
 */
export function ridgelab(cwd, args, { killAfter, killAt, namespace = false, env = {} } = {}) {
  const began = performance.now();
  const words = [process.execPath, ...(killAt ? ["--import", preload] : []), program, ...args];
  const [command, ...rest] = namespace ? ["unshare", "-p", "-f", "--mount-proc", ...words] : words;
  const child = spawn(command, rest, {
    cwd,
    env: { ...process.env, RIDGELAB_THREADS: "1", ...(killAt ? { FAULTS_KILL_AT: String(killAt) } : {}), ...env },
    detached: true,
  });
  const text = { out: "", err: "" };
  child.stdout.on("data", (piece) => (text.out += piece));
  child.stderr.on("data", (piece) => (text.err += piece));
  const timer = killAfter === undefined ? undefined : setTimeout(() => process.kill(-child.pid, "SIGKILL"), killAfter);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => {
      clearTimeout(timer);
      resolve({ status, ...text, seconds: (performance.now() - began) / 1000 });
    });
  });
}

/** The moments before and after changes of files that a command has, at each of which it can be killed. */
export async function momentsOf(cwd, args, { env = {} } = {}) {
  const file = join(cwd, "moments");
  await ridgelab(cwd, args, { killAt: Number.MAX_SAFE_INTEGER, env: { FAULTS_COUNT: file, ...env } });
  const moments = Number(readFileSync(file, "utf8"));
  rmSync(file);
  return moments;
}
