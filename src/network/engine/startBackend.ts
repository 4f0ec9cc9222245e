import { type Backend, expectedBackend } from "./expectedBackend.js";

/**
 * Loads tfjs and has it use the backend that a run's identity names; whatever computes with tfjs calls it first.
 * @throws Error where the backend computes wrongly; the message names it
 */
export async function startBackend(): Promise<Backend> {
  const { selectBackend } = await import("./selectBackend.js");
  return selectBackend(expectedBackend().name);
}
