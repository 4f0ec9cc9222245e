import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { packageRoot } from "../src/packageRoot.js";

const { exports } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as { exports: Record<string, object> };
const indexes = Object.keys(exports).flatMap((path) => (path === "." ? [] : [join("src", path.slice(2), "index")]));

/** What a TypeScript file imports, from the project's root and without extension; packages as they are named. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, "utf8"));
  return importedFiles.map(({ fileName }) => {
    if (!fileName.startsWith(".")) return fileName;
    return relative(packageRoot(), join(dirname(file), fileName)).replace(/\.js$/, "");
  });
}

function sources(folder: string): string[] {
  const files = readdirSync(join(packageRoot(), folder), { recursive: true, encoding: "utf8" });
  return files.filter((file) => file.endsWith(".ts")).map((file) => join(packageRoot(), folder, file));
}

it("has an index in each room that is exported, and each index is exported", () => {
  const rooms = readdirSync(join(packageRoot(), "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const found = rooms.flatMap(({ name }) => (readdirSync(join(packageRoot(), "src", name)).includes("index.ts") ? [name] : []));
  expect(indexes.toSorted()).toEqual(found.map((name) => join("src", name, "index")).sort());
});

it("reads no room as a whole, so that a stage's code is only what it uses", () => {
  const readers = [...sources("src"), ...sources("experiments")].filter((file) =>
    importsOf(file).some((name) => indexes.includes(name) || /^ridgelab(\/|$)/.test(name)),
  );
  expect(readers.map((file) => relative(packageRoot(), file)).filter((file) => file !== join("src", "index.ts"))).toEqual([]);
});

it("takes nothing into a room's index from another room", () => {
  for (const index of indexes) {
    for (const name of importsOf(join(packageRoot(), `${index}.ts`))) expect(`${name}/`).toContain(`${dirname(index)}/`);
  }
});
