/** How good an impression is: three presets over `ImpressionKnobs`. */
export type Quality = "easy" | "medium" | "hard";

/** The presets, from easy to hard. */
export const QUALITIES: readonly Quality[] = ["easy", "medium", "hard"];

/**
 * What varies between impressions, and how much. Lengths are pixels at 500 dpi. Defaults are those of the quality, given as
 * easy / medium / hard.
 */
export interface ImpressionKnobs {
  /** Mean size of the contact region, 0.5 to 1.3; 1 is a firm fingertip of about 13 × 18 mm. Default 1 / 0.97 / 0.9. */
  contact: number;
  /** Deviation of where on the finger the contact region lies, 0 to 60. Default 6 / 30 / 34. */
  placement: number;
  /** Deviation of the finger's place on the sensor along each axis, 0 to 100. Default 8 / 34 / 40. */
  translation: number;
  /** Deviation of the rotation in degrees, 0 to 60. Default 4 / 10 / 13. */
  rotation: number;
  /** Deviation of the skin's displacement outside the firmly held part, 0 to 20. Default 2 / 8 / 11. */
  distortion: number;
  /** Deviation of moisture, 0 to 2: −1 is a dry skin with thin broken ridges, +1 a wet one with filled valleys. Default 0.2 / 0.8 / 0.9. */
  moisture: number;
  /** Deviation of pressure, 0 to 2: −1 makes a small region of thin ridges, +1 a large one of thick ridges. Default 0.15 / 0.3 / 0.45. */
  pressure: number;
  /** Strength of the perturbation that breaks and joins ridges, 0 to 3; 1 is about as strong as the ridges. Default 0.2 / 0.55 / 0.8. */
  noise: number;
  /** Mean number of scratches in an impression, 0 to 30. Default 0.3 / 1 / 3. */
  scratches: number;
  /** Share of a finger's pores that are open, 0 to 1. Default 0.1 / 0.2 / 0.3. */
  pores: number;
  /** Deviation of the optical blur, 0 to 3. Default 0.6 / 0.7 / 0.85. */
  blur: number;
  /** Grey level of the empty sensor, 150 to 255. Default 238. */
  background: number;
  /** Strength of residue and dust on the sensor, 0 to 5. Default 0.3 / 0.6 / 1. */
  residue: number;
}

const RANGES: Readonly<Record<keyof ImpressionKnobs, readonly [number, number]>> = {
  contact: [0.5, 1.3],
  placement: [0, 60],
  translation: [0, 100],
  rotation: [0, 60],
  distortion: [0, 20],
  moisture: [0, 2],
  pressure: [0, 2],
  noise: [0, 3],
  scratches: [0, 30],
  pores: [0, 1],
  blur: [0, 3],
  background: [150, 255],
  residue: [0, 5],
};

const PRESETS: Readonly<Record<Quality, ImpressionKnobs>> = {
  easy: {
    contact: 1,
    placement: 6,
    translation: 8,
    rotation: 4,
    distortion: 2,
    moisture: 0.2,
    pressure: 0.15,
    noise: 0.2,
    scratches: 0.3,
    pores: 0.1,
    blur: 0.6,
    background: 238,
    residue: 0.3,
  },
  medium: {
    contact: 0.97,
    placement: 30,
    translation: 34,
    rotation: 10,
    distortion: 8,
    moisture: 0.8,
    pressure: 0.3,
    noise: 0.55,
    scratches: 1,
    pores: 0.2,
    blur: 0.7,
    background: 238,
    residue: 0.6,
  },
  hard: {
    contact: 0.9,
    placement: 34,
    translation: 40,
    rotation: 13,
    distortion: 11,
    moisture: 0.9,
    pressure: 0.45,
    noise: 0.8,
    scratches: 3,
    pores: 0.3,
    blur: 0.85,
    background: 238,
    residue: 1,
  },
};

/**
 * The knobs of a quality, with some set otherwise.
 *
 * @throws RangeError if the quality is unknown, or a knob out of its range.
 *
 * @example
 * import { qualityKnobs } from "ridgelab/synth";
 * qualityKnobs("easy").rotation; // 4
 * qualityKnobs("hard", { rotation: 0 }).rotation; // 0
 * qualityKnobs("easy", { noise: 9 }); // throws knob noise is 9, needs 0 to 3
 */
export function qualityKnobs(quality: Quality = "medium", overrides: Partial<ImpressionKnobs> = {}): ImpressionKnobs {
  const preset = PRESETS[quality];
  if (!preset) throw new RangeError(`quality is "${quality}"; allowed are ${QUALITIES.join(", ")}`);
  const knobs = { ...preset };
  for (const key of Object.keys(RANGES) as (keyof ImpressionKnobs)[]) {
    const value = overrides[key] ?? preset[key];
    const [least, most] = RANGES[key];
    if (!(value >= least && value <= most)) throw new RangeError(`knob ${key} is ${value}, needs ${least} to ${most}`);
    knobs[key] = value;
  }
  return knobs;
}
