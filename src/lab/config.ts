import { readFileSync } from "node:fs";
import { z } from "zod";
import { decodeText } from "../decodeText.js";
import { notAFile } from "../notAFile.js";
import { parseYaml } from "../parseYaml.js";
import { oneLine, UsageError } from "./errors.js";
import type { Experiment, Profile } from "./experiment.js";
import { nearest } from "./nearest.js";

type Tree = Record<string, unknown>;

/** One field of a configuration as `ridgelab list ID` and the report show it. */
export interface ConfigField {
  /** Path with dots: `gabor.sigmaX`. */
  readonly key: string;
  readonly unit: string;
  readonly description: string;
  readonly default: unknown;
  /** What it may be, in words. */
  readonly allowed: string;
}

/** Where the values of a configuration come from, later ones winning: defaults, profile, file, `--set`. */
export interface ConfigSources {
  readonly profile: Profile;
  /** A JSON or YAML file with the same shape as the configuration. */
  readonly file?: string;
  /** `a.b=value` as typed on the command line. */
  readonly set?: readonly string[];
  /** Values given in code (notebooks, sweeps). */
  readonly values?: Tree;
}

/**
 * The resolved configuration of a run.
 *
 * @throws UsageError in one line for an unknown key (naming the nearest), a value outside its range, an unreadable file
 */
export function resolveConfig(experiment: Experiment, sources: ConfigSources): Tree {
  const keys = fieldsOf(experiment.config).map((f) => f.key);
  const layers: Tree[] = [experiment.profiles[sources.profile] as Tree];
  if (sources.file) layers.push(nested(readConfigFile(sources.file), experiment, `--config: ${sources.file}`));
  if (sources.values) layers.push(sources.values);
  refuseTwice((sources.set ?? []).map((assignment) => ["--set", assignment]));
  for (const assignment of sources.set ?? []) layers.push(parseAssignment(experiment, assignment, keys));
  let merged: Tree = {};
  for (const layer of layers) {
    refuseUnknown(layer, experiment, keys, "");
    merged = merge(merged, layer);
  }
  const result = experiment.config.safeParse(withSections(experiment.config, merged));
  if (result.success) return result.data as Tree;
  const issue = result.error.issues[0]!;
  const key = issue.path.join(".");
  const wanted = fieldsOf(experiment.config).find((f) => key === f.key || key.startsWith(`${f.key}.`));
  const given = JSON.stringify(issue.path.reduce<unknown>((at, k) => (at as Tree | undefined)?.[k as string], merged));
  throw new UsageError(
    `${experiment.id}: ${key} = ${given} is not possible: ${issue.message}${wanted ? `; allowed: ${wanted.allowed}` : ""}`,
  );
}

/**
 * Refuses a setting that is given twice, of which the last would win in silence; a section and a setting in it count as one.
 *
 * @param given options with their values: `["--set", "gabor.sigmaX=3"]`.
 * @throws UsageError that names both
 */
export function refuseTwice(given: readonly (readonly [option: string, assignment: string])[]): void {
  const keys = given.map(([, assignment]) => assignment.split("=", 1)[0].trim());
  for (const [index, key] of keys.entries()) {
    const other = keys.findIndex((one) => one === key || one.startsWith(`${key}.`) || key.startsWith(`${one}.`));
    if (other === index) continue;
    throw new UsageError(`${key} is given twice, ${given[other].join(" ")} and ${given[index].join(" ")}; must be given once`);
  }
}

/** All fields of a schema, nested ones with dots. */
export function fieldsOf(schema: z.ZodObject, prefix = ""): ConfigField[] {
  return Object.entries(schema.shape).flatMap(([name, value]) => {
    const inner = unwrap(value as z.ZodType);
    if (inner instanceof z.ZodObject) return fieldsOf(inner, `${prefix}${name}.`);
    const meta = (value as z.ZodType).meta() as { description?: string; unit?: string } | undefined;
    const fallback = (value as z.ZodType).safeParse(undefined);
    return [
      {
        key: prefix + name,
        unit: meta?.unit ?? "",
        description: meta?.description ?? "",
        default: fallback.success ? fallback.data : undefined,
        allowed: describe(inner),
      },
    ];
  });
}

function parseAssignment(experiment: Experiment, assignment: string, keys: readonly string[]): Tree {
  const at = assignment.indexOf("=");
  if (at < 1) throw new UsageError(`--set wants key=value; given "${assignment}"`);
  const key = assignment.slice(0, at).trim();
  const text = assignment.slice(at + 1).trim();
  const schema = schemaAt(experiment.config, key.split("."));
  if (!schema) throw unknownKey(experiment, key, keys);
  const value = parseValue(schema, text, `${experiment.id}: ${key} = ${text}`);
  return key.split(".").reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as Tree;
}

/** Text as the schema wants it: a list may be written 1,2,3; text stays text; everything else is read as YAML reads it. `what` names it. */
function parseValue(schema: z.ZodType, text: string, what: string): unknown {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) {
    if (text.startsWith("[") !== text.endsWith("]"))
      throw new UsageError(`${what} is not possible: a bracket is missing; a list is written 1,2,3 or [1,2,3]`);
    const items = (text.startsWith("[") ? text.slice(1, -1) : text).trim();
    return items === "" ? [] : items.split(",").map((item) => parseValue(inner.element as z.ZodType, item.trim(), what));
  }
  if (inner instanceof z.ZodString || inner instanceof z.ZodEnum) return text;
  try {
    return parseYaml(text);
  } catch {
    return text;
  }
}

function readConfigFile(path: string): Tree {
  const reason = notAFile(path);
  if (reason) throw new UsageError(`--config: ${path} ${reason}`);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new UsageError(`--config: ${oneLine(cause)}`, { cause });
  }
  let text: string;
  try {
    text = decodeText(bytes, path);
  } catch (error) {
    throw new UsageError(`--config: ${(error as Error).message}`);
  }
  let value: unknown;
  try {
    value = parseYaml(text, { logLevel: "error" }); // an unknown tag is not warned of: what its value is not, the schema says
  } catch (error) {
    throw new UsageError(`--config: ${path} ${yamlFault(error as Error)}`);
  }
  if (isCircular(value)) throw new UsageError(`--config: ${path} has an alias that leads in a circle`);
  if (!isTree(value)) throw new UsageError(`--config: ${path} must hold keys and values`);
  const { $schema: _, ...settings } = value; // is the editor's
  return settings;
}

/** What is wrong with a text, in one line; yaml shows the place below it, after a colon. */
function yamlFault(error: Error & { readonly code?: string }): string {
  if (error.code === "MULTIPLE_DOCS") return "holds more than one document; must hold one, without --- between its lines";
  return `is neither JSON nor YAML: ${error.message.split("\n", 1)[0]!.replace(/:\s*$/, "")}`;
}

/** Whether a value holds itself, as an alias of YAML can make it. */
function isCircular(value: unknown, above: readonly unknown[] = []): boolean {
  if (typeof value !== "object" || value === null) return false;
  return above.includes(value) || Object.values(value).some((inner) => isCircular(inner, [...above, value]));
}

/** A configuration whose keys may be written with dots, as `--set` has them, with sections instead. */
function nested(tree: Tree, experiment: Experiment, where: string): Tree {
  let result: Tree = {};
  for (const [name, value] of Object.entries(tree)) {
    const path = schemaAt(experiment.config, name.split(".")) ? name.split(".") : [name];
    const layer = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Tree;
    const twice = common(result, layer);
    if (twice) throw new UsageError(`${where} gives ${twice} twice, with a dot and in its section; must be given once`);
    result = merge(result, layer);
  }
  return result;
}

/** A key, with dots, that two trees both give a value. */
function common(a: Tree, b: Tree): string | undefined {
  for (const [key, value] of Object.entries(b)) {
    if (!Object.hasOwn(a, key)) continue;
    if (!isTree(value) || !isTree(a[key])) return key;
    const inner = common(a[key], value);
    if (inner) return `${key}.${inner}`;
  }
  return undefined;
}

function refuseUnknown(layer: Tree, experiment: Experiment, keys: readonly string[], prefix: string): void {
  for (const [name, value] of Object.entries(layer)) {
    const key = prefix + name;
    const schema = schemaAt(experiment.config, key.split("."));
    if (!schema) throw unknownKey(experiment, key, keys);
    if (isTree(value) && unwrap(schema) instanceof z.ZodObject) refuseUnknown(value, experiment, keys, `${key}.`);
  }
}

function unknownKey(experiment: Experiment, key: string, keys: readonly string[]): UsageError {
  const guess = nearest(key, keys) ?? keys.find((k) => k.split(".").at(-1) === key.split(".").at(-1));
  const hint = guess ? `did you mean ${guess}?` : `it has ${keys.length === 0 ? "no settings" : keys.join(", ")}`;
  return new UsageError(`${experiment.id} has no setting "${key}"; ${hint}`);
}

function schemaAt(schema: z.ZodObject, path: readonly string[]): z.ZodType | undefined {
  let at: z.ZodType = schema;
  for (const name of path) {
    const inner = unwrap(at);
    if (!(inner instanceof z.ZodObject) || !Object.hasOwn(inner.shape, name)) return undefined;
    at = inner.shape[name] as z.ZodType;
  }
  return at;
}

/** Sections (nested objects) that were not mentioned are still there, so that their fields' defaults apply. */
function withSections(schema: z.ZodObject, tree: Tree): Tree {
  const filled: Tree = { ...tree };
  for (const [name, value] of Object.entries(schema.shape)) {
    const inner = unwrap(value as z.ZodType);
    if (inner instanceof z.ZodObject && (filled[name] === undefined || isTree(filled[name]))) {
      filled[name] = withSections(inner, (filled[name] as Tree | undefined) ?? {});
    }
  }
  return filled;
}

function unwrap(schema: z.ZodType): z.ZodType {
  let inner = schema;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) {
    inner = inner.unwrap() as z.ZodType;
  }
  return inner;
}

function describe(schema: z.ZodType): string {
  if (schema instanceof z.ZodEnum) return schema.options.join(" | ");
  if (schema instanceof z.ZodUnion) return schema.options.map((o) => describe(unwrap(o as z.ZodType))).join(" | ");
  if (schema instanceof z.ZodLiteral) return [...schema.values].join(" | ");
  if (schema instanceof z.ZodBoolean) return "true | false";
  if (schema instanceof z.ZodArray) return `a list of: ${describe(unwrap(schema.element as z.ZodType))}`;
  if (schema instanceof z.ZodNumber) {
    const bounds = [schema.minValue, schema.maxValue].map((b) =>
      b !== null && Number.isFinite(b) && Number.isSafeInteger(Math.trunc(b)) && Math.abs(b) < Number.MAX_SAFE_INTEGER
        ? b
        : undefined,
    );
    const kind = schema.format?.includes("int") ? "a whole number" : "a number";
    if (bounds[0] !== undefined && bounds[1] !== undefined) return `${kind} from ${bounds[0]} to ${bounds[1]}`;
    if (bounds[0] !== undefined) return `${kind} from ${bounds[0]}`;
    return bounds[1] !== undefined ? `${kind} up to ${bounds[1]}` : kind;
  }
  return schema instanceof z.ZodString ? "text" : "see the documentation";
}

function merge(base: Tree, over: Tree): Tree {
  const changed = Object.entries(over).map(([key, value]) => {
    const before = Object.hasOwn(base, key) ? base[key] : undefined;
    return [key, isTree(value) && isTree(before) ? merge(before, value) : value] as const;
  });
  // An assignment to the key __proto__ would be lost.
  return Object.fromEntries([...Object.entries(base), ...changed]);
}

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
