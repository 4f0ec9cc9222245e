import { expect, test } from "vitest";
import { orient } from "../../src/prints/orient.js";

/** Stored as abc over def. */
const stored = { width: 3, height: 2, data: Float32Array.from("abcdef", (letter) => letter.charCodeAt(0)) };

// TIFF 6.0, page 36: what the stored first row and first column are of the picture shown.
test.each([
  [1, "abc/def"],
  [2, "cba/fed"],
  [3, "fed/cba"],
  [4, "def/abc"],
  [5, "ad/be/cf"],
  [6, "da/eb/fc"],
  [7, "fc/eb/da"],
  [8, "cf/be/ad"],
])("orientation %i shows abc/def as %s", (orientation, shown) => {
  const { width, data } = orient(stored, orientation);
  const rows = String.fromCharCode(...data).match(new RegExp(`.{${width}}`, "g"));
  expect(rows?.join("/")).toBe(shown);
});
