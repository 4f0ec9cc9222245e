import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";

/** One output in several forms, by MIME type; the reader's program shows the richest that it can. */
export type MimeBundle = Readonly<Record<string, string>>;

interface DisplayData {
  readonly data: MimeBundle;
  readonly metadata: Record<string, never>;
  readonly transient: { readonly display_id?: string };
}
type Write = (data: DisplayData, update?: boolean) => void;

/** Whether this runs in a cell of a notebook. */
export function inNotebook(): boolean {
  return writer() !== undefined;
}

/** Shows an output under the cell that runs. Outside a notebook it does nothing. */
export function display(data: MimeBundle): void {
  writer()?.({ data, metadata: {}, transient: {} });
}

/** An output that can be shown again in its place. */
export function displayInPlace(): (data: MimeBundle) => void {
  const display_id = randomUUID();
  let shown = false;
  return (data) => {
    writer()?.({ data, metadata: {}, transient: { display_id } }, shown);
    shown = true;
  };
}

/**
 * tslab's own way to the notebook, if this process is its kernel. Its public `display` takes one MIME type at a time, and importing it
 * would load a TypeScript compiler into every script; so what the kernel has loaded is looked up.
 */
function writer(): Write | undefined {
  const require = createRequire(import.meta.url);
  const loaded = Object.keys(require.cache).find((file) => /[\\/]tslab[\\/]dist[\\/]jupyter\.js$/.test(file));
  const exports = loaded ? (require.cache[loaded]?.exports as { lastWriteDisplayData?: Write | null } | undefined) : undefined;
  return exports?.lastWriteDisplayData ?? undefined;
}
