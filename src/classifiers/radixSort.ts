/** Up to so many keys are sorted by insertion, which is faster for few. */
const FEW = 24;

/** Where each digit's keys begin, pass after pass. */
const starts = new Uint32Array(4 * 256);

/**
 * Sorts the first `n` keys in place by their bits from `low` on, `bits` of them; those alike keep their order. Knuth, The Art of Computer Programming 3,
 * section 5.2.5: least digit first.
 *
 * @param spare as long as `keys`; is written over
 */
export function radixSort(keys: Uint32Array, spare: Uint32Array, n: number, low: number, bits: number): void {
  if (n <= FEW) {
    insertionSort(keys, n, low);
    return;
  }
  const passes = Math.max(1, Math.ceil(bits / 8));
  const width = Math.ceil(bits / passes);
  const digits = 1 << width;
  const mask = digits - 1;
  starts.fill(0, 0, passes * digits);
  for (let i = 0; i < n; i++) {
    const key = keys[i] >>> low;
    starts[key & mask]++;
    for (let pass = 1; pass < passes; pass++) starts[pass * digits + ((key >>> (pass * width)) & mask)]++;
  }
  let from = keys;
  let to = spare;
  for (let pass = 0; pass < passes; pass++) {
    const shift = low + pass * width;
    const base = pass * digits;
    let sum = 0;
    for (let at = base; at < base + digits; at++) {
      const count = starts[at];
      starts[at] = sum;
      sum += count;
    }
    for (let i = 0; i < n; i++) to[starts[base + ((from[i] >>> shift) & mask)]++] = from[i];
    [from, to] = [to, from];
  }
  if (from !== keys) keys.set(from.subarray(0, n));
}

function insertionSort(keys: Uint32Array, n: number, low: number): void {
  for (let i = 1; i < n; i++) {
    const key = keys[i];
    const own = key >>> low;
    let at = i;
    for (; at > 0 && keys[at - 1] >>> low > own; at--) keys[at] = keys[at - 1];
    keys[at] = key;
  }
}
