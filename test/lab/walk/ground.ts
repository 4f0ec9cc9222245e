import { pick, type Received, stage } from "ridgelab";

/** The part of a walk that no chance is in: the expected squared distance after each step. */
export const ground = stage(import.meta.url, { config: pick("steps") }, ({ config }: Received<{ steps: number }>) =>
  Array.from({ length: config.steps }, (_, step) => step + 1),
);
