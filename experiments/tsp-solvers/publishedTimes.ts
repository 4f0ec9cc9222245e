import { published } from "../../src/papers.js";
import { pick, type Received, stage } from "../define.js";
import { patience, publishedFits, type SolverSizes } from "./solverFacts.js";

/** Units that the paper's fits, which state none, may be in, and their milliseconds. */
export const UNITS = { ms: 1, s: 1000 } as const;
export type Unit = keyof typeof UNITS;

/** A published fit, evaluated. */
export interface PublishedTimes {
  /** The paper's item. */
  readonly item: string;
  /** t(N) for N = 1, 2, … */
  readonly times: readonly number[];
  /** By the unit that it is read in: the last N at which t(N) is within each of `patience`; 0 where there is none. */
  readonly within: Readonly<Record<Unit, readonly number[]>>;
}

/** The paper's cost fits, evaluated with mathjs, which takes long to load and so is loaded here. */
export const publishedTimes = stage(
  import.meta.url,
  { config: pick("sizes") },
  async ({ config: { sizes } }: Received<{ sizes: SolverSizes }>): Promise<PublishedTimes[]> => {
    const { compile } = await import("mathjs");
    return publishedFits().map((item) => {
      const code = compile(published("B", item).expression!);
      const time = (N: number): number => code.evaluate({ N });
      const within = (unit: Unit) => patience.map(({ milliseconds }) => lastWithin(time, milliseconds / UNITS[unit]));
      return {
        item,
        times: Array.from({ length: Math.max(...sizes.others) }, (_, i) => time(i + 1)),
        within: { ms: within("ms"), s: within("s") },
      };
    });
  },
);

/** From here on each of the paper's fits rises. */
const RISING = 64;

/** The last N at which a time that rises from N = 64 on is at most the limit; 0 where there is none. */
export function lastWithin(time: (n: number) => number, limit: number): number {
  let above = RISING;
  while (time(above) <= limit) above *= 2;
  if (above === RISING) {
    while (above > 0 && time(above) > limit) above--;
    return above;
  }
  let below = above / 2;
  while (above - below > 1) {
    const middle = (above + below) >> 1;
    if (time(middle) <= limit) below = middle;
    else above = middle;
  }
  return below;
}
