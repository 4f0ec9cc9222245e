import type { RouteShape } from "../../src/routes/problem.js";
import { pick, type Received, stage, task } from "../define.js";
import { type Collisions, collisions } from "./collisions.js";
import type { drawRoutes } from "./drawRoutes.js";
import type { PrintPassword } from "./printPassword.js";

const draw = task<typeof drawRoutes>(import.meta.url, "./drawRoutes.js");

/** Matrices of one task. */
const BATCH = 250;

/** The passwords of many matrices of so many minutiae, or of the prints. */
export interface Guessing extends Collisions {
  /** Undefined for the prints, which have more or less. */
  readonly minutiae: number | undefined;
  /** −log₂ of the number of sequences: an entropy that no law of the points can exceed; undefined for the prints. */
  readonly most: number | undefined;
}

interface Settings {
  readonly simulated: { readonly matrices: number; readonly minutiae: readonly number[] };
  readonly shape: RouteShape;
  readonly limit: number;
}

/** How hard passwords are to guess: of simulated matrices by their number of minutiae, and of the prints. */
export const guessing = stage(
  import.meta.url,
  { config: pick("simulated", "shape", "limit"), stream: "route-password/guessing", cut: "items" },
  async ({
    config: { simulated, shape, limit },
    inputs: { prints },
    work,
  }: Received<Settings, { prints: readonly PrintPassword[] }>): Promise<Guessing[]> => {
    const { matrices } = simulated;
    const jobs = simulated.minutiae.flatMap((minutiae) =>
      Array.from({ length: Math.ceil(matrices / BATCH) }, (_, b) => ({
        minutiae,
        from: b * BATCH,
        to: Math.min(matrices, (b + 1) * BATCH),
      })),
    );
    const drawn = await work.map(draw, jobs, (job) => [work.seed, job, shape, 1000 * limit]);
    const own = prints.flatMap(({ stages }) => (stages ? [stages.optimal.password] : []));
    return [
      ...simulated.minutiae.map((minutiae) => ({
        minutiae,
        most: sequenceBits(minutiae, shape),
        ...collisions(drawn.flatMap((passwords, j) => (jobs[j].minutiae === minutiae ? passwords : []))),
      })),
      ...(own.length > 1 ? [{ minutiae: undefined, most: undefined, ...collisions(own) }] : []),
    ];
  },
);

/** log₂ of the number of routes over so many numbered points: N!/2 paths, (N − 1)!/2 cycles; one of each where there are fewer than two. */
export function sequenceBits(minutiae: number, shape: RouteShape): number {
  const last = shape === "path" ? minutiae : minutiae - 1;
  let bits = -1;
  for (let k = 2; k <= last; k++) bits += Math.log2(k);
  return Math.max(0, bits);
}
