import { type GrayImage, withData } from "../prints/grayImage.js";
import { blackPixels, indexOf, neighbours } from "./blackPixels.js";

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
  const pixels = blackPixels(binary);
  const { stride, places, around } = pixels;
  const left = new Uint16Array(pixels.black.length); // the pixels that are left and their neighbours, kept up to date
  for (const p of places) left[p] = BLACK | neighbours(pixels, p);
  // a pixel that may not go can do so when its side has its next turn only where a neighbour has gone since
  let changed = [places]; // in the last turns, one of each side
  const seen = new Uint16Array(left.length);
  const marked = new Uint8Array(left.length);
  const going = new Int32Array(places.length + 1);
  const touched = new Int32Array(places.length);
  for (let quiet = 0, turn = 1; quiet < SIDES.length; turn++) {
    const removable = SIDES[(turn - 1) % SIDES.length];
    let n = 0;
    for (const some of changed) {
      for (let i = 0; i < some.length; i++) {
        const p = some[i];
        const goes = removable[left[p]] & ~marked[p]; // without a branch, which processors would guess wrongly
        marked[p] |= goes;
        going[n] = p;
        n += goes;
      }
    }
    for (let i = 0; i < n; i++) left[going[i]] = 0;
    let count = 0;
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < 8; k++) {
        const p = going[i] + around[k];
        if (left[p] === 0) continue;
        left[p] &= ~(1 << ((k + 4) & 7)); // it lay opposite
        if (seen[p] === turn) continue;
        seen[p] = turn;
        touched[count++] = p;
      }
    }
    changed = [...changed.slice(1 - SIDES.length), touched.slice(0, count)];
    quiet = n === 0 ? quiet + 1 : 0;
  }
  const data = new Float32Array(binary.data.length).fill(255);
  for (const p of places) if (left[p] !== 0) data[indexOf(p, stride)] = 0;
  return withData(binary, data);
}

/** The bit of a black pixel, above those of its neighbours. */
const BLACK = 256;

/** By these bits: 1 where the pixel is black, simple (Yokoi's number of 8-connectivity is 1) and has more than one neighbour. */
const REMOVABLE = Uint8Array.from({ length: 2 * BLACK }, (_, bits) => {
  const around = bits & (BLACK - 1);
  const white = (k: number) => 1 - ((around >> (k & 7)) & 1);
  let yokoi = 0;
  for (let k = 0; k < 8; k += 2) yokoi += white(k) - white(k) * white(k + 1) * white(k + 2);
  const isEnding = (around & (around - 1)) === 0;
  return bits >= BLACK && yokoi === 1 && !isEnding ? 1 : 0;
});

/** The same for each side in turn, and white there: above, below, right, left. */
const SIDES = [2, 6, 0, 4].map((side) => REMOVABLE.map((yes, bits) => yes & ~(bits >> side)));
