import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "../src/packageRoot.js";

const root = packageRoot();
const docs = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md"));
const pages = ["README.md", "CONTRIBUTING.md", "data/README.md", "data/weights/README.md", ...docs.map((name) => `docs/${name}`)];

/** Targets of links and pictures that lie here, without anchors. */
function linksOf(page: string): string[] {
  const text = readFileSync(join(root, page), "utf8").replaceAll(/```.*?```/gs, "");
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!.split("#", 1)[0]!);
  return targets.filter((target) => target !== "" && !/^[a-z]+:/.test(target)).map((target) => join(dirname(page), target));
}

it.each(pages)("%s links to nothing that is missing", (page) => {
  expect(linksOf(page).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it("README leads to every page of docs, and is short", () => {
  expect(docs.map((name) => `docs/${name}`).filter((page) => !linksOf("README.md").includes(relative(".", page)))).toEqual([]);
  expect(readFileSync(join(root, "README.md"), "utf8").split("\n").length).toBeLessThanOrEqual(151);
});
