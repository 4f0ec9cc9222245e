import { createRequire } from "node:module";
import util from "node:util";
import { threads } from "../../threads.js";

/** The names under which people install it. */
const NAMES = ["@tensorflow/tfjs-node", "tfjs-node-native"];

interface TfjsNode {
  readonly version: Readonly<Record<string, string>>;
  backend(): { readonly binding: { readonly TF_Version?: string } };
}

/**
 * Loads TensorFlow's own library where its package is installed, which makes its backend known to tfjs. It runs on as many threads as all else.
 *
 * @returns the versions of the package and of the library
 * @throws Error in one line where it is not installed or does not load
 */
export function loadTensorflow(): string {
  const require = createRequire(import.meta.url);
  const name = NAMES.find((name) => isNative(require, name));
  if (!name) throw new Error("@tensorflow/tfjs-node is not installed; docs/configuration.md says how it is");
  // TensorFlow reads these once, when it starts.
  process.env.TF_NUM_INTRAOP_THREADS ??= `${threads()}`;
  process.env.TF_NUM_INTEROP_THREADS ??= "1";
  process.env.TF_CPP_MIN_LOG_LEVEL ??= "2";
  // It calls this function, which Node 23 took away.
  (util as { isNullOrUndefined?: (value: unknown) => boolean }).isNullOrUndefined ??= (value) =>
    value === null || value === undefined;
  const tf = require(name) as TfjsNode;
  return `tfjs-node ${tf.version["tfjs-node"]}, libtensorflow ${tf.backend().binding.TF_Version ?? "of unknown version"}`;
}

/** Whether a name leads to the native package: an override may have put plain tfjs there. */
function isNative(require: NodeJS.Require, name: string): boolean {
  try {
    return (require(`${name}/package.json`) as { name: string }).name === "@tensorflow/tfjs-node";
  } catch {
    return false;
  }
}
