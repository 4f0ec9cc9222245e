/** The matchers, in the order of tables. */
export const MATCHERS = ["minutiae", "correlation", "pattern", "cosine", "ann"] as const;
export type Matcher = (typeof MATCHERS)[number];

/** Whether one of them sees a network's features, so that its weights matter. */
export function usesNetwork(matchers: readonly Matcher[]): boolean {
  return matchers.includes("cosine") || matchers.includes("ann");
}
