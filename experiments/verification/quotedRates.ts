import { publishedNumber } from "../../src/papers.js";

/** The error rates that paper B quotes (section 1), as shares. */
export function quotedRates(): { far: number; frr: number } {
  const [far, frr] = ["far", "frr"].map((key) => publishedNumber("B", "far-frr", "values", key) / 100);
  return { far: far!, frr: frr! };
}
