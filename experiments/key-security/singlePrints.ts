import { defaultComponents } from "../../src/keys/embedding.js";
import { type Received, stage, task } from "../define.js";
import type { Background, BitSettings } from "../shared/keys/commitmentBits.js";
import type { commitmentTrials, singlePrintTrials } from "./commitmentTrials.js";
import type { Finger } from "./fingers.js";

const tryCommitments = task<typeof commitmentTrials>(import.meta.url, "./commitmentTrials.js");
const trySingles = task<typeof singlePrintTrials>(import.meta.url, "./commitmentTrials.js", "singlePrintTrials");

interface Inputs {
  readonly others: Background;
  readonly fingers: readonly Finger[];
  readonly choice: { readonly chosen: BitSettings };
}

/**
 * Every print enrolled alone, under the chosen settings and as `ridgelab key` makes commitments; and all fingers as that command enrols
 * them. Its settings were chosen while looking at real prints: they stand beside those chosen here.
 */
export const singlePrints = stage(
  import.meta.url,
  { name: "single prints", cut: "items" },
  async ({ inputs: { others, fingers, choice }, work }: Received<unknown, Inputs>) => {
    const command = { n: choice.chosen.n, surplus: 1, components: defaultComponents(others.pooled.rows) };
    const [chosen, shipped] = await work.map(trySingles, [choice.chosen, command], (settings) => [others, fingers, settings]);
    const [enrolled] = await work.map(tryCommitments, [command], (settings) => [others, fingers, settings]);
    return { chosen, command: { enrolled, singles: shipped } };
  },
);
