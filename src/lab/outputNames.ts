import type { Reproduces } from "./experiment.js";

interface Named {
  readonly reproduces?: readonly Reproduces[];
  readonly timing?: boolean;
  readonly formerly?: readonly string[];
}
type Outputs = Readonly<Record<string, Named>>;

/**
 * The names that tables or figures answer to, each with the id it stands for: the id itself, and the paper's number where it
 * reproduces a numbered one: "3" is Table 3, or Figure 3; and the ids that it had before. Where several reproduce a number, it is the first one's.
 */
export function outputNames(outputs: Outputs, kind: "table" | "figure"): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [key, { timing }] of Object.entries(outputs)) names[timing ? `timing-${key}` : key] = timing ? `timing-${key}` : key;
  for (const [key, { reproduces = [] }] of Object.entries(outputs)) {
    for (const { item } of reproduces) {
      const number = new RegExp(`^${kind}-(\\d+)$`).exec(item)?.[1];
      if (number) names[number] ??= key;
    }
  }
  for (const [key, { formerly = [] }] of Object.entries(outputs)) for (const old of formerly) names[old] ??= key;
  return names;
}
