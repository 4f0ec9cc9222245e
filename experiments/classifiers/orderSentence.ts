import { betterOf, type Comparison, rowOf } from "./comparison.js";
import { FAMILIES, FAMILY_NAMES, splitName } from "./families.js";

/** Which order of the three families these prints support, in a sentence. */
export function orderSentence(comparison: Comparison): string {
  const order = FAMILY_NAMES.map((family) => ({ family, accuracy: rowOf(comparison, family).scores.accuracy })).sort(
    (a, b) => b.accuracy - a.accuracy,
  );
  const listed = order.map(({ family, accuracy }) => `${FAMILIES[family]} ${(100 * accuracy).toFixed(1)} %`).join(", ");
  return `${splitName(comparison)}, ${comparison.n} prints: ${listed}; ${supportedOrder(comparison)} (exact McNemar, Holm over 3 pairs, 5 %).`;
}

/** The pairs whose order is shown, in words. */
export function supportedOrder({ pairs }: Pick<Comparison, "pairs">): string {
  const said = pairs.flatMap((pair) => {
    const better = betterOf(pair);
    if (better === undefined) return [];
    return [`${FAMILIES[better]} above ${FAMILIES[better === pair.first ? pair.second : pair.first]}`];
  });
  if (said.length === 0) return "no order is supported";
  return `supported: ${said.join(" and ")}${said.length < pairs.length ? ", nothing more" : ""}`;
}
