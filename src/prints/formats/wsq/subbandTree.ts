/** A band of the picture's spectrum, as long as it is being split, or one of the 64 subbands. */
export interface Band {
  /** Size in coefficients. */
  readonly width: number;
  readonly height: number;
  /**
   * Whether its spectrum runs backwards, across and down: each high-pass step turns it round, so that the band's own lower half comes
   * from the high-pass filter.
   */
  readonly backwards: { readonly x: boolean; readonly y: boolean };
  /** The quarters that it is made of: upper left, upper right, lower left, lower right; higher frequencies to the right and below. */
  readonly quarters?: readonly [Band, Band, Band, Band];
  /** Number of a subband, 0–63; only where there are no quarters. */
  readonly subband?: number;
}

/**
 * The tree of a WSQ picture (specification, section "Subband coding", its figure of the 64 subbands): two splits everywhere; two more of
 * what is low after the first, but for its last quarter; a fifth of the lowest. The subbands are numbered as a walk through the tree,
 * quarter by quarter, meets them: 0–3 the fifth split, 4–18 and 19–50 the fourth, 51–63 the second.
 */
export function subbandTree(width: number, height: number): Band {
  let subband = 0;
  /** `path` has the quarters, 0–3, that lead from the picture to the band. */
  function grow(width: number, height: number, path: string): Band {
    const last = Number(path.at(-1) ?? 0);
    const backwards = { x: last % 2 === 1, y: last >= 2 };
    if (!isSplit(path)) return { width, height, backwards, subband: subband++ };
    const left = firstHalf(width, backwards.x);
    const top = firstHalf(height, backwards.y);
    const quarters = [
      grow(left, top, `${path}0`),
      grow(width - left, top, `${path}1`),
      grow(left, height - top, `${path}2`),
      grow(width - left, height - top, `${path}3`),
    ] as const;
    return { width, height, backwards, quarters };
  }
  return grow(width, height, "");
}

function isSplit(path: string): boolean {
  if (path.length < 2) return true;
  if (path.length < 4) return path.startsWith("0") && !path.startsWith("03");
  return path === "0000";
}

/** Length of a band's lower half. The low-pass filter keeps the even places, so that an odd length leaves it one more. */
export function firstHalf(length: number, backwards: boolean): number {
  return backwards ? Math.floor(length / 2) : Math.ceil(length / 2);
}

/** The subbands of a tree by their numbers. */
export function subbands(band: Band): Band[] {
  return band.quarters ? band.quarters.flatMap(subbands) : [band];
}
