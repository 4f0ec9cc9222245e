// Writes experiments/catalogue.generated.ts: every experiment's settings and the names of its tables and figures as plain types, which editors
// and the notebooks' kernel (TypeScript 5.0) show and check, and what can be said of each experiment without loading it. `node tools/writeCatalogue.js --check` only says whether it is up to date.
import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { experiments } from "../dist/experiments/index.js";
import { fieldsOf } from "../dist/src/lab/config.js";
import { outputNames } from "../dist/src/lab/outputNames.js";
import { published } from "../dist/src/papers.js";

const file = new URL("../experiments/catalogue.generated.ts", import.meta.url);

function source() {
  return `// Written by tools/writeCatalogue.js from the experiments' schemas; change those and run "npm run generate".
// biome-ignore-all format: lines are as long as the lists that they hold.

/** Every experiment: its settings, and the names of its tables and figures (a number is the paper's: "3" is Table 3 or Figure 3). */
export interface Catalogue {
${experiments.map(entry).join("\n")}
}

${experiments.map(settings).join("\n\n")}

/** What is said of an experiment before it is loaded. */
export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Seconds that the quick profile may take on two cores. */
  readonly budget: number;
  readonly reproduces: readonly { readonly paper: "A" | "B"; readonly item: string; readonly label: string }[];
  /** Its module. */
  readonly load: () => Promise<Readonly<Record<string, unknown>>>;
}

/** Every experiment of the lab, in the papers' order. */
export const listed: readonly Listed[] = [
${experiments.map(listing).join("\n")}
];
`;
}

/** What `Listed` says of an experiment, a line a property. */
function listing({ id, title, summary, budget, reproduces }) {
  const items = reproduces.map(({ paper, item }) => ({ paper, item, label: published(paper, item).label }));
  const said = { id, title, summary, budget, reproduces: items };
  return `  {\n${Object.entries(said)
    .map(([name, value]) => `    ${name}: ${JSON.stringify(value)},`)
    .join("\n")}\n    load: () => import("./${id}/index.js"),\n  },`;
}

function entry(experiment) {
  const { id, title, tables, figures } = experiment;
  return `  /** ${title}. */
  ${key(id)}: {
    settings: ${typeName(id)};
    ${union("tables", Object.keys(outputNames(tables, "table")))};
    ${union("figures", Object.keys(outputNames(figures, "figure")))};
  };`;
}

/** A property of one of the names, a line each where they are too many for one of 130 characters, as the formatter has it. */
function union(property, names) {
  if (names.length === 0) return `${property}: never`;
  const texts = names.map((name) => JSON.stringify(name));
  const line = `${property}: ${texts.join(" | ")}`;
  return line.length + 5 <= 130 ? line : `${property}:${texts.map((text) => `\n      | ${text}`).join("")}`;
}

function settings({ id, title, config }) {
  return `/** Settings of ${id} (${title.replaceAll("*/", "")}); those left out are the profile's. */\nexport interface ${typeName(id)} ${section(config, "")}`;
}

function section(schema, indent) {
  const fields = Object.fromEntries(fieldsOf(schema).map((field) => [field.key, field]));
  const lines = Object.entries(schema.shape).flatMap(([name, value]) => {
    const inner = bare(value);
    if (inner instanceof z.ZodObject) return [`${indent}  ${key(name)}?: ${section(inner, `${indent}  `)};`];
    const { description, unit, allowed, default: fallback } = fields[name];
    const what = [description, unit && `Unit: ${unit}.`, `Allowed: ${allowed}.`, `Default: ${JSON.stringify(fallback)}.`];
    return [`${indent}  /** ${what.filter(Boolean).join(" ")} */`, `${indent}  ${key(name)}?: ${typeText(inner)};`];
  });
  return `{\n${lines.join("\n")}\n${indent}}`;
}

function typeText(schema) {
  const inner = bare(schema);
  if (inner instanceof z.ZodNumber) return "number";
  if (inner instanceof z.ZodBoolean) return "boolean";
  if (inner instanceof z.ZodString) return "string";
  if (inner instanceof z.ZodEnum) return inner.options.map((option) => JSON.stringify(option)).join(" | ");
  if (inner instanceof z.ZodLiteral) return [...inner.values].map((value) => JSON.stringify(value)).join(" | ");
  if (inner instanceof z.ZodUnion) return inner.options.map(typeText).join(" | ");
  if (inner instanceof z.ZodArray) return `readonly ${group(typeText(inner.element))}[]`;
  if (inner instanceof z.ZodObject) {
    return `{ ${Object.entries(inner.shape)
      .map(([name, value]) => `${key(name)}${bare(value) === value ? "" : "?"}: ${typeText(value)}`)
      .join("; ")} }`;
  }
  throw new RangeError(`no TypeScript for ${inner.constructor.name}; teach tools/writeCatalogue.js`);
}

function group(type) {
  return type.includes("|") ? `(${type})` : type;
}

function bare(schema) {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? bare(schema.unwrap()) : schema;
}

function key(name) {
  return /^\w+$/.test(name) ? name : JSON.stringify(name);
}

function typeName(id) {
  const words = id.split("-").map((word) => word[0].toUpperCase() + word.slice(1));
  return `${words.join("")}Settings`;
}

if (process.argv.includes("--check")) {
  if (readFileSync(file, "utf8") !== source()) {
    process.stderr.write('experiments/catalogue.generated.ts is out of date; run "npm run generate"\n');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, source());
}
