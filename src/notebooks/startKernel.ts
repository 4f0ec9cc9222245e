import { createRequire } from "node:module";
import { join, sep } from "node:path";
import type * as ZeroMq from "zeromq";
import { packageRoot } from "../packageRoot.js";
// Before any cell loads a library.
import "../switchOffTelemetry.js";
import { joinedStreams } from "./joinedStreams.js";

/**
 * The program that a kernelspec names: `node startKernel.js CONNECTION_FILE` serves TypeScript cells (tslab) in the project's folder,
 * whichever folder the notebook is in. With `RIDGELAB_KERNEL_OWNER=stdin` it ends when its standard input does, so that a
 * runner that is killed leaves no kernel behind.
 */
const connectionFile = process.argv[2];
if (!connectionFile) {
  process.stderr.write("ridgelab: the kernel wants a connection file; Jupyter and `ridgelab notebook run` give it one\n");
  process.exit(2);
}
const root = packageRoot();
process.chdir(root);
if (process.env.RIDGELAB_KERNEL_OWNER === "stdin") process.stdin.on("end", () => process.exit(0)).resume();
const require = createRequire(import.meta.url);
const main = require.resolve("tslab/dist/main.js");
const requireOfTslab = createRequire(main);
const { startKernel } = require(main) as {
  startKernel(options: { configPath: string; enableFindLocal: boolean }): void;
};
showPackageToCompiler();
sendAtOnce();
joinStreams();
startKernel({ configPath: connectionFile, enableFindLocal: false });

/**
 * A cell's `import … from "ridgelab"` is this package, by Node's self-reference. tslab's compiler knows none and looks in node_modules only, so
 * it is shown this package there. A link would need a writable node_modules, and lead to the old folder when the project is copied.
 */
function showPackageToCompiler(): void {
  const { sys } = requireOfTslab("@tslab/typescript-for-tslab") as { sys: Record<string, unknown> };
  const slashed = (path: string): string => path.replaceAll(sep, "/");
  const [seen, real] = [slashed(join(root, "node_modules", "ridgelab")), slashed(root)];
  const mapped = (path: string): string => (path === seen || path.startsWith(`${seen}/`) ? real + path.slice(seen.length) : path);
  for (const name of ["fileExists", "directoryExists", "readFile", "realpath", "getDirectories"]) {
    const own = sys[name] as (path: string, ...rest: unknown[]) => unknown;
    sys[name] = (path: string, ...rest: unknown[]) => own(mapped(path), ...rest);
  }
  // A build, or an installation, while a cell runs would start the compiler anew in the middle of it, which tslab takes for a failure.
  const isBuilt = (path: string): boolean => path.startsWith(`${real}/dist/`) || path.includes("/node_modules/");
  for (const name of ["watchFile", "watchDirectory"]) {
    const own = sys[name] as (path: string, ...rest: unknown[]) => unknown;
    sys[name] = (path: string, ...rest: unknown[]) => (isBuilt(`${path}/`) ? { close() {} } : own(path, ...rest));
  }
}

/**
 * tslab sends without waiting. A socket of zeromq.js allows that 512 times in a turn of the event loop and then throws EBUSY, which loses
 * output and the `idle` that ends a cell; with a time limit of 0 it always sends at once.
 */
function sendAtOnce(): void {
  const zeromq = requireOfTslab("zeromq") as { Publisher: typeof ZeroMq.Publisher };
  const { Publisher } = zeromq;
  zeromq.Publisher = class extends Publisher {
    constructor() {
      super({ sendTimeout: 0, sendHighWaterMark: 10_000 });
    }
  };
}

type WriteStream = (name: string, text: string) => void;
type WriteDisplay = (data: unknown, update?: boolean) => void;
type HandleExecute = (request: unknown, writeStream: WriteStream, writeDisplay: WriteDisplay) => Promise<unknown>;

/** Standard output and error of a cell as few messages, in order with what it shows. */
function joinStreams(): void {
  const { prototype } = (
    requireOfTslab("./jupyter.js") as { JupyterHandlerImpl: { prototype: { handleExecute: HandleExecute } } }
  ).JupyterHandlerImpl;
  const { handleExecute } = prototype;
  let flush = (): void => {};
  process.on("exit", () => flush());
  prototype.handleExecute = async function (request, writeStream, writeDisplay) {
    const streams = joinedStreams(writeStream);
    const write: WriteStream = (name, text) => {
      flush = streams.flush; // Requests may wait in a queue: the last to write is the one that runs.
      streams.write(name, text);
    };
    const show: WriteDisplay = (data, update) => {
      streams.flush();
      writeDisplay(data, update);
    };
    const reply = await handleExecute.call(this, request, write, show);
    streams.flush();
    return reply;
  };
}
