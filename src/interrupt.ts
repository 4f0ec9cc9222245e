const cleanups = new Set<() => void>();

/** Something that must happen before Ctrl-C, or anything but a kill, ends the program; it must be done when it returns. Gives a function that takes it back. */
export function onInterrupt(cleanup: () => void): () => void {
  cleanups.add(cleanup);
  return () => cleanups.delete(cleanup);
}

/** Does what `onInterrupt` was given. */
export function runCleanups(): void {
  for (const cleanup of cleanups) cleanup();
}
