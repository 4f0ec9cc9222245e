import { readFileSync } from "node:fs";

/** Open files that loading the program and its workers takes, with room to spare. */
const FILES = 1024;

/** How many files this process may open, looked up while one can be opened. */
const limit = openFiles();

/** One line about an error that nothing caught. It imports nothing of the program, which may be what could not be loaded. */
export function explainFailure(error) {
  const { code, message = String(error), stack } = error ?? {};
  if (code === "EMFILE" || code === "ENFILE" || (code === "ERR_MODULE_NOT_FOUND" && limit < FILES)) {
    const at = Number.isFinite(limit) ? ` (the limit is ${limit})` : "";
    return `too many open files${at}; raise the limit: ulimit -n ${FILES}`;
  }
  if (/WebAssembly.*(?:out of memory|allocate)/i.test(message)) {
    return "not enough memory for WebAssembly, which reserves 10 GB of addresses for a module; raise the limit (ulimit -v), or set NODE_OPTIONS=--disable-wasm-trap-handler";
  }
  if (/out of memory|allocation failed|bad[_ ]alloc|cannot allocate/i.test(message) || code === "ENOMEM") {
    return "not enough memory; raise the limit (ulimit -v), or lower RIDGELAB_THREADS";
  }
  if (process.env.RIDGELAB_DEBUG && stack) return stack;
  return `${message.split("\n", 1)[0]} (RIDGELAB_DEBUG=1 shows where)`;
}

/** By Linux; infinity elsewhere. */
function openFiles() {
  try {
    return Number(/^Max open files +(\d+)/m.exec(readFileSync("/proc/self/limits", "latin1"))?.[1] ?? Number.POSITIVE_INFINITY);
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
