import { createRequire } from "node:module";
import type { parse } from "yaml";

/** `parse` of the package yaml, which is loaded on the first call: most runs read no YAML. */
export const parseYaml: typeof parse = (...args: [string]) => {
  const yaml = createRequire(import.meta.url)("yaml") as { parse: typeof parse };
  return yaml.parse(...args);
};
