/** A published fit, evaluated. */
export interface PublishedTimes {
  /** The paper's item. */
  readonly item: string;
  /** t(N) for N = 1, 2, … */
  readonly times: readonly number[];
  /** For each limit, the last N at which t(N) is no greater; 0 where there is none. */
  readonly last: readonly number[];
}

/** From here on each of the paper's fits rises. */
const RISING = 64;

/** Evaluates published expressions in N with mathjs, which takes long to load and so is loaded here. Limits in the fits' own unit. */
export async function publishedTimes(
  expressions: Readonly<Record<string, string>>,
  upTo: number,
  limits: readonly number[],
): Promise<PublishedTimes[]> {
  const { compile } = await import("mathjs");
  return Object.entries(expressions).map(([item, expression]) => {
    const code = compile(expression);
    const time = (N: number): number => code.evaluate({ N });
    return {
      item,
      times: Array.from({ length: upTo }, (_, i) => time(i + 1)),
      last: limits.map((limit) => lastBelow(time, limit)),
    };
  });
}

function lastBelow(time: (n: number) => number, limit: number): number {
  let above = RISING;
  while (time(above) <= limit) above *= 2;
  let below = above === RISING ? 0 : above / 2;
  if (below === 0) {
    while (above > 0 && time(above) > limit) above--;
    return above;
  }
  while (above - below > 1) {
    const middle = (above + below) >> 1;
    if (time(middle) <= limit) below = middle;
    else above = middle;
  }
  return below;
}
