/**
 * Unpacks BMP's RLE8 or RLE4 (Microsoft, "Bitmap Compression"): a count and a colour (for RLE4 two colours in turn), or 0 and an escape:
 * 0 ends a row, 1 the picture, 2 moves on by two bytes, 3 and more is a stretch of as many pixels, filled up to an even number of bytes.
 * @param depth 8 or 4, the bits of a colour's index.
 * @returns an index a pixel, row by row as stored. Pixels that are passed over are 0.
 * @throws RangeError where the data ends before the picture does, or leads outside it.
 */
export function unpackBmpRuns(packed: Uint8Array, width: number, height: number, depth: 4 | 8): Uint8Array {
  const out = new Uint8Array(width * height);
  let [at, x, y] = [0, 0, 0];
  const next = (): number => {
    if (at >= packed.length) throw new RangeError(`its runs end in row ${y} of ${height}`);
    return packed[at++];
  };
  const put = (colour: number): void => {
    // Some writers fill a row up to whole bytes.
    if (x < width && y < height) out[y * width + x] = colour;
    else if (y >= height || x > width + 3)
      throw new RangeError(`its runs lead to column ${x} of row ${y}, outside its ${width}×${height} pixels`);
    x++;
  };
  for (;;) {
    // The end of the picture goes without saying in some files.
    if (at >= packed.length && (y >= height || (y === height - 1 && x >= width))) return out;
    const count = next();
    const value = next();
    if (count > 0) {
      for (let i = 0; i < count; i++) put(depth === 8 ? value : i % 2 === 0 ? value >> 4 : value & 15);
    } else if (value === 0) {
      x = 0;
      y++;
    } else if (value === 1) {
      return out;
    } else if (value === 2) {
      x += next();
      y += next();
    } else {
      let pair = 0;
      for (let i = 0; i < value; i++) {
        if (depth === 8 || i % 2 === 0) pair = next();
        put(depth === 8 ? pair : i % 2 === 0 ? pair >> 4 : pair & 15);
      }
      if (Math.ceil((value * depth) / 8) % 2 === 1) next();
    }
  }
}
