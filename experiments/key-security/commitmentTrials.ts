import { meanDirection } from "../../src/keys/embedding.js";
import { type Background, type BitSettings, bitErrors, bitMaker } from "../shared/keys/commitmentBits.js";
import type { Finger } from "./fingers.js";

/** Bit errors of prints against enrolments. */
export interface BitTrials {
  /** Of the fingers' own tried prints, finger by finger. */
  readonly genuine: readonly (readonly number[])[];
  /** Of all prints of other fingers, by the enrolled finger. */
  readonly impostor: readonly (readonly number[])[];
}

/** What a setting does on one set of fingers. */
export interface SettingTrials extends BitTrials {
  readonly settings: BitSettings;
}

/** Every finger enrolled with its prints; its tried prints against it, and all prints of the others. */
export function commitmentTrials(background: Background, fingers: readonly Finger[], settings: BitSettings): SettingTrials {
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
export function singlePrintTrials(background: Background, fingers: readonly Finger[], settings: BitSettings): SettingTrials {
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

/** Whether a print with so many bit errors opens a commitment whose code corrects this share of its bits, t/n. */
export function opens(errors: number, reach: number): boolean {
  return errors <= reach;
}
