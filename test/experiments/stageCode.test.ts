import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { codeParts } from "../../src/lab/codeDigest.js";
import { packageRoot } from "../../src/packageRoot.js";

/**
 * A stage is cached by the modules it names as its code. So every function that a stage's body calls must come from one of them (or
 * from what they import); what stands in the experiment's own file would change without the stage running again.
 */
const folder = join(packageRoot(), "experiments");
const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));

interface StageCall {
  readonly name: string;
  readonly code: readonly string[];
  readonly uses: readonly string[];
}

function stageCalls(source: ts.SourceFile): StageCall[] {
  const imported = new Map<string, string>();
  const local = new Map<string, ts.Node>();
  const tasks = new Map<string, string>();
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement) && !statement.importClause?.isTypeOnly) {
      const from = (statement.moduleSpecifier as ts.StringLiteral).text;
      const bindings = statement.importClause?.namedBindings;
      if (bindings && ts.isNamedImports(bindings)) {
        for (const element of bindings.elements) if (!element.isTypeOnly) imported.set(element.name.text, from);
      }
    } else if (ts.isFunctionDeclaration(statement) && statement.name) local.set(statement.name.text, statement);
    else if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (!ts.isIdentifier(name) || !initializer) continue;
        const isTask = ts.isCallExpression(initializer) && initializer.expression.getText() === "task";
        if (isTask) tasks.set(name.text, (initializer.arguments[0] as ts.StringLiteral).text);
        else local.set(name.text, initializer);
      }
    }
  }
  const calls: StageCall[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === "stage") {
      const [name, spec, body] = node.arguments as unknown as [ts.StringLiteral, ts.ObjectLiteralExpression, ts.Node];
      const code = spec.properties.find((p) => p.name?.getText() === "code") as ts.PropertyAssignment;
      const modules = (code.initializer as ts.ArrayLiteralExpression).elements.map((e) =>
        ts.isStringLiteral(e) ? e.text : (tasks.get(e.getText()) ?? `unknown ${e.getText()}`),
      );
      const uses = new Set<string>();
      const collect = (part: ts.Node): void => {
        if (ts.isTypeNode(part)) return;
        if (ts.isIdentifier(part) && !(ts.isPropertyAccessExpression(part.parent) && part.parent.name === part)) {
          const from = imported.get(part.text);
          if (from?.startsWith(".")) uses.add(posix.normalize(`experiments/${from}`).replace(/\.js$/, ""));
          if (local.has(part.text)) uses.add(`${part.text} of the experiment's own file`);
          const task = tasks.get(part.text);
          if (task) uses.add(task);
        }
        ts.forEachChild(part, collect);
      };
      collect(body);
      calls.push({ name: name.text, code: modules, uses: [...uses] });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return calls;
}

describe("the code that stages name", () => {
  for (const file of files) {
    const source = ts.createSourceFile(file, readFileSync(join(folder, file), "utf8"), ts.ScriptTarget.ES2022, true);
    for (const { name, code, uses } of stageCalls(source)) {
      it(`covers what stage ${name} of ${file} calls`, () => {
        const covered = Object.keys(codeParts(code));
        expect(uses.filter((module) => !covered.includes(module))).toEqual([]);
      });

      it(`keeps figures and tables out of stage ${name} of ${file}`, () => {
        expect(Object.keys(codeParts(code)).filter((m) => /^src\/(figures|tables|lab)\//.test(m))).toEqual([]);
      });
    }
  }
});
