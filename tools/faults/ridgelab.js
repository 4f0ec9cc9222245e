import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../bin/ridgelab.js", import.meta.url));

/**
 * Runs the command line in a folder.
 *
 * @param options.killAfter milliseconds after which it is killed, with what it started
 * @param options.namespace in a pid namespace of its own
 * @returns {Promise<{ status: number | null, out: string, err: string, seconds: number }>}
 */
export function ridgelab(cwd, args, { killAfter, namespace = false, env = {} } = {}) {
  const began = performance.now();
  const words = [process.execPath, program, ...args];
  const [command, ...rest] = namespace ? ["unshare", "-p", "-f", "--mount-proc", ...words] : words;
  const child = spawn(command, rest, { cwd, env: { ...process.env, RIDGELAB_THREADS: "1", ...env }, detached: true });
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
