import { enhance } from "../../src/filters/enhance.js";
import { gabor } from "../../src/filters/gabor.js";
import { type GrayImage, withData } from "../../src/prints/grayImage.js";
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
    const wiped = share > 0 ? wipe(image, contact, share, stream.substream(`${share}`)) : image;
    return agreementOf(wiped, { ridges: truth.ridges, contact });
  });
}

function knobOf({ kind, level }: Damage): ImpressionOptions {
  return kind === "masked area" ? {} : { [kind]: level };
}

/** Over the whole contact region: what the filter does not see counts as a coin's toss, so that hiding a region gains nothing. */
function agreementOf(image: GrayImage, truth: PrintTruth): number {
  const { normalized, mask, orientation, frequency } = enhance(image);
  const response = gabor(normalized, orientation, frequency, { mask });
  let seen = 0;
  let all = 0;
  for (let i = 0; i < mask.data.length; i++) {
    if (truth.contact.data[i] === 0) continue;
    all++;
    seen += mask.data[i]!;
  }
  const found = seen === 0 ? 0.5 : agreement(response, mask, truth);
  return all === 0 ? Number.NaN : (found * seen + 0.5 * (all - seen)) / all;
}

/** Wipes round patches of 12 to 30 px radius to the background's grey until the share of the contact region is gone. */
function wipe(image: GrayImage, contact: GrayImage, share: number, stream: { uniform(): number }): GrayImage {
  const data = Float32Array.from(image.data);
  const inside: number[] = [];
  for (let i = 0; i < contact.data.length; i++) if (contact.data[i]! > 0) inside.push(i);
  const gone = new Uint8Array(data.length);
  let wiped = 0;
  while (wiped < share * inside.length) {
    const middle = inside[Math.floor(stream.uniform() * inside.length)]!;
    const radius = 12 + 18 * stream.uniform();
    const [cx, cy] = [middle % image.width, Math.floor(middle / image.width)];
    for (let y = Math.max(0, Math.ceil(cy - radius)); y <= Math.min(image.height - 1, cy + radius); y++) {
      for (let x = Math.max(0, Math.ceil(cx - radius)); x <= Math.min(image.width - 1, cx + radius); x++) {
        const i = y * image.width + x;
        if ((x - cx) ** 2 + (y - cy) ** 2 > radius * radius || gone[i]) continue;
        gone[i] = 1;
        data[i] = BACKGROUND;
        if (contact.data[i]! > 0) wiped++;
      }
    }
  }
  return withData(image, data);
}

/** The generator's grey of an empty sensor. */
const BACKGROUND = 238;
