import type { Matrix } from "../../src/classifiers/classifier.js";
import type { Stream } from "../../src/random/stream.js";

/** Rows of three classes by a formula that any language can repeat: sin(1.3·(r + offset) + 0.7·c), moved by class in columns 0 and 2. */
export function formulaRows(rows: number, offset: number): { features: Matrix; labels: Int32Array; classes: number } {
  const data = new Float32Array(rows * 4);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < 4; c++) {
      const moved = (r % 3) * (c === 0 ? 0.9 : c === 2 ? -0.6 : 0);
      data[r * 4 + c] = Math.sin(1.3 * (r + offset) + 0.7 * c) + moved;
    }
  }
  return { features: { rows, columns: 4, data }, labels: Int32Array.from({ length: rows }, (_, r) => r % 3), classes: 3 };
}

/** Clouds about random centres, `per` rows of each class, that every classifier can tell apart. */
export function clouds(classes: number, per: number, columns: number, spread: number, stream: Stream) {
  const centres = Float32Array.from({ length: classes * columns }, () => stream.normal());
  const draw = (): { features: Matrix; labels: Int32Array; classes: number } => {
    const rows = classes * per;
    const data = Float32Array.from({ length: rows * columns }, (_, i) => {
      const label = Math.floor(i / columns) % classes;
      return centres[label * columns + (i % columns)] + spread * stream.normal();
    });
    return { features: { rows, columns, data }, labels: Int32Array.from({ length: rows }, (_, r) => r % classes), classes };
  };
  return { training: draw(), test: draw() };
}

/** Share of equal numbers. */
export function agreement(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).filter((v, i) => v === b[i]).length / a.length;
}
