/**
 * The autocorrelation of a sequence: the sum of the products of its deviations from the mean, so many places apart, over that of their
 * squares; 0 for a constant one.
 *
 * @param lag places apart, from 0 to fewer than there are values
 * @returns in [−1, 1]
 */
export function autocorrelation(values: ArrayLike<number>, lag: number): number {
  const n = values.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += values[i] / n;
  let [products, squares] = [0, 0];
  for (let i = 0; i < n; i++) {
    squares += (values[i] - mean) ** 2;
    if (i + lag < n) products += (values[i] - mean) * (values[i + lag] - mean);
  }
  return squares > 0 ? products / squares : 0;
}
