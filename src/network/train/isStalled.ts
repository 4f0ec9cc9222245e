/** Whether the last `patience` epochs brought no better validation loss than those before; never for a patience of 0. */
export function isStalled(history: readonly { readonly valLoss: number }[], patience: number): boolean {
  if (patience === 0 || history.length <= patience) return false;
  const best = (records: readonly { readonly valLoss: number }[]): number => Math.min(...records.map((r) => r.valLoss));
  return best(history.slice(-patience)) >= best(history.slice(0, -patience));
}
