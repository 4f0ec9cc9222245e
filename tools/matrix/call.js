import { spawn } from "node:child_process";

/**
 * Runs a command; gives its standard output.
 *
 * @throws Error with the end of what it said where its status is not 0
 */
export function call(words, { cwd, path, env = {}, user } = {}) {
  const [command, ...args] = words;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env, ...(path ? { PATH: `${path}:${process.env.PATH}` } : {}) },
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let out = "";
    let said = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
      said += chunk;
    });
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    child.on("error", reject);
    child.on("close", (status, signal) => {
      if (status === 0) resolve(out);
      else reject(new Error(`${words.join(" ")} ended with ${signal ?? status}: ${said.trim().slice(-600)}`));
    });
  });
}
