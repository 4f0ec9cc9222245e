import type { Reporter } from "./progress.js";
import type { StageCache } from "./stageCache.js";

/** The part of a run that one call computes: every `count`-th piece, from piece `index` − 1 on. */
export interface Shard {
  /** 1 … count. */
  readonly index: number;
  readonly count: number;
}

/** Ends a sharded run, or a stage of it, whose other shards are not done. No error: the message says how far it is. */
export class ShardDone extends Error {
  override readonly name = "ShardDone";
}

/** Most pieces of a stage: where there are more items, a piece has several, so that no disk drowns in small files. */
const MOST = 1024;

/** Seconds that a piece must have taken at the mean to be kept by a run that is not cut. */
const LONG = 0.05;

/**
 * The results of a stage's items. Pieces of them are kept as soon as they are there, so that a killed run goes on from there, and a run
 * that is cut computes its own pieces only. With `force` they are computed again.
 *
 * @param compute computes items of these places, in any order, and hands each result over
 * @param context.first number of the first piece, for a stage that does this more than once
 * @throws ShardDone where pieces of others are missing
 */
export async function keepPieces<R>(
  items: number,
  compute: (places: readonly number[], done: (place: number, result: R) => void) => Promise<void>,
  context: { name: string; key: string; cache: StageCache; reporter: Reporter; force?: boolean; shard?: Shard; first?: number },
): Promise<R[]> {
  const { name, key, cache, reporter, force = false, shard, first = 0 } = context;
  const size = Math.max(1, Math.ceil(items / MOST));
  const pieces = Array.from({ length: Math.ceil(items / size) }, (_, piece) => {
    const kept = force ? undefined : (cache.loadPiece(key, first + piece) as { value: R[] } | undefined);
    return kept?.value;
  });
  const placesOf = (piece: number): number[] =>
    Array.from({ length: Math.min(size, items - piece * size) }, (_, i) => piece * size + i);
  const isOwn = (piece: number): boolean => !shard || piece % shard.count === shard.index - 1;
  const wanted = [...pieces.keys()].filter((piece) => !pieces[piece] && isOwn(piece));
  const places = wanted.flatMap(placesOf);
  const open = new Map(wanted.map((piece) => [piece, { results: [] as R[], left: placesOf(piece).length }]));

  let done = 0;
  let kept = 0;
  const began = performance.now();
  reporter.progress(name, 0, places.length);
  await compute(places, (place, result) => {
    const piece = Math.floor(place / size);
    const { results, left } = open.get(piece)!;
    results[place % size] = result;
    open.set(piece, { results, left: left - 1 });
    reporter.progress(name, ++done, places.length);
    if (left > 1) return;
    pieces[piece] = results;
    const mean = (performance.now() - began) / 1000 / ++kept;
    if (shard || mean > LONG) cache.storePiece(key, first + piece, results);
  });

  for (const [piece, value] of pieces.entries())
    if (!value) pieces[piece] = (cache.loadPiece(key, first + piece) as { value: R[] } | undefined)?.value;
  const missing = pieces.filter((value) => !value).length;
  if (missing > 0) throw new ShardDone(`${missing} of ${pieces.length} pieces of "${name}"`);
  return pieces.flatMap((value) => value!);
}
