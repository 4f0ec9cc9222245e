import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { resolve } from "../../src/lab/typescriptHooks.js";

const folder = mkdtempSync(join(tmpdir(), "ridgelab-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("what a TypeScript file imports as ./x.js", () => {
  const url = (name: string): string => pathToFileURL(join(folder, name)).href;
  const found = async (specifier: string): Promise<string> => {
    const next = async (asked: string) => ({ url: asked });
    return (await resolve(specifier, { parentURL: url("mine.ts") } as never, next)).url;
  };
  for (const name of ["source.ts", "both.ts", "both.js", "compiled.js"]) writeFileSync(join(folder, name), "");

  it("is x.ts where only that is there, and x.js where that is", async () => {
    expect(await found("./source.js")).toBe(url("source.ts"));
    expect(await found("./both.js")).toBe("./both.js");
    expect(await found("./compiled.js")).toBe("./compiled.js");
    expect(await found("./neither.js")).toBe("./neither.js");
  });
});
