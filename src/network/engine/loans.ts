/** Arrays that nobody has borrowed. */
let free: ArrayBuffer[] = [];
/** What was borrowed for as long as the data of a tensor live, by tfjs's name of these. */
const loans = new Map<object, readonly Float32Array[]>();

/**
 * Working memory that outlives a call: what a forward pass keeps for its gradients. It is used again once it was given back, since fresh pages
 * cost more than what is written into them. What it holds is left from the last use.
 */
export function borrow(length: number): Float32Array {
  const bytes = 4 * length;
  const fitting = free.filter(({ byteLength }) => byteLength >= bytes).sort((a, b) => a.byteLength - b.byteLength)[0];
  if (!fitting) {
    // What is free is too small: a larger batch has come, and smaller ones can use its memory.
    free = [];
    return new Float32Array(length);
  }
  free = free.filter((buffer) => buffer !== fitting);
  return new Float32Array(fitting, 0, length);
}

/** Gives the arrays back when the tensor's data are disposed of (`settle`). */
export function owe(dataId: object, arrays: readonly Float32Array[]): void {
  loans.set(dataId, arrays);
}

/** Takes back what was borrowed for data that are no more. */
export function settle(dataId: object): void {
  const arrays = loans.get(dataId);
  if (!arrays) return;
  loans.delete(dataId);
  free.push(...arrays.map(({ buffer }) => buffer as ArrayBuffer));
}
