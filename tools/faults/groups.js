import { spawnSync } from "node:child_process";
import { count, inFolder, leftovers } from "./folders.js";
import { ridgelab } from "./ridgelab.js";

const RUN = ["run", "normal-law", "--profile", "smoke", "--set", "draws=5000", "--set", "testSizes=1000", "--quiet"];
const SWEEP = ["sweep", "normal-law", "--profile", "smoke", "--grid", "draws=5000,6000", "--set", "testSizes=1000", "--quiet"];

/** Groups of two to eight processes on one results folder; each must end with 0 and leave whole runs only. */
export async function* groups(rounds) {
  yield group("the same run", rounds, [RUN]);
  const forced = [...RUN, "--force"];
  yield group("with --force", rounds, [forced], [RUN]);
  yield group("with and without --force, and the report", rounds, [forced, RUN, forced, ["report"]], [RUN]);
  yield group("sweeps", rounds, [SWEEP, SWEEP, [...SWEEP, "--force"], RUN]);
  const allowed = spawnSync("unshare", ["-p", "-f", "--mount-proc", "true"]).status === 0;
  if (!allowed) return;
  yield group("in pid namespaces", rounds, [RUN], [], true);
  yield group("in pid namespaces, with --force", rounds, [forced], [RUN], true);
}

function group(what, rounds, commands, before = [], namespace = false) {
  const once = (_, round) => () =>
    inFolder(async (folder) => {
      for (const command of before) await ridgelab(folder, command);
      const ends = await Promise.all(
        Array.from({ length: 2 + (round % 7) }, (_, i) => ridgelab(folder, commands[i % commands.length], { namespace })),
      );
      const bad = ends.find(({ status }) => status !== 0);
      if (bad) return `status ${bad.status}, ${bad.err.trim().split("\n").at(-1)}`;
      const after = await ridgelab(folder, RUN.slice(0, -1));
      if (!after.err.includes("nothing changed") && !what.startsWith("sweeps")) return `afterwards: ${after.err}`;
      const left = leftovers(folder);
      return left.length > 0 ? `left behind: ${left[0]}` : undefined;
    });
  return count(what, Array(rounds).fill().map(once));
}
