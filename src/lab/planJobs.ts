import { join } from "node:path";
import { packageVersion } from "../packageRoot.js";
import { threads } from "../threads.js";
import type { Experiment } from "./experiment.js";
import { listRuns } from "./manifest.js";
import { type PlannedRun, planRun } from "./planRun.js";
import { silent } from "./progress.js";
import { isThere, type RunJob, refuseSame } from "./runAll.js";
import { stagesAhead } from "./stagesAhead.js";

/** One call of the command line that a cluster's engine schedules. */
export interface PlannedJob {
  /** `ID/RUN`, of a part with `#2/4`, or `#1:2/4` where the parts go through several rounds. */
  readonly name: string;
  readonly command: string;
  /** The file that is there when it is done; `null` of a part, which leaves its pieces in the cache. */
  readonly output: string | null;
  /** Whether it is there already. */
  readonly done: boolean;
  /** Names of the jobs that must be done before. */
  readonly needs: readonly string[];
  /** What an earlier run of the experiment and profile took at its most; `null` where none is there. */
  readonly seconds: number | null;
  /** Its memory at its most, bytes; `null` where it is not known. */
  readonly memory: number | null;
}

/** What a call of the command line would compute. */
export interface Plan {
  /** Version that made it. */
  readonly ridgelab: string;
  /** Of each job, as `RIDGELAB_THREADS`: what is trained depends on their number. */
  readonly threads: number;
  readonly jobs: readonly PlannedJob[];
  /** The command that puts all together when the jobs are done, and computes nothing anew. */
  readonly finish: string;
}

/**
 * The runs, and with `shards` the parts of them, that a call would compute. The first run that is not there goes before all others, and the first of each group
 * before the rest of it, so that what they have in common is computed once. Parts go through a round for each stage that is cut and waits for another that is: in the
 * next, each of them finds what all have computed. The run itself does what is left.
 *
 * @param options.finish the whole call
 * @param options.shards parts of each run. Default 1.
 */
export async function planJobs(
  experiment: Experiment,
  all: readonly RunJob[],
  { finish, shards = 1 }: { finish: string; shards?: number },
): Promise<Plan> {
  const planned: PlannedRun[] = [];
  for (const { options } of all) planned.push(await planRun(experiment, { ...options, reporter: silent }));
  refuseSame(all, planned);
  const [{ options }] = all as [RunJob];
  const before = listRuns(options.out, experiment.id).filter(({ manifest }) => manifest.profile === options.profile);
  const most = (of: readonly (number | undefined)[]): number | null => {
    const known = of.filter((value) => value !== undefined);
    return known.length === 0 ? null : Math.max(...known);
  };
  const seconds = most(before.map(({ manifest }) => manifest.seconds));
  const memory = most(before.map(({ manifest }) => manifest.machine?.peak));
  let first: string | undefined;
  const firsts = new Map<string, string>();
  const rounds: number[] = [];
  for (const [index, { options }] of all.entries()) {
    const isOpen = shards > 1 && !isThere(planned[index]!, options);
    const ahead = isOpen ? await stagesAhead(experiment, { ...options, reporter: silent }) : [];
    rounds.push(Math.max(0, ...ahead.filter(({ cut, cached }) => cut && !cached).map(({ round }) => round + 1)));
  }
  const jobs = all.flatMap(({ options, group }, index): PlannedJob[] => {
    const { folder, name } = planned[index]!;
    const job = {
      ...{ name: `${experiment.id}/${name}`, command: options.command, output: join(folder, "manifest.json") },
      ...{ done: isThere(planned[index]!, options), needs: [] as string[], seconds, memory },
    };
    if (job.done) return [job];
    const after = firsts.get(group) ?? first;
    first ??= job.name;
    if (!firsts.has(group)) firsts.set(group, job.name);
    let needs = after === undefined ? [] : [after];
    const own: PlannedJob[] = [];
    for (let round = 1; round <= rounds[index]!; round++) {
      const parts = Array.from({ length: shards }, (_, part): PlannedJob => {
        const at = `${part + 1}/${shards}`;
        return {
          ...{ ...job, output: null, needs, name: `${job.name}#${rounds[index]! > 1 ? `${round}:` : ""}${at}` },
          command: `${job.command} --shard ${at}`,
          seconds: seconds === null ? null : seconds / shards / rounds[index]!,
        };
      });
      needs = parts.map(({ name }) => name);
      own.push(...parts);
    }
    return [...own, { ...job, needs }];
  });
  return { ridgelab: packageVersion(), threads: threads(), jobs, finish };
}
