/** How many of the test prints a classifier named rightly. */
export interface Score {
  readonly right: number;
  readonly n: number;
}

/** The score of predictions for test prints. */
export function scoreOf(predicted: ArrayLike<number>, test: readonly number[], labels: ArrayLike<number>): Score {
  return { right: test.filter((item, i) => predicted[i] === labels[item]).length, n: test.length };
}
