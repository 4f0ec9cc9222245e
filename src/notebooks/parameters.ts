import { UsageError } from "../lab/errors.js";
import { nearest } from "../lab/nearest.js";
import { parseYaml } from "../parseYaml.js";
import type { Cell, Notebook } from "./notebookFile.js";

/** A value for a variable of the parameters cell; a path with dots reaches into an object. */
export interface Assignment {
  /** `profile`, or `settings.gabor.sigmaX`. */
  readonly path: readonly string[];
  readonly value: unknown;
  /** Left out, rather than refused, where the notebook does not declare the variable. Default false. */
  readonly optional?: boolean;
}

/** Reads `name=value` or `name.key.key=value`; the value is read as YAML reads it: numbers, true, [1, 2], words. */
export function parseAssignment(text: string): Assignment {
  const at = text.indexOf("=");
  const path = text.slice(0, Math.max(at, 0)).trim().split(".");
  if (at < 1 || !path.every((name) => /^[A-Za-z_$][\w$]*$/.test(name))) {
    throw new UsageError(`--set wants name=value or name.key=value; given "${text}"`);
  }
  const word = text.slice(at + 1).trim();
  // A list may be written without brackets, as in `ridgelab run`.
  const list = /^[^[{"']*,/.test(word) ? `[${word}]` : word;
  try {
    return { path, value: parseYaml(list) };
  } catch {
    return { path, value: word };
  }
}

/** The variables that a notebook's parameters cell declares with `let`; none where it has no such cell. */
export function parameterNames(notebook: Notebook): string[] {
  const source = parametersCell(notebook)?.source ?? "";
  return [...source.matchAll(/^\s*let\s+([A-Za-z_$][\w$]*)/gm)].map((match) => match[1]!);
}

/**
 * The notebook with a cell tagged `injected-parameters` after the one tagged `parameters`, as papermill has it; an injected cell of before is
 * replaced. The kernel checks the types, so a wrong key stops there.
 *
 * @throws UsageError for a variable that the notebook does not declare, naming the nearest
 */
export function withParameters(name: string, notebook: Notebook, assignments: readonly Assignment[]): Notebook {
  const cells = notebook.cells.filter(({ metadata }) => !metadata.tags?.includes("injected-parameters"));
  const names = parameterNames(notebook);
  const wanted = assignments.filter(({ path, optional }) => !optional || names.includes(path[0]!));
  if (wanted.length === 0) return { ...notebook, cells };
  for (const { path } of wanted) {
    if (names.includes(path[0]!)) continue;
    const guess = nearest(path[0]!, names);
    const hint = guess ? `did you mean ${guess}?` : `it has ${names.join(", ") || "none"}`;
    throw new UsageError(`${name} has no parameter "${path[0]}"; ${hint}`);
  }
  const at = cells.indexOf(parametersCell(notebook)!);
  const source = `// Parameters of this run.\n${wanted.map(statement).join("\n")}`;
  const injected: Cell = { id: "injected-parameters", cell_type: "code", metadata: { tags: ["injected-parameters"] }, source };
  return { ...notebook, cells: cells.toSpliced(at + 1, 0, injected) };
}

function parametersCell({ cells }: Notebook): Cell | undefined {
  return cells.find(({ metadata }) => metadata.tags?.includes("parameters"));
}

/** As a block, so that no value is printed; sections on the way to the key are made where they are missing. */
function statement({ path, value }: Assignment): string {
  const parents = path.slice(1).map((_, depth) => path.slice(0, depth + 1).join("."));
  return `{ ${parents.map((parent) => `${parent} ??= {}; `).join("")}${path.join(".")} = ${JSON.stringify(value)}; }`;
}
