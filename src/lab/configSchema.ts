import { z } from "zod";
import type { Experiment } from "./experiment.js";

/**
 * The JSON Schema (draft 2020-12) of an experiment's configuration files, for editors: every setting with its default, range, unit and
 * sentence. No setting is required, as the profile fills in what a file leaves out, and a file may name the schema by `$schema`.
 */
export function configSchema({ id, title, config }: Pick<Experiment, "id" | "title" | "config">): Record<string, unknown> {
  const { $schema, properties, ...rest } = z.toJSONSchema(config, {
    io: "input",
    unrepresentable: "any",
    override({ jsonSchema }) {
      delete jsonSchema.required;
      if (jsonSchema.unit === "") delete jsonSchema.unit;
    },
  });
  return { $schema, $id: `${id}.schema.json`, title, ...rest, properties: { $schema: { type: "string" }, ...properties } };
}
