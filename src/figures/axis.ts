import type { LayoutAxis } from "plotly.js";
import { plainText } from "./plainText.js";

/** An axis, in the words of a figure. */
export interface AxisOptions {
  /** Quantity and unit, e.g. "noise σ (grey levels)"; plotly's `<i>`, `<sup>`, `<sub>` are allowed. */
  readonly title?: string;
  /** Whether the scale is logarithmic. Default false. */
  readonly log?: boolean;
  /** First and last value shown, as values also on a logarithmic axis. Default: from the data. */
  readonly range?: readonly [number, number];
  /** Where ticks stand. Default: plotly's choice. */
  readonly ticks?: readonly number[];
  /** What they say. Default: their values. */
  readonly tickLabels?: readonly string[];
}

/** plotly's axis for it. The values on it are needed only for the ticks of a logarithmic axis without a range. */
export function toPlotlyAxis(options: AxisOptions = {}, values: readonly number[] = []): Partial<LayoutAxis> {
  const { title, log = false, range } = options;
  const decades = log && !options.ticks ? decadeTicks(range ?? values) : undefined;
  const ticks = options.ticks ?? decades?.ticks;
  const tickLabels = options.tickLabels?.map(plainText) ?? decades?.tickLabels;
  return {
    ...(title && { title: { text: title } }),
    ...(log && { type: "log" }),
    ...(range && { range: log ? [Math.log10(range[0]), Math.log10(range[1])] : [...range] }),
    ...(ticks && { tickvals: [...ticks] }),
    ...(tickLabels && { ticktext: [...tickLabels] }),
  };
}

/**
 * Ticks at powers of ten, seven at most: plotly's own are set a quarter larger than all other text.
 * Undefined below two decades, where plotly labels 2 and 5 as well.
 */
function decadeTicks(values: readonly number[]): { ticks: number[]; tickLabels: string[] } | undefined {
  const powers = values.filter((value) => value > 0 && Number.isFinite(value)).map(Math.log10);
  const first = Math.floor(powers.reduce((least, power) => Math.min(least, power), Number.POSITIVE_INFINITY));
  const last = Math.ceil(powers.reduce((most, power) => Math.max(most, power), Number.NEGATIVE_INFINITY));
  if (!(last - first >= 2)) return undefined;
  const step = Math.ceil((last - first) / 6);
  const exponents = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (exponent) => exponent % step === 0,
  );
  return { ticks: exponents.map((exponent) => 10 ** exponent), tickLabels: exponents.map(powerOfTen) };
}

function powerOfTen(exponent: number): string {
  if (exponent === 0 || exponent === 1) return String(10 ** exponent);
  return `10<sup>${String(exponent).replace("-", "−")}</sup>`;
}
