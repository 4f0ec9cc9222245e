import type { Enrolment } from "../../src/minutiae/enrolment.js";
import { pick, type Received, stage, task } from "../define.js";
import { comparisons } from "../shared/comparisons.js";
import type { fingerTemplates } from "./fingerTemplates.js";
import { minutiaeScores } from "./minutiae.js";
import { quotedRates } from "./quotedRates.js";
import { type RatedMatcher, rateMatchers } from "./rates.js";

const make = task<typeof fingerTemplates>(import.meta.url, "./fingerTemplates.js");

interface Settings {
  readonly enrol: Enrolment;
  readonly many: { readonly fingers: number; readonly impressions: number };
}

/** The minutiae matcher on as many synthetic prints as a low FAR takes to be seen, each compared with each. */
export const manyImpostors = stage(
  import.meta.url,
  { config: pick("many", "enrol"), stream: "verification/manyImpostors", cut: "items" },
  async ({ config: { many, enrol }, work }: Received<Settings>): Promise<RatedMatcher> => {
    const fingers = Array.from({ length: many.fingers }, (_, i) => i);
    const templates = await work.map(make, fingers, (finger) => [work.seed, finger, many.impressions]);
    const chosen = templates.flatMap((own, finger) =>
      own.map((_, impression) => ({ finger: String(finger + 1), impression: String(impression + 1) })),
    );
    const minutiae = minutiaeScores(templates.flat(), comparisons(chosen, "all"), enrol, work.progress);
    return rateMatchers(chosen, { protocol: "all", parts: 2 }, { minutiae }, quotedRates(), work.stream)[0];
  },
);
