import { z } from "zod";
import type { Template } from "../template.js";

const minutia = z.object({
  x: z.number(),
  y: z.number(),
  direction: z
    .number()
    .min(0)
    .lt(2 * Math.PI),
  type: z.enum(["ending", "bifurcation"]),
  quality: z.number().min(0).max(1),
});

const template = z.object({
  width: z.int().min(1),
  height: z.int().min(1),
  dpi: z.number().positive(),
  minutiae: z.array(minutia),
});

const schema = z.strictObject({
  format: z.literal("ridgelab template"),
  version: z.literal(1),
  ...template.shape,
  minutiae: z.array(minutia.strict()),
});

/**
 * A template as JSON, every number exact: `{"format": "ridgelab template", "version": 1, "width", "height", "dpi", "minutiae"}`.
 *
 * @example
 * import { templateToJson } from "ridgelab/minutiae";
 * JSON.parse(templateToJson({ width: 9, height: 9, dpi: 500, minutiae: [] })).format; // "ridgelab template"
 */
export function templateToJson({ width, height, dpi, minutiae }: Template): string {
  const lines = minutiae.map(({ x, y, direction, type, quality }) => JSON.stringify({ x, y, direction, type, quality }));
  const head = JSON.stringify({ format: "ridgelab template", version: 1, width, height, dpi }).slice(0, -1);
  return `${head},"minutiae":[${lines.length > 0 ? `\n${lines.join(",\n")}\n` : ""}]}\n`;
}

/**
 * Reads what `templateToJson` writes.
 * @param name what to call the text in errors
 * @throws RangeError of one line that says what is wrong.
 *
 * @example
 * import { templateFromJson, templateToJson } from "ridgelab/minutiae";
 * templateFromJson(templateToJson({ width: 9, height: 9, dpi: 500, minutiae: [] })); // { width: 9, height: 9, dpi: 500, minutiae: [] }
 * templateFromJson("{}", "print.json"); // throws print.json: format: Invalid input: expected "ridgelab template"
 */
export function templateFromJson(text: string, name = "JSON template"): Template {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw new RangeError(`${name}: is no JSON: ${(cause as Error).message.replace(/\s+/g, " ")}`);
  }
  return assertTemplate(value, name, schema);
}

/**
 * Throws a RangeError of one line unless a value is a template whose numbers are in their ranges.
 * @param form what it must be besides: of a file, with its format and version
 */
export function assertTemplate(value: unknown, name: string, form: z.ZodType<Template> = template): Template {
  const read = form.safeParse(value);
  if (!read.success) {
    const [{ path, message }] = read.error.issues;
    throw new RangeError(`${name}: ${path.length > 0 ? `${path.join(".")}: ` : ""}${message.replace(/\s+/g, " ")}`);
  }
  const { width, height, dpi, minutiae } = read.data;
  return { width, height, dpi, minutiae };
}
