/**
 * The pixel nearest to a place of a print, across or down. A place may lie up to a pixel beyond the centre of the last one, which it then
 * belongs to: 99.6 of 100 is pixel 99.
 */
export function wholePixel(place: number, size: number): number {
  return Math.min(Math.round(place), size - 1);
}
