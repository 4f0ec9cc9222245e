/**
 * Undoes PNG's line filters (PNG specification, section 9), in place.
 * @param lines `height` lines of one filter byte and `lineBytes` bytes.
 * @param step bytes of a pixel, at least 1.
 * @throws RangeError where a filter byte is none of 0 to 4.
 */
export function unfilterPng(lines: Uint8Array, height: number, lineBytes: number, step: number): void {
  for (let y = 0; y < height; y++) {
    const from = y * (lineBytes + 1) + 1;
    const filter = lines[from - 1];
    if (filter > 4) throw new RangeError(`line ${y} names filter ${filter}; 0 to 4 exist`);
    if (filter === 0) continue;
    for (let i = 0; i < lineBytes; i++) {
      const at = from + i;
      const left = i >= step ? lines[at - step] : 0;
      const up = y > 0 ? lines[at - lineBytes - 1] : 0;
      const corner = i >= step && y > 0 ? lines[at - lineBytes - 1 - step] : 0;
      if (filter === 1) lines[at] += left;
      else if (filter === 2) lines[at] += up;
      else if (filter === 3) lines[at] += (left + up) >> 1;
      else lines[at] += paeth(left, up, corner);
    }
  }
}

function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
