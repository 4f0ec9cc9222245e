import { gaussianSmooth } from "../filters/gaussian.js";
import type { GrayImage } from "../prints/grayImage.js";
import type { Stream } from "../random/stream.js";
import { drawCount } from "./drawCount.js";
import type { Inked, SkinState } from "./printRidges.js";
import type { ImpressionKnobs } from "./quality.js";
import { smoothNoise } from "./smoothNoise.js";

/**
 * What an optical sensor makes of the contact: grey levels of the empty glass with its uneven light, residue and dust, ridges that
 * are darker where the skin is wet, a haze between them, optical blur, and read-out noise; rounded to whole levels.
 *
 * @param depth pixels inside the contact region, negative outside
 * @param image where the grey levels are written
 */
export function renderSensor(
  stream: Stream,
  knobs: ImpressionKnobs,
  skin: SkinState,
  inked: Inked,
  depth: Float32Array,
  image: GrayImage,
): void {
  const { width, height, data } = image;
  const light = smoothNoise(stream.substream("light"), width, height, 150);
  const shade = smoothNoise(stream.substream("shade"), width, height, 24);
  const texture = smoothNoise(stream.substream("texture"), width, height, 1.7);
  const residue = smoothNoise(stream.substream("residue"), width, height, 7);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const corner = ((2 * x) / width - 1) ** 2 + ((2 * y) / height - 1) ** 2;
      const glass = knobs.background + 2.5 * light[i] - 5 * corner - knobs.residue * 7 * Math.max(0, residue[i] - 1.6);
      const inside = Math.max(0, Math.min(1, depth[i] / 30));
      const haze = inside * Math.max(0, 10 + 9 * inked.wetness[i] + 4 * shade[i]);
      const dark = 76 - 18 * inked.wetness[i] - 8 * skin.pressure + 9 * shade[i] + 13 * texture[i];
      const base = glass - haze;
      data[i] = base + inked.ink[i] * (Math.max(15, Math.min(170, dark)) - base);
    }
  }
  dust(stream.substream("dust"), knobs, image);
  const blurred = gaussianSmooth(data, width, height, knobs.blur);
  const readout = new Float64Array(data.length);
  stream.substream("readout").fillNormal(readout);
  for (let i = 0; i < data.length; i++) data[i] = Math.max(0, Math.min(255, Math.round(blurred[i] + 0.7 * readout[i])));
}

/** Small specks on the glass, some in clusters. */
function dust(stream: Stream, knobs: ImpressionKnobs, image: GrayImage): void {
  const { width, height, data } = image;
  const count = drawCount(stream, 40 * knobs.residue);
  let x = 0;
  let y = 0;
  for (let s = 0; s < count; s++) {
    const fresh = s === 0 || stream.uniform() < 0.6;
    x = fresh ? stream.integer(width) : Math.max(0, Math.min(width - 1, x + stream.integer(7) - 3));
    y = fresh ? stream.integer(height) : Math.max(0, Math.min(height - 1, y + stream.integer(7) - 3));
    data[y * width + x] *= 0.55 + 0.4 * stream.uniform();
  }
}
