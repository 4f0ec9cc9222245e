import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { identify } from "../../src/index.js";
import { packageRoot } from "../../src/packageRoot.js";
import { createImage, withData } from "../../src/prints/grayImage.js";
import { writeImage } from "../../src/prints/writeImage.js";
import { createFinger } from "../../src/synth/createFinger.js";
import { createImpression } from "../../src/synth/createImpression.js";

const folder = mkdtempSync(join(tmpdir(), "ridgelab-identify-"));
const gallery = join(folder, "gallery");
const probe = join(folder, "probe.png");

function ridgelab(...args: string[]) {
  const words = [join(packageRoot(), "bin", "ridgelab.js"), "identify", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: "utf8" });
  return { status, stdout, stderr };
}

beforeAll(async () => {
  mkdirSync(gallery);
  mkdirSync(join(folder, "empty"));
  for (const number of [0, 1, 2]) {
    const finger = createFinger("test identify", number);
    for (const impression of [0, 1]) {
      const { image } = createImpression(finger, impression, { quality: "easy" });
      await writeImage(join(gallery, `${number}_${impression}.png`), image);
    }
    if (number !== 1) continue;
    const { image } = createImpression(finger, 2, { quality: "easy" });
    await writeImage(probe, image);
    // upside down, by whole pixels
    await writeImage(join(folder, "turned.png"), withData(image, image.data.toReversed()));
  }
  await writeImage(join(gallery, "3_0.png"), createImage(96, 96, { fill: 255 }));
  await writeImage(join(folder, "blank.png"), createImage(96, 96, { fill: 255 }));
  writeFileSync(join(folder, "words.png"), "no picture");
}, 60_000);

describe("ridgelab identify", () => {
  it("lists the fingers that are most alike, the print's own first, and says what was left out", { timeout: 60_000 }, () => {
    const { status, stdout, stderr } = ridgelab("probe.png", "--gallery", "gallery", "--top", "2");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ +1 {2}1 +0\.\d{3} {2}1_[01]\.png\n +2 {2}[02] +0\.\d{3} /m);
    expect(stdout).toContain("probe.png beside 6 prints of 3 fingers.");
    expect(stderr).toContain("left out: 3_0.png: a print must show 6 minutiae of a mean quality of 0.1; got 0 of 0.00");
  });

  it("finds the finger of a print that lies upside down", { timeout: 60_000 }, () => {
    const { stdout } = ridgelab("turned.png", "--gallery", "gallery", "--json");
    const { ranks } = JSON.parse(stdout) as { ranks: { finger: string; score: number }[] };
    expect(ranks.map(({ finger }) => finger)).toEqual(["1", expect.anything(), expect.anything()]);
    expect(ranks[0]!.score).toBeGreaterThan(5 * ranks[1]!.score);
  });

  it("does not find a print of the gallery itself", { timeout: 60_000 }, async () => {
    const found = await identify(join(gallery, "1_0.png"), gallery, { top: 1 });
    expect(found.ranks).toMatchObject([{ rank: 1, finger: "1", file: "1_1.png" }]);
    expect(found.leftOut).toContainEqual({ file: join(gallery, "1_0.png"), reason: "the print itself" });
  });

  const calls: [string, number, string[], RegExp][] = [
    ["a print that is not there", 2, ["nowhere.png", "--gallery", "gallery"], /no such file or folder: nowhere\.png/],
    ["a print that is a folder", 2, ["gallery", "--gallery", "gallery"], /gallery is a folder; give a file/],
    [
      "a print that is no picture",
      1,
      ["words.png", "--gallery", "gallery"],
      /words\.png: must be a picture of one of the formats/,
    ],
    ["a print that shows nothing", 1, ["blank.png", "--gallery", "gallery"], /blank\.png: a print must show 6 minutiae/],
    ["no gallery", 2, ["probe.png"], /required option '--gallery <folder>' not specified/],
    ["a gallery that is not there", 2, ["probe.png", "--gallery", "x"], /--gallery must be a folder of prints, .*; got x/],
    ["a gallery without a name", 2, ["probe.png", "--gallery", ""], /--gallery must be a folder of prints, .*; got nothing/],
    ["an empty gallery", 2, ["probe.png", "--gallery", "empty"], /empty: is empty: no prints/],
    ["a gallery that is a file", 2, ["probe.png", "--gallery", "probe.png"], /probe\.png: is a file; give a folder/],
    ["no rank", 2, ["probe.png", "--gallery", "gallery", "--top", "0"], /'0' is invalid\. It must be a whole number from 1/],
    ["half a rank", 2, ["probe.png", "--gallery", "gallery", "--top", "1.5"], /It must be a whole number from 1/],
  ];
  it.each(calls)("refuses %s in one line, with status %i", { timeout: 30_000 }, (_, expected, args, message) => {
    const { status, stdout, stderr } = ridgelab(...args);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(stdout).toBe("");
    expect(status).toBe(expected);
  });
});
