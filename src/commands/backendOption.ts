import { InvalidArgumentError, Option } from "commander";

/** `--backend`. Networks read the environment, so that notebooks and scripts can set it, too. */
export function backendOption(): Option {
  return new Option(
    "--backend <name>",
    "onnx, cpu or tensorflow; else onnx where it works, else cpu (RIDGELAB_BACKEND)",
  ).argParser((text: string) => {
    if (!["tensorflow", "onnx", "cpu"].includes(text)) throw new InvalidArgumentError("It must be tensorflow, onnx or cpu.");
    process.env.RIDGELAB_BACKEND = text;
    return text;
  });
}
