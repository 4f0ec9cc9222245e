import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import ts from "typescript";

/** Files that lead to everything: a test that sees a file only through them is far from it. */
const HUBS = new Set(["experiments/index.ts", "experiments/catalogue.generated.ts", "src/index.ts", "src/cli.ts"]);

/**
 * Who imports whom, over src, experiments and test. An import of types alone does not count; a string that names a module (a worker's task) does, and
 * one that names the compiled command leads to src/cli.ts.
 */
export function importGraph(root) {
  const imports = new Map();
  const all = ["src", "experiments", "test"].flatMap((folder) => filesUnder(join(root, folder)));
  for (const path of all) imports.set(nameOf(root, path), new Set(namesIn(root, path)));
  const tests = [...imports.keys()].filter((name) => name.endsWith(".test.ts"));
  const distances = new Map();
  const from = (start, throughHubs) => {
    const key = `${start} ${throughHubs}`;
    if (!distances.has(key)) distances.set(key, walk(imports, start, throughHubs));
    return distances.get(key);
  };

  return {
    /**
     * The tests that reach a file, with the least number of imports between, nearest first: those not through a hub; where there are none and the
     * file is no experiment's, those through one, `far`, the tests of the file's own room first.
     */
    testsOf(file) {
      const reaching = (throughHubs) =>
        tests.flatMap((test) => {
          const distance = from(test, throughHubs).get(file);
          return distance === undefined ? [] : [{ test, distance, far: throughHubs }];
        });
      const near = reaching(false);
      const all = near.length > 0 || file.startsWith("experiments/") ? near : reaching(true);
      const abroad = ({ test, far }) => Number(far && test.split("/")[1] !== file.split("/")[1]);
      return all.sort((a, b) => abroad(a) - abroad(b) || a.distance - b.distance || (a.test < b.test ? -1 : 1));
    },

    /** The ids of the experiments that import a file. An experiment is a module of experiments/index.ts that states an `id`. */
    experimentsOf(file) {
      return [...(imports.get("experiments/index.ts") ?? [])].flatMap((module) => {
        const id = idIn(root, module);
        return id !== undefined && from(module, false).has(file) ? [id] : [];
      });
    },
  };
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}

function nameOf(root, path) {
  return relative(root, path).split(sep).join("/");
}

function namesIn(root, path) {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true);
  const names = [];
  const visit = (node) => {
    if (ts.isImportDeclaration(node) && isOnlyTypes(node)) return;
    if (ts.isExportDeclaration(node) && node.isTypeOnly) return;
    if (ts.isStringLiteralLike(node)) {
      const name = moduleNamed(root, path, node.text);
      if (name) names.push(name);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

function isOnlyTypes({ importClause }) {
  if (!importClause) return false;
  if (importClause.isTypeOnly) return true;
  const bindings = importClause.namedBindings;
  return (
    !importClause.name && bindings && ts.isNamedImports(bindings) && bindings.elements.every((element) => element.isTypeOnly)
  );
}

/** The file that a string in `path` names, from there or from the root. */
function moduleNamed(root, path, text) {
  if (text.endsWith("ridgelab.js")) return "src/cli.ts";
  if (!/^[.\w][\w./-]*\/[\w./-]+$/.test(text)) return undefined;
  const bare = text.replace(/^(\.\.\/)*dist\//, "").replace(/\.[jt]s$/, "");
  for (const base of [dirname(path), root]) {
    const file = `${resolve(base, bare)}.ts`;
    if (existsSync(file)) return nameOf(root, file);
  }
  return undefined;
}

function walk(imports, start, throughHubs) {
  const distance = new Map([[start, 0]]);
  const open = [start];
  for (const name of open) {
    if (!throughHubs && name !== start && HUBS.has(name)) continue;
    for (const next of imports.get(name) ?? []) {
      if (distance.has(next)) continue;
      distance.set(next, distance.get(name) + 1);
      open.push(next);
    }
  }
  return distance;
}

function idIn(root, module) {
  return /\bid: "([\w-]+)"/.exec(readFileSync(join(root, module), "utf8"))?.[1];
}
