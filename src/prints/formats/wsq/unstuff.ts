/** Second bytes of the restart markers, RST0 to RST7. */
const FIRST_RESTART = 0xb0;
const LAST_RESTART = 0xb7;

/**
 * The bits of a block that begins at `start`: everything up to the next marker, without the zero that follows each byte FF (specification,
 * annex B, on the compressed data). A restart marker ends a run of whole bytes and begins the next.
 * @returns the runs, and where the marker stands that ends the block.
 * @throws RangeError where the bytes end before a marker, or where restart markers are out of turn.
 */
export function unstuff(bytes: Uint8Array, start: number): { runs: Uint8Array[]; end: number } {
  const plain = new Uint8Array(bytes.length - start);
  const runs: Uint8Array[] = [];
  let length = 0;
  let begin = 0;
  for (let at = start; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) {
      plain[length++] = bytes[at];
      continue;
    }
    const next = bytes[at + 1];
    if (next === 0xff) continue; // a fill byte before a marker
    if (next === 0) plain[length++] = 0xff;
    else {
      runs.push(plain.subarray(begin, length));
      begin = length;
      if (next < FIRST_RESTART || next > LAST_RESTART) return { runs, end: at };
      const turn = FIRST_RESTART + ((runs.length - 1) % 8);
      if (next !== turn) throw new RangeError(`has the restart marker ${hex(next)} at byte ${at}, where ${hex(turn)} is due`);
    }
    at++;
  }
  throw new RangeError(`ends after ${bytes.length} bytes, within a block of coefficients`);
}

function hex(marker: number): string {
  return `FF ${marker.toString(16).toUpperCase()}`;
}
