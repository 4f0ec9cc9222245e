// What `npm ci` runs in a checkout: compiles src/ and experiments/ into dist/, and writes down what each file there imports (code.json). Where development's packages are left out (`npm ci --omit=dev`)
// the types are not checked: the notebooks' compiler drops them.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
if (existsSync(compiler)) {
  process.exitCode = spawnSync(process.execPath, [compiler, "-p", "tsconfig.json"], { cwd: root, stdio: "inherit" }).status ?? 1;
} else {
  const ts = createRequire(import.meta.url)("@tslab/typescript-for-tslab");
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true };
  for (const folder of ["src", "experiments"]) {
    for (const name of readdirSync(join(root, folder), { recursive: true }).map(String)) {
      if (!name.endsWith(".ts")) continue;
      const source = readFileSync(join(root, folder, name), "utf8");
      const file = join(root, "dist", folder, name.replace(/\.ts$/, ".js"));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, ts.transpileModule(source, { compilerOptions, fileName: name }).outputText);
    }
  }
}

await writeCode();

/** Writes dist/code.json: what `parseCode` finds in each compiled file, by the file's digest. What is known of the same bytes is kept. */
async function writeCode() {
  const dist = join(root, "dist");
  const { parseCode } = await import("../dist/src/lab/parseCode.js");
  const { sha256 } = await import("../dist/src/lab/digest.js");
  const file = join(dist, "code.json");
  const before = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const sources = readdirSync(dist, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".js"))
    .sort()
    .map((name) => readFileSync(join(dist, name), "utf8"));
  const now = Object.fromEntries(sources.map((source) => [sha256(source), source]));
  writeFileSync(
    file,
    JSON.stringify(Object.fromEntries(Object.entries(now).map(([key, source]) => [key, before[key] ?? parseCode(source)]))),
  );
}
