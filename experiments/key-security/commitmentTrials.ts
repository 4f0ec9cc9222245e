import { meanDirection } from "../../src/keys/embedding.js";
import { normalCdf } from "../../src/random/normalCdf.js";
import { type Background, type BitSettings, bitErrors, bitMaker } from "../shared/keys/commitmentBits.js";

/** Bit errors of prints against enrolments. */
export interface BitTrials {
  /** Of the fingers' own tried prints, finger by finger. */
  readonly genuine: readonly (readonly number[])[];
  /** Of all prints of other fingers, by the enrolled finger. */
  readonly impostor: readonly (readonly number[])[];
}

/** A finger's pooled prints. */
export interface PooledFinger {
  readonly enrolled: readonly Float32Array[];
  readonly tried: readonly Float32Array[];
}

/** What a setting does on one set of fingers. */
export interface SettingTrials extends BitTrials {
  readonly settings: BitSettings;
}

/** Every finger enrolled with its prints; its tried prints against it, and all prints of the others. */
export function commitmentTrials(background: Background, fingers: readonly PooledFinger[], settings: BitSettings): SettingTrials {
  const maker = bitMaker(background, settings);
  const prints = fingers.map(({ enrolled, tried }) => ({ enrolled: enrolled.map(maker.embed), tried: tried.map(maker.embed) }));
  const errors = prints.map(({ enrolled, tried }, f) => {
    const { margins } = maker.binariser(`${f}`);
    const enrolment = maker.enrol(margins(meanDirection(enrolled)));
    const errorsOf = (print: Float64Array): number => bitErrors(enrolment, margins(print));
    const others = prints.filter((_, o) => o !== f).flatMap((other) => [...other.enrolled, ...other.tried]);
    return { genuine: tried.map(errorsOf), impostor: others.map(errorsOf) };
  });
  return { settings, genuine: errors.map(({ genuine }) => genuine), impostor: errors.map(({ impostor }) => impostor) };
}

/**
 * Every print enrolled alone and compared with every later one: the Fingerprint Verification Competitions' trials. A finger's prints are
 * enrolled on the same directions, each finger's on others.
 */
export function singlePrintTrials(
  background: Background,
  fingers: readonly PooledFinger[],
  settings: BitSettings,
): SettingTrials {
  const maker = bitMaker(background, settings);
  const prints = fingers.flatMap(({ enrolled, tried }, finger) =>
    [...enrolled, ...tried].map((print) => ({ finger, print: maker.embed(print) })),
  );
  const errors = fingers.map((_, finger) => {
    const { margins } = maker.binariser(`${finger}`);
    const all = prints.map(({ print }) => margins(print));
    const sides = { genuine: [] as number[], impostor: [] as number[] };
    for (const [i, one] of prints.entries()) {
      if (one.finger !== finger) continue;
      const enrolment = maker.enrol(all[i]);
      for (let j = i + 1; j < prints.length; j++) {
        sides[prints[j].finger === finger ? "genuine" : "impostor"].push(bitErrors(enrolment, all[j]));
      }
    }
    return sides;
  });
  return { settings, genuine: errors.map(({ genuine }) => genuine), impostor: errors.map(({ impostor }) => impostor) };
}

/** What a key may be given away with: more is no key. */
export const TOLERATED_FAR = 1e-4;

/**
 * What a setting's key-FAR is taken to be: the share of the trials, or where the normal law of the impostors' bit errors puts more there,
 * that. Few trials see no false accept of one in a hundred; the law's tail does.
 */
export function expectedFar({ impostor }: BitTrials, reach: number): number {
  const errors = impostor.flat();
  const mean = errors.reduce((sum, v) => sum + v, 0) / errors.length;
  const deviation = Math.sqrt(errors.reduce((sum, v) => sum + (v - mean) ** 2, 0) / Math.max(1, errors.length - 1));
  const seen = share(errors, (error) => error <= reach);
  return deviation > 0 ? Math.max(seen, normalCdf((reach - mean) / deviation)) : seen;
}

/**
 * The settings that lose the fewest genuine prints among those whose key-FAR is tolerated, of several the least of it; where none's is
 * tolerated, those of the least.
 */
export function bestSettings(trials: readonly SettingTrials[], reach: number): SettingTrials {
  const cost = (one: SettingTrials): number => {
    const far = expectedFar(one, reach);
    return far > TOLERATED_FAR ? 2 + far : far + share(one.genuine.flat(), (errors) => errors > reach);
  };
  return trials.reduce((best, one) => (cost(one) < cost(best) ? one : best));
}

function share(values: readonly number[], holds: (value: number) => boolean): number {
  return values.filter(holds).length / Math.max(1, values.length);
}
