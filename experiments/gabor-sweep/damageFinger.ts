import { enhance } from "../../src/filters/enhance.js";
import { gabor } from "../../src/filters/gabor.js";
import type { Mask } from "../../src/filters/types.js";
import type { GrayImage } from "../../src/prints/grayImage.js";
import { wipe } from "../../src/prints/wipe.js";
import { createStream } from "../../src/random/createStream.js";
import { createFinger } from "../../src/synth/createFinger.js";
import { createImpression, type ImpressionOptions } from "../../src/synth/createImpression.js";
import type { PrintTruth } from "../../src/synth/readTruth.js";
import { agreement } from "./gaborPoints.js";

/** One kind and amount of damage: a knob of the generator, or a share of the print's area wiped to the background. */
export interface Damage {
  readonly kind: "noise" | "scratches" | "moisture" | "masked area";
  readonly level: number;
}

/** Agreement of the enhanced print with the clean ridges under each damage, one impression of one finger. */
export function damageFinger(seed: readonly [number, string], finger: number, damages: readonly Damage[]): number[] {
  const stream = createStream(...seed)
    .substream("damage")
    .substream(finger);
  const master = createFinger(seed.join("/"), finger);
  return damages.map((damage) => {
    const { image, truth } = createImpression(master, 0, { quality: "easy", ...knobOf(damage) });
    const contact = { ...truth.mask, data: Float32Array.from(truth.mask.data, (inside) => 255 * inside), dpi: image.dpi };
    const share = damage.kind === "masked area" ? damage.level : 0;
    const wiped = share > 0 ? wipe(image, contact.data, share, stream.substream(`${share}`)) : image;
    return agreementOf(wiped, { ridges: truth.ridges, contact });
  });
}

function knobOf({ kind, level }: Damage): ImpressionOptions {
  return kind === "masked area" ? {} : { [kind]: level };
}

function agreementOf(image: GrayImage, truth: PrintTruth): number {
  const { normalized, mask, orientation, frequency } = enhance(image);
  return agreementOverContact(gabor(normalized, orientation, frequency, { mask }), mask, truth);
}

/**
 * Agreement over the whole contact region, 0–1: what the filter does not see counts as a coin's toss, so that hiding a region gains
 * nothing. NaN without a contact region.
 */
export function agreementOverContact(response: GrayImage, mask: Mask, truth: PrintTruth): number {
  let seen = 0;
  let all = 0;
  for (let i = 0; i < mask.data.length; i++) {
    if (truth.contact.data[i] === 0) continue;
    all++;
    seen += mask.data[i];
  }
  const found = seen === 0 ? 0.5 : agreement(response, mask, truth);
  return (found * seen + 0.5 * (all - seen)) / all;
}
