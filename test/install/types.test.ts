import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "../../src/packageRoot.js";

/** The packages whose types a module's declarations reach. */
function packagesOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
  const names = [...text.matchAll(/(?:from |import\()"([^"]+)"/g)].map((match) => match[1]!);
  return names.flatMap((name) =>
    name.startsWith(".") ? packagesOf(resolve(dirname(file), name.replace(/\.js$/, ".d.ts")), seen) : [name],
  );
}

it("the core module's types need those of no package but zod and plotly.js: tfjs's and danfojs's do not compile strictly", () => {
  const names = new Set(
    packagesOf(join(packageRoot(), "dist", "src", "index.d.ts"))
      .map((name) => name.split("/")[0]!)
      .filter((name) => !name.startsWith("node:")),
  );
  expect([...names].sort()).toEqual(["plotly.js", "zod"]);
});
