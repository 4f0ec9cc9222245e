/** Items by their label, in the order in which labels first come. */
export function grouped<T>(items: readonly T[], label: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(label(item));
    if (group) group.push(item);
    else groups.set(label(item), [item]);
  }
  return groups;
}
