import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readTemplate } from "../../../src/minutiae/readTemplate.js";
import type { Template } from "../../../src/minutiae/template.js";
import { writeTemplate } from "../../../src/minutiae/writeTemplate.js";

const folder = mkdtempSync(join(tmpdir(), "ridgelab-"));
afterAll(() => rmSync(folder, { recursive: true }));

const template: Template = {
  width: 300,
  height: 200,
  dpi: 500,
  minutiae: [{ x: 10, y: 20, direction: Math.PI / 4, type: "ending", quality: 0.5 }],
};

describe("template files", () => {
  it.each(["json", "xyt", "fmr", "iso"])("of the extension .%s come back", async (extension) => {
    const path = join(folder, `101_1.${extension}`);
    writeTemplate(path, template);
    expect(await readTemplate(path, template)).toEqual(template);
  });

  it("that are missing, of another kind or malformed are refused in one line that names them", async () => {
    const path = (name: string) => join(folder, name);
    await expect(readTemplate(path("none.json"))).rejects.toThrow(`${path("none.json")}: does not exist`);
    await expect(readTemplate(path("101_1.xyt"))).rejects.toThrow("does not say how large its print is; give width and height");
    writeFileSync(path("a.fmr"), "FMR");
    await expect(readTemplate(path("a.fmr"))).rejects.toThrow(`${path("a.fmr")}: is no finger minutiae record`);
    writeFileSync(path("a.txt"), "");
    await expect(readTemplate(path("a.txt"))).rejects.toThrow(
      "templates are read from .json, .xyt, .fmr, .iso and .ansi; given .txt",
    );
    expect(() => writeTemplate(path("a.txt"), template)).toThrow(
      "templates are written as .json, .xyt, .fmr or .iso; given .txt",
    );
    expect(() => writeTemplate(path("no/a.json"), template)).not.toThrow(/\n/);
  });

  it("that are minutiae records are known by their first bytes", async () => {
    const path = (name: string) => join(folder, name);
    writeTemplate(path("b.fmr"), template);
    copyFileSync(path("b.fmr"), path("b.bin"));
    copyFileSync(path("b.fmr"), path("b.xyt"));
    expect(await readTemplate(path("b.bin"))).toEqual(template);
    await expect(readTemplate(path("b.xyt"), template)).rejects.toThrow(
      `${path("b.xyt")}: is named .xyt but holds a finger minutiae record; name it .fmr`,
    );
  });

  it("hold one view, and say so", async () => {
    const path = join(folder, "c.fmr");
    writeTemplate(path, template);
    expect(await readTemplate(path, { view: 1 })).toEqual(template);
    await expect(readTemplate(path, { view: 2 })).rejects.toThrow(`${path}: view must be 1; got 2`);
    await expect(readTemplate(join(folder, "101_1.json"), { view: 2 })).rejects.toThrow("holds one view; view must be 1; got 2");
  });

  it("are not written where they could not be read again", () => {
    const path = join(folder, "d.fmr");
    const [minutia] = template.minutiae;
    const broken = (change: object) => () => writeTemplate(path, { ...template, minutiae: [{ ...minutia, ...change }] });
    expect(broken({ quality: 1.2 })).toThrow(`${path}: minutiae.0.quality: `);
    expect(broken({ direction: Number.NaN })).toThrow(`${path}: minutiae.0.direction: `);
    expect(broken({ x: 300 })).toThrow(`${path}: minutia 1: the minutia at x 300, 20 from the top lies outside the print`);
    expect(existsSync(path)).toBe(false);
  });
});
