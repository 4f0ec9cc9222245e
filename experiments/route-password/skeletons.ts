import { pick, type Received, stage, task } from "../define.js";
import { choosePrints } from "../shared/choosePrints.js";
import type { scenarioWidths } from "./printPassword.js";
import type { SkeletonWidth } from "./skeletonWidth.js";

const measure = task<typeof scenarioWidths>(import.meta.url, "./printPassword.js", "scenarioWidths");

/** The skeletons of a scenario, all prints together. */
export interface Skeletons extends SkeletonWidth {
  readonly scenario: string;
  readonly prints: number;
}

/** How wide the skeletons are, by scenario. */
export const skeletons = stage(
  import.meta.url,
  { data: true, config: pick("fingers") },
  async ({ config: { fingers }, data, work }: Received<{ fingers: number }>): Promise<Skeletons[]> => {
    const images = await data.read(choosePrints(data, fingers, 1));
    const measured = await work.map(measure, images, (image) => [image]);
    return measured[0].map(({ scenario }, s) =>
      pooled(
        scenario,
        measured.map((one) => one[s].width),
      ),
    );
  },
);

/** Sums over prints, and the widest of all. */
export function pooled(scenario: string, widths: readonly SkeletonWidth[]): Skeletons {
  const sum = (key: keyof SkeletonWidth) => widths.reduce((total, width) => total + width[key], 0);
  return {
    scenario,
    prints: widths.length,
    pixels: sum("pixels"),
    one: sum("one"),
    two: sum("two"),
    widest: Math.max(...widths.map(({ widest }) => widest)),
    before: sum("before"),
    after: sum("after"),
  };
}
