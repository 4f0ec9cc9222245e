import type { Command } from "commander";
import { experiments } from "../../experiments/index.js";
import { fieldsOf } from "../lab/config.js";
import type { Experiment, Reproduces } from "../lab/experiment.js";
import { published } from "../papers.js";
import { openExperiment } from "./shared.js";

export function registerList(program: Command): void {
  program
    .command("list")
    .description("the experiments and what they reproduce; with an id, its settings, tables and figures")
    .argument("[id]", "an experiment, or a file with one of your own")
    .action(async (id?: string) => {
      process.stdout.write(id ? describeExperiment(await openExperiment(id)) : experiments.map(summarise).join("\n"));
    });
}

function summarise(experiment: Experiment): string {
  return `${experiment.id}\n  ${experiment.title}\n  reproduces ${reproduced(experiment.reproduces)}\n`;
}

function describeExperiment(experiment: Experiment): string {
  const settings = fieldsOf(experiment.config).map(
    (f) => `  ${f.key} = ${JSON.stringify(f.default)}${f.unit ? ` ${f.unit}` : ""}\n      ${f.description} (${f.allowed})`,
  );
  const outputs = (kind: string, of: Experiment["tables"] | Experiment["figures"]): string[] =>
    Object.entries(of).map(([id, o]) => `  ${kind} ${id}: ${o.title}${o.reproduces ? ` [${reproduced(o.reproduces)}]` : ""}`);
  return [
    summarise(experiment),
    `${experiment.summary}\n`,
    "Settings (--set key=value):",
    ...settings,
    "\nResults:",
    ...outputs("table", experiment.tables),
    ...outputs("figure", experiment.figures),
    `\nQuick profile: at most ${experiment.budget} s on two cores.\n`,
  ].join("\n");
}

/** "paper A: Table 3, Figure 4; paper B: Equation 1". */
function reproduced(items: readonly Reproduces[]): string {
  if (items.length === 0) return "nothing that was published";
  return (["A", "B"] as const)
    .flatMap((paper) => {
      const labels = items.filter((i) => i.paper === paper).map((i) => published(paper, i.item).label);
      return labels.length > 0 ? [`paper ${paper}: ${labels.join(", ")}`] : [];
    })
    .join("; ");
}
