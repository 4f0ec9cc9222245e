import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { templateFromJson, templateToJson } from "../../../src/minutiae/formats/json.js";
import { templates } from "./templates.js";

const small = '{"format":"ridgelab template","version":1,"width":9,"height":8,"dpi":500,"minutiae":[]}';

describe("a template as JSON", () => {
  it("comes back exactly as it was", () => {
    fc.assert(
      fc.property(templates, (template) => {
        expect(templateFromJson(templateToJson(template))).toEqual(template);
      }),
    );
  });

  it("has a line a minutia", () => {
    const minutia = { x: 3, y: 4, direction: 1.5, type: "ending" as const, quality: 0.25 };
    const text = templateToJson({ width: 9, height: 8, dpi: 500, minutiae: [minutia, minutia] });
    expect(text.split("\n")).toEqual([
      '{"format":"ridgelab template","version":1,"width":9,"height":8,"dpi":500,"minutiae":[',
      '{"x":3,"y":4,"direction":1.5,"type":"ending","quality":0.25},',
      '{"x":3,"y":4,"direction":1.5,"type":"ending","quality":0.25}',
      "]}",
      "",
    ]);
    expect(templateToJson({ width: 9, height: 8, dpi: 500, minutiae: [] })).toBe(`${small}\n`);
  });

  it("may begin with a byte order mark", () => {
    expect(templateFromJson(`\uFEFF${small}`)).toEqual({ width: 9, height: 8, dpi: 500, minutiae: [] });
  });

  it.each([
    ["{", /^a\.json: is no JSON: /],
    [small.replace("ridgelab", "other"), /^a\.json: format: .*ridgelab template/],
    [small.replace('"dpi":500,', ""), /^a\.json: dpi: /],
    [small.replace('"width":9', '"width":0'), /^a\.json: width: /],
    [small.replace("[]", '[{"x":1,"y":2,"direction":7,"type":"ending","quality":0}]'), /^a\.json: minutiae\.0\.direction: /],
    [small.replace("[]", '[{"x":1,"y":2,"direction":6,"type":"dot","quality":0}]'), /^a\.json: minutiae\.0\.type: /],
  ])("is refused in one line where it is malformed: %s", (text, message) => {
    expect(() => templateFromJson(text, "a.json")).toThrow(message);
    expect(() => templateFromJson(text, "a.json")).not.toThrow(/\n/);
  });
});
