import { InvalidArgumentError, Option } from "commander";
import { UsageError } from "../lab/errors.js";
import { BACKENDS } from "../network/engine/backendNames.js";

/** Throws a UsageError where `RIDGELAB_BACKEND` is no backend's name; an empty one counts as none. */
export function requireBackend(): void {
  const given = process.env.RIDGELAB_BACKEND;
  if (given && !isBackend(given)) throw new UsageError(`RIDGELAB_BACKEND must be tensorflow, onnx or cpu; got "${given}"`);
}

/** `--backend`. Networks read the environment, so that notebooks and scripts can set it, too. */
export function backendOption(): Option {
  return new Option(
    "--backend <name>",
    "onnx, cpu or tensorflow; else onnx where it works, else cpu (RIDGELAB_BACKEND)",
  ).argParser((text: string) => {
    if (!isBackend(text)) throw new InvalidArgumentError("It must be tensorflow, onnx or cpu.");
    process.env.RIDGELAB_BACKEND = text;
    return text;
  });
}

function isBackend(text: string): boolean {
  return BACKENDS.some((name) => name === text);
}
