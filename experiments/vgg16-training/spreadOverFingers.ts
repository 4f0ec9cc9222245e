/** So many of the items, of as many fingers as can be: the first of each, then the second. */
export function spreadOverFingers(items: readonly number[], fingerOf: (item: number) => string, count: number): number[] {
  const seen = new Map<string, number>();
  const ranked = items.map((item) => {
    const rank = seen.get(fingerOf(item)) ?? 0;
    seen.set(fingerOf(item), rank + 1);
    return { item, rank };
  });
  ranked.sort((a, b) => a.rank - b.rank);
  return ranked.slice(0, count).map(({ item }) => item);
}
