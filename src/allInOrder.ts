/**
 * As `Promise.all`, but of several failures it throws the first in the list's order, not the first in time: what is wrong with some files
 * is said of the same file every time.
 */
export async function allInOrder<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(promises);
  return settled.map((one) => {
    if (one.status === "rejected") throw one.reason;
    return one.value;
  });
}
