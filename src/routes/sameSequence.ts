/** Whether two sequences are the same number by number, as those are whose passwords are (SHA-256's collisions aside). */
export function sameSequence(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
