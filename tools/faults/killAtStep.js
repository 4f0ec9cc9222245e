// Loaded before a program (`node --import`): kills it, with SIGKILL, at the n-th step by which files are made, written, renamed or removed. FAULTS_KILL_AT
// is n, counted from 1, odd ones before a step is done and even ones after it; without it the steps are counted into the file FAULTS_COUNT.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { isMainThread } from "node:worker_threads";

const STEPS = ["rename", "link", "unlink", "rm", "rmdir", "open", "mkdir", "write", "writeFile"];

if (isMainThread) {
  const at = Number(process.env.FAULTS_KILL_AT ?? 0);
  let moments = 0;
  const moment = () => {
    moments++;
    if (moments === at) process.kill(process.pid, "SIGKILL");
  };
  /** Opening counts where it makes or empties a file. */
  const counts = (name, args) => name !== "open" || /[wa]/.test(String(args[1] ?? "r"));
  for (const name of STEPS) {
    const sync = fs[`${name}Sync`];
    fs[`${name}Sync`] = (...args) => {
      if (!counts(name, args)) return sync(...args);
      moment();
      const result = sync(...args);
      moment();
      return result;
    };
    const promised = fs.promises[name];
    if (!promised) continue;
    fs.promises[name] = async (...args) => {
      if (!counts(name, args)) return promised(...args);
      moment();
      const result = await promised(...args);
      moment();
      return result;
    };
  }
  syncBuiltinESMExports();
  if (process.env.FAULTS_COUNT) process.on("exit", () => fs.writeFileSync(process.env.FAULTS_COUNT, String(moments)));
}
