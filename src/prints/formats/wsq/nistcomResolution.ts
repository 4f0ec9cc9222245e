/**
 * Dots per inch that a comment states, if it is a NISTCOM: lines of a name and a value, of which the first is `NIST_COM` and one may be
 * `PPI`; -1 stands for unknown.
 */
export function nistcomResolution(comment: Uint8Array): number | undefined {
  const text = Buffer.from(comment).toString("latin1");
  if (!text.startsWith("NIST_COM")) return undefined;
  const [, dpi] = /^PPI[ \t]+(\d+(?:\.\d+)?)[ \t]*\r?$/m.exec(text) ?? [];
  return Number(dpi) > 0 ? Number(dpi) : undefined;
}
