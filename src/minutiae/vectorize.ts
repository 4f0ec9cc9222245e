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
  const { width, height } = skeleton;
  const stride = width + 2; // white all round
  const black = new Uint8Array(stride * (height + 2));
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) if (skeleton.data[i] === 0) black[(y + 1) * stride + x + 1] = 1;
  }
  const steps = [1, -stride, -1, stride];
  const adjacent = (p: number): number[] => {
    const found: number[] = [];
    for (let k = 0; k < 4; k++) {
      const side = p + steps[k];
      const nextSide = p + steps[(k + 1) & 3];
      const corner = side + steps[(k + 1) & 3];
      if (black[side]) found.push(side);
      if (black[corner] && !black[side] && !black[nextSide]) found.push(corner);
    }
    return found;
  };
  const pixelOf = (p: number) => (Math.floor(p / stride) - 1) * width + (p % stride) - 1;

  const lines: RidgeLine[] = [];
  const taken = new Uint8Array(black.length);
  const follow = (start: number, first: number) => {
    const line = [pixelOf(start)];
    let previous = start;
    let p = first;
    for (;;) {
      line.push(pixelOf(p));
      const next = p === start ? [] : adjacent(p);
      if (next.length !== 2) break;
      taken[p] = 1;
      const onward = next[0] === previous ? next[1] : next[0];
      previous = p;
      p = onward;
    }
    lines.push(line);
  };
  const passes: number[] = [];
  for (let p = stride; p < black.length - stride; p++) {
    if (!black[p]) continue;
    const neighbours = adjacent(p);
    if (neighbours.length === 2) {
      passes.push(p);
      continue;
    }
    // a line between two such places is followed from the end that comes first; from the second its pixels are taken
    for (const q of neighbours) {
      const direct = adjacent(q).length !== 2;
      if (direct ? p < q : !taken[q]) follow(p, q);
    }
  }
  for (const p of passes) {
    if (taken[p]) continue;
    taken[p] = 1;
    follow(p, adjacent(p)[0]); // a closed ridge
  }
  return { width, height, lines };
}
