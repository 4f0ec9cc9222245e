import { createStream } from "../random/createStream.js";
import type { Finger } from "./createFinger.js";
import type { ImpressionKnobs } from "./quality.js";
import { drawStroke } from "./strokes.js";

/** What can be wrong with an impression, one thing at a time. */
export type Fault = "dry" | "wet" | "blurred" | "scarred" | "partial";

/** How a fault is made. */
interface Making {
  /** What replaces the quality's knobs. */
  readonly knobs: Partial<ImpressionKnobs>;
  /** The finger as it is with the fault. Default: as it is. */
  readonly finger?: (finger: Finger) => Finger;
}

/**
 * The faults, each over the generator's own knobs, so that nothing that is drawn without a fault changes: dry, ridges of dots, all pores
 * open; wet, valleys filled and ridges merged; blurred, out of focus; scarred, with a few wide scars that all impressions of the finger
 * have, and scratches; partial, a third of a fingertip, from anywhere on it.
 */
export const FAULTS: Readonly<Record<Fault, Making>> = {
  dry: { knobs: { moisture: 0.8, pores: 1, noise: 1 }, finger: moist(-2.6) },
  wet: { knobs: { moisture: 0.8, noise: 0.8 }, finger: moist(4.2) },
  blurred: { knobs: { moisture: 0.5, blur: 2.6 } },
  scarred: { knobs: { moisture: 0.5, scratches: 8 }, finger: scar },
  partial: { knobs: { moisture: 0.5, contact: 0.55, placement: 45 } },
};

/** Their names. */
export const FAULT_NAMES = Object.keys(FAULTS) as readonly Fault[];

/** The same finger, usually so moist; see `SkinMarks`. */
function moist(moisture: number): (finger: Finger) => Finger {
  return (finger) => ({ ...finger, marks: { ...finger.marks, moisture } });
}

/** The same finger with three to six wide scars. */
function scar(finger: Finger): Finger {
  const stream = createStream(finger.seed, "synth").substream("scars").substream(finger.number);
  const scars = Array.from({ length: 3 + stream.integer(4) }, () => {
    const x = finger.width * (0.25 + 0.5 * stream.uniform());
    const y = finger.height * (0.2 + 0.55 * stream.uniform());
    const stroke = drawStroke(stream, x, y, Math.PI * stream.uniform(), 60 + 120 * stream.uniform(), 5 + 5 * stream.uniform());
    return { ...stroke, depth: 1 };
  });
  return { ...finger, marks: { ...finger.marks, creases: [...finger.marks.creases, ...scars] } };
}
