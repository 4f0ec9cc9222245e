import type { Experiment } from "../src/lab/experiment.js";
import { listed } from "./catalogue.generated.js";

/** The experiment of an id, which alone is loaded; undefined where none is of that id. */
export async function loadExperiment(id: string): Promise<Experiment | undefined> {
  const module = await listed.find((one) => one.id === id)?.load();
  return (Object.values(module ?? {}) as Partial<Experiment>[]).find((value) => value.id === id) as Experiment | undefined;
}
