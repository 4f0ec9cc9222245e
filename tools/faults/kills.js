import { count, inFolder, leftovers, tablesUnder } from "./folders.js";
import { ridgelab } from "./ridgelab.js";

const RUN = ["run", "normal-law", "--profile", "smoke", "--set", "draws=100000", "--quiet"];

/** A run killed at moments spread over its time, and started again. */
export async function* kills(rounds) {
  const { wanted, lasted } = await inFolder(async (folder) => {
    const { seconds } = await ridgelab(folder, RUN);
    return { wanted: tablesUnder(folder), lasted: seconds };
  });
  yield killed("a run", RUN, rounds, { wanted, lasted });
  yield killed("a run that replaces one (--force)", [...RUN, "--force"], rounds, { wanted, lasted, before: RUN });
}

function killed(what, command, rounds, { wanted, lasted, before }) {
  const cases = Array.from(
    { length: rounds },
    (_, i) => () =>
      inFolder(async (folder) => {
        if (before) await ridgelab(folder, before);
        // More towards the end, where the run is written.
        const share = 1 - 0.9 * (1 - (i + 1) / rounds) ** 2;
        await ridgelab(folder, command, { killAfter: 1000 * share * lasted });
        const { status, err } = await ridgelab(folder, RUN);
        if (status !== 0) return `killed at ${share.toFixed(2)}: status ${status}, ${err.trim()}`;
        if (tablesUnder(folder) !== wanted) return `killed at ${share.toFixed(2)}: other tables`;
        const left = leftovers(`${folder}/results/normal-law`);
        return left.length > 0 ? `killed at ${share.toFixed(2)}: left behind ${left[0]}` : undefined;
      }),
  );
  return count(what, cases);
}
