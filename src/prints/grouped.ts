/** Items by their label, in the order in which labels first come. */
export function grouped<T, L>(items: readonly T[], label: (item: T) => L): Map<L, T[]> {
  const groups = new Map<L, T[]>();
  for (const item of items) {
    const group = groups.get(label(item));
    if (group) group.push(item);
    else groups.set(label(item), [item]);
  }
  return groups;
}
