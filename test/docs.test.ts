import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path/posix";
import { expect, it } from "vitest";
import { readNotebook } from "../src/notebooks/notebookFile.js";
import { packageRoot } from "../src/packageRoot.js";

const root = packageRoot();
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const docs = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md") && !/^(?:build|node_modules)\b/.test(name))
  .map((name) => `docs/${name}`);
const pages = ["README.md", "CONTRIBUTING.md", "data/README.md", "data/weights/README.md", ...docs];

/** Links and pictures of a page that lead to files here: the file, and the anchor where there is one. */
function linksOf(page: string): { readonly file: string; readonly anchor: string | undefined }[] {
  const text = read(page).replaceAll(/```.*?```|`[^`\n]*`/gs, "");
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!.split("#"));
  return targets
    .filter(([file]) => !/^[a-z]+:/.test(file!))
    .map(([file, anchor]) => ({ file: file === "" ? page : join(dirname(page), file!).replace(/\/$/, ""), anchor }));
}

/** Anchors of a page's headings, as GitHub makes them. */
function anchorsOf(page: string): string[] {
  const headings = [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!.toLowerCase());
  return headings.map((heading) => heading.replaceAll(/[^\p{L}\p{N}\s_-]/gu, "").replaceAll(" ", "-"));
}

it.each(pages)("%s links to no file and no heading that is missing", (page) => {
  const dead = linksOf(page).filter(
    ({ file, anchor }) =>
      !existsSync(join(root, file)) || (anchor !== undefined && file.endsWith(".md") && !anchorsOf(file).includes(anchor)),
  );
  expect(dead).toEqual([]);
});

it("the index leads to every page of docs, and README, which is short, to the index", () => {
  const listed = linksOf("docs/index.md").map(({ file }) => file);
  expect(docs.filter((page) => page !== "docs/index.md" && !listed.includes(page))).toEqual([]);
  expect(linksOf("README.md").map(({ file }) => file)).toContain("docs/index.md");
  expect(read("README.md").split("\n").length).toBeLessThanOrEqual(151);
});

it("no page has a path of the machine that it was made on", () => {
  expect(docs.filter((page) => /(?:^|[\s"'(])\/(?:tmp|home|root|work|Users)\//.test(read(page)))).toEqual([]);
});

const notebooks = readdirSync(join(root, "notebooks")).filter((name) => name.endsWith(".ipynb"));
it.each(notebooks)("the page of %s shows its prose and code as they are, and figures", (file) => {
  const page = read(`docs/notebooks/${basename(file, ".ipynb")}.md`);
  const missing = readNotebook(join(root, "notebooks", file)).cells.filter(({ source }) =>
    source.split(/(?<=^# .+)\n+/).some((part) => !page.includes(part.trim())),
  );
  expect(
    missing.map(({ source }) => source),
    "ridgelab notebook run, then tools/writeNotebooks.js",
  ).toEqual([]);
  expect(page.match(/^!\[/gm)!.length).toBeGreaterThanOrEqual(2);
});
