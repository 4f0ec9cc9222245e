import { shuffled } from "../../src/random/shuffled.js";
import type { Stream } from "../../src/random/stream.js";

/** Classes 0 to `classes` − 1 in random order, dealt into as many parts of sizes that differ by one at most; no part for 0. */
export function dealFingers(classes: number, parts: number, stream: Stream): number[][] {
  const order = shuffled(
    Array.from({ length: classes }, (_, c) => c),
    stream,
  );
  return Array.from({ length: parts }, (_, part) => order.filter((_, i) => i % parts === part)).filter((p) => p.length > 0);
}
