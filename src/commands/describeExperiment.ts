import { fieldsOf } from "../lab/config.js";
import type { Experiment, Reproduces } from "../lab/experiment.js";
import { published } from "../papers.js";
import { itemsInWords, summarise } from "./summarise.js";

/** An experiment with its settings, tables and figures, for people to read. */
export function describeExperiment(experiment: Experiment): string {
  const settings = fieldsOf(experiment.config).map(
    (f) => `  ${f.key} = ${JSON.stringify(f.default)}${f.unit ? ` ${f.unit}` : ""}\n      ${f.description} (${f.allowed})`,
  );
  const outputs = (kind: string, of: Experiment["tables"] | Experiment["figures"]): string[] =>
    Object.entries(of).map(
      ([id, o]) => `  ${kind} ${id}: ${o.title}${o.reproduces ? ` [${itemsInWords(labelled(o.reproduces))}]` : ""}`,
    );
  return [
    summarise({ ...experiment, reproduces: labelled(experiment.reproduces) }),
    `${experiment.summary}\n`,
    "Settings (--set key=value):",
    ...settings,
    "\nResults:",
    ...outputs("table", experiment.tables),
    ...outputs("figure", experiment.figures),
    `\nQuick profile: at most ${experiment.budget} s on two cores.\n`,
  ].join("\n");
}

function labelled(items: readonly Reproduces[]): (Reproduces & { label: string })[] {
  return items.map((one) => ({ ...one, label: published(one.paper, one.item).label }));
}
