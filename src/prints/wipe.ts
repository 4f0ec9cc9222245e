import type { Stream } from "../random/stream.js";
import { type GrayImage, withData } from "./grayImage.js";

/**
 * Damages a print: wipes round patches of 12 to 30 px radius to the background's grey until the share of its area is gone.
 *
 * @param area a value for each pixel, not 0 where the picture is print
 * @param share from 0 to 1
 * @throws RangeError for another share, or an area that is not the picture's
 *
 * @example
 * import { createImage, wipe } from "ridgelab/prints";
 * import { createStream } from "ridgelab/random";
 * const print = createImage(200, 200);
 * const wiped = wipe(print, new Uint8Array(200 * 200).fill(1), 0.3, createStream(1, "docs/wipe"));
 * wiped.data.filter((value) => value > 0).length / wiped.data.length; // 0.30
 */
export function wipe(image: GrayImage, area: ArrayLike<number>, share: number, stream: Stream): GrayImage {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`wipe: share must be from 0 to 1; got ${share}`);
  const data = Float32Array.from(image.data);
  if (area.length !== data.length) {
    throw new RangeError(`wipe: area must have a value for each of the ${data.length} pixels; got ${area.length}`);
  }
  const inside: number[] = [];
  for (let i = 0; i < area.length; i++) if (area[i]! > 0) inside.push(i);
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
        if (area[i]! > 0) wiped++;
      }
    }
  }
  return withData(image, data);
}

/** The generator's grey of an empty sensor. */
const BACKGROUND = 238;
