import { freemem } from "node:os";

const GIB = 2 ** 30;

/**
 * Refuses work that the memory cannot hold before hours go into it: the system would end the process without a word.
 * @param bytes what it takes at its most
 * @param what for the message, e.g. "features of 1484 prints"
 * @param settings those that lower it, the most useful first
 * @param available bytes to be had; default what the system says
 * @throws RangeError of one line.
 */
export function requireMemory(bytes: number, what: string, settings: readonly string[], available = availableBytes()): void {
  if (bytes <= available) return;
  const gib = (n: number): string => `${(n / GIB).toFixed(1)} GiB`;
  const named = settings.length > 1 ? `${settings.slice(0, -1).join(", ")} or ${settings.at(-1)}` : settings[0];
  throw new RangeError(`${what} take ${gib(bytes)} of memory and ${gib(available)} are free; lower ${named}`);
}

/** Node 20.13 and later know the limits of a container, too. */
function availableBytes(): number {
  return process.availableMemory?.() ?? freemem();
}
