import type { File, ready } from "h5wasm/node";

/** The library's module, which reads what its classes do not. */
export type Hdf5Module = Awaited<typeof ready>;

/**
 * Opens an HDF5 file for as long as `use` takes. The library is loaded only when there is a file to read: it takes a third of a second.
 * @throws Error of one line, with the file's name, where it is no HDF5 or is cut short.
 */
export async function withHdf5<T>(file: string, use: (opened: File, module: Hdf5Module) => T): Promise<T> {
  const { File, ready } = await import("h5wasm/node");
  const module = await ready;
  // Otherwise it writes its reasons, dozens of lines, to the terminal.
  module.activate_throwing_error_handler();
  let opened: File;
  try {
    opened = new File(file, "r");
  } catch (cause) {
    const what = hdf5Reason(cause);
    if (what === "Not an HDF5 file") {
      throw new Error(`${file}: is no HDF5 file; Keras's weights are (.h5, .weights.h5, .keras)`, { cause });
    }
    if (what === "File has been truncated") throw new Error(`${file}: is cut short; copy it again`, { cause });
    throw new Error(`${file}: cannot be read as HDF5${what ? ` (${what})` : ""}`, { cause });
  }
  try {
    return use(opened, module);
  } catch (cause) {
    if (!String(cause).includes("HDF5-DIAG")) throw cause;
    throw new Error(`${file}: is damaged (${hdf5Reason(cause)}); copy it again`, { cause });
  } finally {
    opened.close();
  }
}

/** The last of the reasons that HDF5 gives, such as "Not an HDF5 file". */
export function hdf5Reason(cause: unknown): string | undefined {
  return [...String(cause).matchAll(/minor: (.*)/g)].at(-1)?.[1];
}
