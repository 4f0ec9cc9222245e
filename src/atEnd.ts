const closers = new Set<() => Promise<void>>();

/** What must be closed before the program can end, such as worker threads. Whoever opens it says so here, so that nothing is loaded to close it. */
export function atEnd(close: () => Promise<void>): void {
  closers.add(close);
}

/** Closes what `atEnd` was given. */
export async function closeAll(): Promise<void> {
  for (const close of closers) await close();
}
