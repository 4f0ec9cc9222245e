/** A piece of a stream. */
export interface Block {
  readonly bytes: Uint8Array;
  /** Whether the stream ends with it. */
  readonly last: boolean;
}

/**
 * Cuts a stream into blocks of one size. The last is whatever is left: at least one byte, or none where the stream is empty. A block's
 * memory is used again for the one after the next.
 */
export async function* blocks(source: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Block> {
  let [filling, spare] = [new Uint8Array(size), new Uint8Array(size)];
  let used = 0;
  for await (const piece of source) {
    for (let at = 0; at < piece.length; ) {
      // Only when more follows is a full block known not to be the last.
      if (used === size) {
        yield { bytes: filling, last: false };
        [filling, spare] = [spare, filling];
        used = 0;
      }
      const taken = Math.min(size - used, piece.length - at);
      filling.set(piece.subarray(at, at + taken), used);
      used += taken;
      at += taken;
    }
  }
  yield { bytes: filling.subarray(0, used), last: true };
}
