import { type GrayImage, withData } from "../prints/grayImage.js";

/**
 * Thins the ridges of a binary print (black 0, white anything else) to a skeleton of one pixel's width without breaks, as paper B,
 * sections 3.1 and 4, asks for. Black pixels stay 0, all others become 255.
 *
 * The algorithm is Rosenfeld's (A characterization of parallel thinning algorithms, 1975): in turn from above, below, right and left,
 * every black pixel that borders on white on that side goes, all at once, if it is simple and no ending. *Simple* means that taking the
 * pixel away changes neither the number of black pieces (8-connected) nor of white ones (4-connected): one crossing number by Yokoi. So
 * components and holes stay as they are, and where it stops no simple pixel is left but the endings: that is what one pixel's width means.
 *
 * @example
 * import { thin } from "ridgelab/filters";
 * import { createImage } from "ridgelab/prints";
 * const bar = createImage(20, 9, { fill: 255 });
 * for (let y = 3; y < 6; y++) bar.data.fill(0, y * 20 + 3, y * 20 + 17);
 * const black = thin(bar).data.reduce((n, value) => n + (value === 0 ? 1 : 0), 0);
 * black; // 14
 */
export function thin(binary: GrayImage): GrayImage {
  const { width, height } = binary;
  const stride = width + 2; // white all round
  const black = new Uint8Array(stride * (height + 2));
  const all = new Int32Array(width * height);
  let count = 0;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0, p = (y + 1) * stride + 1; x < width; x++, i++, p++) {
      if (binary.data[i] !== 0) continue;
      black[p] = 1;
      all[count++] = p;
    }
  }
  const ridges = all.subarray(0, count);
  const sides = [-stride, stride, 1, -1];
  const around = [1, 1 - stride, -stride, -1 - stride, -1, stride - 1, stride, stride + 1];
  const seen = new Int32Array(black.length).fill(-1);
  // what went in each turn: a pixel that may not go can do so a round later only where a neighbour has gone since
  const gone: Int32Array[] = [];
  const going = new Int32Array(count);
  for (let quiet = 0, turn = 0; quiet < sides.length; turn++) {
    const side = sides[turn % sides.length];
    let n = 0;
    if (turn < sides.length) {
      for (const p of ridges) {
        if (black[p] === 1 && black[p + side] === 0 && REMOVABLE[neighbours(black, p, stride)] === 1) going[n++] = p;
      }
    } else {
      for (const before of gone.slice(-sides.length)) {
        for (const q of before) {
          for (const step of around) {
            const p = q + step;
            if (black[p] === 0 || seen[p] === turn) continue;
            seen[p] = turn;
            if (black[p + side] === 0 && REMOVABLE[neighbours(black, p, stride)] === 1) going[n++] = p;
          }
        }
      }
    }
    for (let k = 0; k < n; k++) black[going[k]] = 0;
    gone.push(going.slice(0, n));
    quiet = n === 0 ? quiet + 1 : 0;
  }
  const data = new Float32Array(width * height).fill(255);
  for (const p of ridges) if (black[p] === 1) data[(Math.floor(p / stride) - 1) * width + (p % stride) - 1] = 0;
  return withData(binary, data);
}

/** The eight neighbours as bits: east is bit 0, then counter-clockwise. */
function neighbours(black: Uint8Array, p: number, stride: number): number {
  return (
    black[p + 1] |
    (black[p + 1 - stride] << 1) |
    (black[p - stride] << 2) |
    (black[p - 1 - stride] << 3) |
    (black[p - 1] << 4) |
    (black[p - 1 + stride] << 5) |
    (black[p + stride] << 6) |
    (black[p + 1 + stride] << 7)
  );
}

/** By the eight neighbours: 1 where the pixel is simple (Yokoi's number of 8-connectivity is 1) and has more than one neighbour. */
const REMOVABLE = Uint8Array.from({ length: 256 }, (_, bits) => {
  const white = (k: number) => 1 - ((bits >> (k & 7)) & 1);
  let yokoi = 0;
  for (let k = 0; k < 8; k += 2) yokoi += white(k) - white(k) * white(k + 1) * white(k + 2);
  const isEnding = (bits & (bits - 1)) === 0;
  return yokoi === 1 && !isEnding ? 1 : 0;
});
