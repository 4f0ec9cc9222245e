import { blackPixels, indexOf, neighbours } from "../filters/blackPixels.js";
import type { GrayImage } from "../prints/grayImage.js";
import type { RidgeLine, RidgeVectors } from "./ridgeVectors.js";

/**
 * A skeleton (black 0 on white, from `thin`) as lines between its endings and branchings. Paper B, section 3.1, second scenario, step 5.
 *
 * The paper's vertices are the black pixels. Two are adjacent where they share a side, or a corner if no black pixel shares a side with
 * both (Rosenfeld's mixed adjacency): so the neighbours of a pixel are never adjacent to one another, an ending has exactly one neighbour
 * and a branching three that are "pairwise noncontiguous", however the pixels lie. Single pixels are dropped.
 *
 * @example
 * import { vectorize } from "ridgelab/minutiae";
 * import { createImage } from "ridgelab/prints";
 * const skeleton = createImage(5, 3, { fill: 255 });
 * for (const x of [1, 2, 3]) skeleton.data[1 * 5 + x] = 0;
 * vectorize(skeleton).lines; // [[6, 7, 8]]
 */
export function vectorize(skeleton: GrayImage): RidgeVectors {
  const pixels = blackPixels(skeleton);
  const { black, stride, places, around } = pixels;
  /** The ways from a pixel on to those adjacent to it. */
  const waysFrom = (p: number) => WAYS[neighbours(pixels, p)];
  const pixelOf = (p: number) => indexOf(p, stride);

  const lines: RidgeLine[] = [];
  const taken = new Uint8Array(black.length);
  const follow = (start: number, first: number) => {
    const line = [pixelOf(start)];
    let previous = start;
    let p = first;
    for (;;) {
      line.push(pixelOf(p));
      if (p === start) break;
      const ways = waysFrom(p);
      if (ways.length !== 2) break;
      taken[p] = 1;
      const onward = p + around[p + around[ways[0]] === previous ? ways[1] : ways[0]];
      previous = p;
      p = onward;
    }
    lines.push(line);
  };
  const passes: number[] = [];
  for (const p of places) {
    const ways = waysFrom(p);
    if (ways.length === 2) {
      passes.push(p);
      continue;
    }
    // a line between two such places is followed from the end that comes first; from the second its pixels are taken
    for (const way of ways) {
      const q = p + around[way];
      const direct = waysFrom(q).length !== 2;
      if (direct ? p < q : !taken[q]) follow(p, q);
    }
  }
  for (const p of passes) {
    if (taken[p]) continue;
    taken[p] = 1;
    follow(p, p + around[waysFrom(p)[0]]); // a closed ridge
  }
  return { width: skeleton.width, height: skeleton.height, lines };
}

/** By the eight neighbours: which of them are adjacent, counter-clockwise from the east. */
const WAYS: readonly (readonly number[])[] = Array.from({ length: 256 }, (_, bits) => {
  const isBlack = (k: number) => ((bits >> (k & 7)) & 1) === 1;
  return [0, 1, 2, 3, 4, 5, 6, 7].filter((k) => isBlack(k) && (k % 2 === 0 || !(isBlack(k - 1) || isBlack(k + 1))));
});
