import { pick, type Received, stage, task } from "../define.js";
import type { Law, SampleOptions, sampleLaw } from "./sampleLaw.js";

const sample = task<typeof sampleLaw>(import.meta.url, "./sampleLaw.js");

/** Settings: what each sample is asked for, and how many uniform numbers are summed in the paper's other way. */
interface Settings extends SampleOptions {
  readonly sums: readonly number[];
}

/** What is kept of the numbers drawn by each method, the inverse function first. */
export const samples = stage(
  import.meta.url,
  { config: pick("draws", "sums", "tails", "testSizes", "classes"), stream: "normal-law/samples" },
  ({ config: { sums, ...options }, work }: Received<Settings>) => {
    const laws: Law[] = ["inverse", ...sums];
    return work.map(sample, laws, (law) => [law, options, work.seed]);
  },
);
