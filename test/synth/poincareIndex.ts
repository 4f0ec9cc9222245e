/** Half turns of the field along the border of a square, counter-clockwise as seen. */
export function poincareIndex(field: Float32Array, width: number, left: number, top: number, size: number): number {
  const path: number[] = [];
  for (let i = 0; i < size; i++) path.push((top + i) * width + left);
  for (let i = 0; i < size; i++) path.push((top + size) * width + left + i);
  for (let i = 0; i < size; i++) path.push((top + size - i) * width + left + size);
  for (let i = 0; i < size; i++) path.push(top * width + left + size - i);
  let turned = 0;
  for (let i = 0; i < path.length; i++) {
    const step = field[path[(i + 1) % path.length]] - field[path[i]];
    turned += step - Math.PI * Math.round(step / Math.PI);
  }
  return Math.round(turned / Math.PI) / 2 + 0;
}
