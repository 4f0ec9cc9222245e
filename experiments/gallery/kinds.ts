import type { Stream } from "../../src/random/stream.js";
import type { FingerOptions } from "../../src/synth/createFinger.js";
import type { SingularPoint } from "../../src/synth/singularPoints.js";

interface Kind {
  /** Paper B's type and kind, section 1. */
  readonly type: "loop" | "delta or arc" | "spiral";
  readonly paper: string;
  /** Where cores and deltas are, on average, of a kind that is none of the generator's own classes; see `FingerOptions`. */
  readonly points?: readonly SingularPoint[];
  readonly ringed?: boolean;
}

const core = (x: number, y: number): SingularPoint => ({ kind: "core", x, y });
const delta = (x: number, y: number): SingularPoint => ({ kind: "delta", x, y });

/** Paper B's kinds by their names in the field, in its order. It defines none of them. */
export const kinds = {
  "left loop": { type: "loop", paper: "left" },
  "right loop": { type: "loop", paper: "right" },
  "central pocket loop": {
    type: "loop",
    paper: "central",
    points: [core(192, 205), core(194, 232), delta(110, 330), delta(212, 290)],
  },
  "double loop": {
    type: "loop",
    paper: "double",
    points: [core(212, 195), core(172, 262), delta(75, 350), delta(305, 350)],
    ringed: false,
  },
  arch: { type: "delta or arc", paper: "simple" },
  "tented arch": { type: "delta or arc", paper: "acute" },
  whorl: { type: "spiral", paper: "central" },
  accidental: {
    type: "spiral",
    paper: "mixed",
    points: [core(200, 175), core(200, 205), core(196, 270), delta(80, 350), delta(198, 330), delta(300, 345)],
  },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;
export const KINDS = Object.keys(kinds) as KindName[];

/** How a master of a kind is made: a class of the generator, or the cores and deltas of a whorl placed here, moved as a whole at random. */
export function kindOptions(name: KindName, stream: Stream): FingerOptions {
  const { points, ringed = true }: Kind = kinds[name];
  if (!points) return { class: name as FingerOptions["class"] };
  const [dx, dy] = [6 * stream.normal(), 6 * stream.normal()];
  return { class: "whorl", ringed, singularPoints: points.map(({ kind, x, y }) => ({ kind, x: x + dx, y: y + dy })) };
}
