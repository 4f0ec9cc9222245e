import type { Pixels } from "./formats/pixels.js";

/**
 * Turns or mirrors stored pixels so that the picture stands upright.
 * @param orientation 1 to 8 as TIFF 6.0 and EXIF number it: where the picture's top row and left column are stored. 1 changes nothing;
 *   5 to 8 swap the sides.
 */
export function orient(picture: Pixels, orientation: number): Pixels {
  if (orientation === 1) return picture;
  const { width, height, data } = picture;
  const swapped = orientation >= 5;
  const [across, down] = swapped ? [height, width] : [width, height];
  // The stored column runs backwards along the picture's x (or y, where the sides are swapped), and the stored row likewise.
  const columnBack = [2, 3, 7, 8].includes(orientation);
  const rowBack = [3, 4, 6, 7].includes(orientation);
  const turned = new Float32Array(data.length);
  for (let y = 0; y < down; y++) {
    for (let x = 0; x < across; x++) {
      const [column, row] = swapped ? [y, x] : [x, y];
      const from = (rowBack ? height - 1 - row : row) * width + (columnBack ? width - 1 - column : column);
      turned[y * across + x] = data[from];
    }
  }
  return { width: across, height: down, data: turned };
}
