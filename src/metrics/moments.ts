/** Mean and variance (over n) of scores. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
}
