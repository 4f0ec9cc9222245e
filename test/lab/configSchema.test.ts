import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { experiments } from "../../experiments/index.js";
import { resolveConfig } from "../../src/lab/config.js";
import { configSchema } from "../../src/lab/configSchema.js";
import { field } from "../../src/lab/experiment.js";

describe("the JSON Schema of an experiment's configuration", () => {
  it("has each setting with default, range, unit and sentence, and requires none", () => {
    const config = z.strictObject({
      draws: field(z.int().min(2).max(9).default(4), "", "How many."),
      base: z.strictObject({ noise: field(z.number().positive().default(0.5), "px", "How much.") }),
      kind: field(z.enum(["a", "b"]).default("a"), "", "Which."),
    });
    expect(configSchema({ id: "mine", title: "Mine", config })).toEqual({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: "mine.schema.json",
      title: "Mine",
      type: "object",
      additionalProperties: false,
      properties: {
        $schema: { type: "string" },
        draws: { type: "integer", minimum: 2, maximum: 9, default: 4, description: "How many." },
        base: {
          type: "object",
          additionalProperties: false,
          properties: { noise: { type: "number", exclusiveMinimum: 0, default: 0.5, unit: "px", description: "How much." } },
        },
        kind: { type: "string", enum: ["a", "b"], default: "a", description: "Which." },
      },
    });
  });

  it.each(experiments.map((experiment) => [experiment.id, experiment] as const))("can be made of %s", (_, experiment) => {
    const { properties } = configSchema(experiment) as { properties: object };
    expect(Object.keys(properties)).toEqual(["$schema", ...Object.keys(experiment.config.shape)]);
  });

  it("may be named in a file", () => {
    const folder = mkdtempSync(join(tmpdir(), "ridgelab-"));
    const file = join(folder, "mine.json");
    writeFileSync(file, JSON.stringify({ $schema: "./normal-law.schema.json", draws: 5000 }));
    const normalLaw = experiments.find(({ id }) => id === "normal-law")!;
    expect(resolveConfig(normalLaw, { profile: "quick", file })).toMatchObject({ draws: 5000 });
    rmSync(folder, { recursive: true });
  });
});
