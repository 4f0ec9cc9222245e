import { gridCells } from "../../src/keys/gridCells.js";
import type { Template } from "../../src/minutiae/template.js";
import { normalCdf } from "../../src/random/normalCdf.js";
import type { Stream } from "../../src/random/stream.js";
import type { Condition } from "./conditions.js";
import { drawMaster } from "./drawMaster.js";
import type { CellOutcome } from "./outcomes.js";

/** Masters of a part whose cells are kept and compared with each other, so that memory does not grow with the trials. */
const KEPT = 4096;

/** Whether a reading lies in the cells in which its master lies, position noise alone, and how often two masters lie in the same. */
export function gridTrials(
  { minutiae: count, noise, cell, trials }: Condition,
  stream: Stream,
  templates: readonly Template[] | undefined,
): CellOutcome {
  const began = performance.now();
  const draws = new Float64Array(2 * count);
  const kept: { readonly cells: string; readonly print: number | undefined }[] = [];
  const total = { rejected: 0, stayed: 0, expected: 0 };
  for (let trial = 0; trial < trials; trial++) {
    const { template, print } = drawMaster(count, stream, templates);
    const { minutiae } = template;
    stream.fillNormal(draws);
    let expected = 1;
    let stays = true;
    const moved = minutiae.map((m, i) => ({ x: m.x + noise * draws[2 * i], y: m.y + noise * draws[2 * i + 1] }));
    for (const [i, m] of minutiae.entries()) {
      expected *= stayProbability(m.x, noise, cell) * stayProbability(m.y, noise, cell);
      stays &&=
        Math.floor(moved[i].x / cell) === Math.floor(m.x / cell) && Math.floor(moved[i].y / cell) === Math.floor(m.y / cell);
    }
    total.expected += expected;
    const cells = trial < KEPT || !stays ? gridCells(minutiae, cell) : "";
    if (stays) total.stayed++;
    else if (gridCells(moved, cell) !== cells) total.rejected++;
    if (trial < KEPT) kept.push({ cells, print });
  }
  const [cells, prints, both] = [
    countBy(kept, ({ cells }) => cells),
    countBy(kept, ({ print }) => print),
    countBy(kept, ({ cells, print }) => `${print} ${cells}`),
  ];
  return {
    kind: "cells",
    trials,
    ...total,
    others: Float64Array.from(kept, ({ print }) => kept.length - (print === undefined ? 1 : prints.get(print)!)),
    alike: Float64Array.from(
      kept,
      (one) => cells.get(one.cells)! - (one.print === undefined ? 1 : both.get(`${one.print} ${one.cells}`)!),
    ),
    groups: Float64Array.from(kept.some(({ print }) => print !== undefined) ? [] : [kept.length]),
    draws: 2 * count * trials,
    milliseconds: performance.now() - began,
  };
}

function countBy<T>(items: readonly T[], key: (item: T) => unknown): Map<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

/** Probability that a coordinate stays in its cell (paper B, equation 5). */
export function stayProbability(at: number, noise: number, cell: number): number {
  if (noise === 0) return 1;
  const low = Math.floor(at / cell) * cell;
  return normalCdf((low + cell - at) / noise) - normalCdf((low - at) / noise);
}
