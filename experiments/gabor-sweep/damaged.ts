import { type MeanOverFingers, meanOverFingers } from "../../src/metrics/meanOverFingers.js";
import { pick, type Received, stage, task } from "../define.js";
import type { Damage, damageFinger } from "./damageFinger.js";

const damage = task<typeof damageFinger>(import.meta.url, "./damageFinger.js");

/** Synthetic fingers, and the levels of each kind of damage. */
interface Levels {
  readonly fingers: number;
  readonly noise: readonly number[];
  readonly scratches: readonly number[];
  readonly masked: readonly number[];
}

/** Agreement with the clean ridges under one kind and level of damage, over fingers. */
export interface DamageSummary extends Damage, MeanOverFingers {
  readonly n: number;
}

/** What damage costs, on synthetic fingers of its own. */
export const damaged = stage(
  import.meta.url,
  { config: pick("damage"), stream: "gabor-sweep/damaged", cut: "items" },
  async ({ config: { damage: levels }, work }: Received<{ damage: Levels }>): Promise<DamageSummary[]> => {
    const damages = damagesOf(levels);
    const fingers = Array.from({ length: levels.fingers }, (_, k) => k);
    const byFinger = await work.map(damage, fingers, (finger) => [work.seed, finger, damages]);
    return damages.map((what, d) => {
      const values = byFinger.map((agreements) => agreements[d]);
      return { ...what, ...meanOverFingers(values, work.stream.substream(`${what.kind} ${what.level}`)), n: fingers.length };
    });
  },
);

/** Every kind at every level of its own. */
export function damagesOf({ noise, scratches, masked }: Omit<Levels, "fingers">): Damage[] {
  return [
    ...noise.map((level) => ({ kind: "noise" as const, level })),
    ...scratches.map((level) => ({ kind: "scratches" as const, level })),
    ...masked.map((level) => ({ kind: "masked area" as const, level })),
  ];
}
