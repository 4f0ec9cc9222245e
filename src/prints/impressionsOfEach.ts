/** How many impressions each finger has, in the order in which the fingers first come. */
export function impressionsOfEach(prints: readonly { readonly finger: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { finger } of prints) counts.set(finger, (counts.get(finger) ?? 0) + 1);
  return counts;
}
