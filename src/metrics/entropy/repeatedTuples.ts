/** How often tuples of each length repeat in a sequence; index 0 stands for nothing. */
export interface RepeatedTuples {
  /** Occurrences of the commonest tuple of each length, up to the longest that repeats. */
  readonly commonest: Float64Array;
  /** Pairs of equal tuples of each length. */
  readonly pairs: Float64Array;
}

/**
 * Counts the repeated tuples of every length at once, through the suffix array and its longest common prefixes: each interval of
 * suffixes with a common prefix is a tuple, and all its shorter ones down to the enclosing interval's (Abouelhoda, Kurtz and Ohlebusch
 * 2004). Takes O(n log² n) for n bits, whatever repeats.
 */
export function repeatedTuples(bits: Uint8Array): RepeatedTuples {
  const prefixes = commonPrefixes(bits, suffixArray(bits));
  const longest = prefixes.reduce((most, length) => Math.max(most, length), 0);
  const commonest = new Float64Array(longest + 1);
  const steps = new Float64Array(longest + 2);
  // A stack of open intervals: their common prefix, and where they begin.
  const stack: { prefix: number; start: number }[] = [{ prefix: 0, start: 0 }];
  const n = bits.length;
  for (let i = 1; i <= n; i++) {
    const prefix = i < n ? prefixes[i] : 0;
    let start = i - 1;
    while (stack.at(-1)!.prefix > prefix) {
      const closed = stack.pop()!;
      const size = i - closed.start;
      const outer = Math.max(prefix, stack.at(-1)!.prefix);
      commonest[closed.prefix] = Math.max(commonest[closed.prefix], size);
      steps[outer + 1] += (size * (size - 1)) / 2;
      steps[closed.prefix + 1] -= (size * (size - 1)) / 2;
      start = closed.start;
    }
    if (stack.at(-1)!.prefix < prefix) stack.push({ prefix, start });
  }
  // A tuple's beginnings are tuples that occur at least as often.
  for (let length = longest - 1; length >= 1; length--) commonest[length] = Math.max(commonest[length], commonest[length + 1]);
  const pairs = new Float64Array(longest + 1);
  for (let length = 1, sum = 0; length <= longest; length++) pairs[length] = sum += steps[length];
  return { commonest, pairs };
}

/** Starts of the suffixes in lexicographic order, by doubling (Manber and Myers 1993) with counting sorts. */
function suffixArray(bits: Uint8Array): Int32Array {
  const n = bits.length;
  let rank = Int32Array.from(bits);
  let next = new Int32Array(n);
  const order = new Int32Array(n);
  const sorted = new Int32Array(n);
  for (let i = 0, zeros = 0, ones = n - bits.reduce((sum, bit) => sum + bit, 0); i < n; i++)
    order[bits[i] ? ones++ : zeros++] = i;
  let classes = 2;
  for (let width = 1; width < n; width *= 2) {
    // By the second half: suffixes that have none come first, the rest in the order found before.
    let at = 0;
    for (let i = n - width; i < n; i++) sorted[at++] = i;
    for (let i = 0; i < n; i++) if (order[i] >= width) sorted[at++] = order[i] - width;
    // By the first half, stably.
    const begin = new Int32Array(classes + 1);
    for (let i = 0; i < n; i++) begin[rank[i] + 1]++;
    for (let c = 1; c <= classes; c++) begin[c] += begin[c - 1];
    for (let i = 0; i < n; i++) order[begin[rank[sorted[i]]]++] = sorted[i];
    classes = 0;
    for (let i = 0; i < n; i++) {
      const [a, b] = [order[i], order[i - 1]];
      const same =
        i > 0 && rank[a] === rank[b] && (a + width < n ? rank[a + width] : -1) === (b + width < n ? rank[b + width] : -1);
      if (!same) classes++;
      next[a] = classes - 1;
    }
    [rank, next] = [next, rank];
    if (classes === n) break;
  }
  return order;
}

/** Length of what each suffix shares with the one before it (Kasai et al. 2001). */
function commonPrefixes(bits: Uint8Array, order: Int32Array): Int32Array {
  const n = bits.length;
  const place = new Int32Array(n);
  for (let i = 0; i < n; i++) place[order[i]] = i;
  const lengths = new Int32Array(n);
  for (let i = 0, length = 0; i < n; i++) {
    if (place[i] === 0) {
      length = 0;
      continue;
    }
    const other = order[place[i] - 1];
    while (i + length < n && other + length < n && bits[i + length] === bits[other + length]) length++;
    lengths[place[i]] = length;
    if (length > 0) length--;
  }
  return lengths;
}
