/** The first of the numbers 0 to n − 1 for which `test` is true, where it is true from some number on; n where it never is. Bisection. */
export function firstWhere(n: number, test: (i: number) => boolean): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
