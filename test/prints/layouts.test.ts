import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LAYOUT_NAMES } from "../../src/prints/layouts/allLayouts.js";
import { chooseLayout } from "../../src/prints/layouts/chooseLayout.js";
import { namesDigit } from "../../src/prints/layouts/namesDigit.js";

/** Labels of all paths, `FINGER:IMPRESSION`, those without one as what is said of them. */
function labels(paths: readonly string[], settings: { layout?: string; pattern?: RegExp } = {}): string[] {
  const layout = chooseLayout(paths, settings);
  return paths
    .map((path) => layout.read(path))
    .map((label) => (typeof label === "string" ? label : `${label.finger}:${label.impression}`));
}

const doubt = (paths: readonly string[]): string => {
  try {
    chooseLayout(paths, {});
  } catch (error) {
    return (error as Error).message;
  }
  return expect.unreachable();
};

describe("a layout is found by itself", () => {
  test.each([
    ["fvc", ["101_1.tif", "102_8.TIF"], ["101:1", "102:8"]],
    ["names", ["ann_thumb_1.png", "7_3_4.png"], ["ann_thumb:1", "7_3:4"]],
    [
      "folders",
      ["anna-left-thumb/first.png", "anna-left-thumb/second.png", "boris/scan 10.png"],
      ["anna-left-thumb:first", "anna-left-thumb:second", "boris:scan 10"],
    ],
    ["folders", ["101/101_1.png", "101/101_2.png", "102/102_1.png"], ["101:101_1", "101:101_2", "102:102_1"]],
    ["folders", ["p1/f1/1.png", "p1/f2/1.png", "p2/f1/1.png"], ["p1/f1:1", "p1/f2:1", "p2/f1:1"]],
    ["folders", ["images/train/p1/1.png", "images/train/p2/1.png"], ["p1:1", "p2:1"]],
    ["folders", ["a/IMG_0001.png", "b/IMG_0002.png"], ["a:IMG_0001", "b:IMG_0002"]],
    [
      "folders-and-names",
      ["anna/left_index_1.png", "anna/right_thumb_1.png", "boris/left_index_1.png"],
      ["anna/left_index:1", "anna/right_thumb:1", "boris/left_index:1"],
    ],
    [
      "socofing",
      ["Real/1__M_Left_index_finger.BMP", "Real/2__F_Right_thumb_finger.BMP"],
      ["1_left_index:Real", "2_right_thumb:Real"],
    ],
    [
      "socofing",
      [
        "Altered/Altered-Easy/1__M_Left_index_finger_CR.BMP",
        "Altered/Altered-Hard/1__M_Left_index_finger_Obl.BMP",
        "1__M_Left_index_finger_zcut.bmp",
      ],
      ["1_left_index:CR-Easy", "1_left_index:Obl-Hard", "1_left_index:Zcut"],
    ],
    ["sd4", ["figs_0/f0001_01.png", "figs_0/s0001_01.png", "figs_1/F0251_07.png"], ["0001_01:f", "0001_01:s", "0251_07:f"]],
    [
      "sd300",
      ["00001000_roll_1000_01.png", "00001000_plain_1000_11.png", "00001000_plain_1000_02.png", "00001000_plain_1000_13.png"],
      ["00001000_01:roll", "00001000_01:plain", "00001000_02:plain", "is not one finger (finger position 13)"],
    ],
    [
      "sd302",
      ["00002302_A_roll_01.png", "00002302_B_roll_01.png", "00002302_R_500_slap_13.png", "00002302_U_1000_roll_10.png"],
      ["00002302_01:A_roll", "00002302_01:B_roll", "is not one finger (finger position 13)", "00002302_10:U_roll"],
    ],
    ["casia-v5", ["000/L/000_L0_0.bmp", "000/R/000_R3_4.bmp"], ["000_L0:0", "000_R3:4"]],
  ])("%s: %j", (name, paths, expected) => {
    expect(chooseLayout(paths, {}).name).toBe(name);
    expect(labels(paths)).toEqual(expected);
  });
});

describe("a folder that can be read in more than one way is refused, with the readings counted", () => {
  test.each([
    [
      ["Real/101_1.png", "Real/102_1.png"],
      "Real is the name of a part",
      ["2 fingers × 1 impression by file name", "1 finger × 2 impressions by folder"],
    ],
    [
      ["x/101_1.png", "x/102_1.png"],
      "the names in x/ may be those of several fingers (101_1.png, 102_1.png)",
      ["2 fingers × 1 impression by file name"],
    ],
    [
      ["train/101_1.png", "train/102_1.png", "test/101_2.png"],
      "train and test are names of parts",
      ["2 fingers × 1 to 2 impressions by file name", "3 fingers × 1 impression by folder and file name"],
    ],
    [["DB1_B/101_1.png", "DB2_B/101_1.png"], "DB1_B and DB2_B", ["2 fingers × 1 impression by folder"]],
    [
      ["a/101_1.png", "b/101_2.png"],
      "in one way by folder and in another by file name",
      ["1 finger × 2 impressions by file name", "2 fingers × 1 impression by folder"],
    ],
    [["anna/index1.png", "anna/thumb1.png"], "(index1.png, thumb1.png)", ["1 finger × 2 impressions by folder"]],
    [
      ["anna/left-index.png", "anna/right-thumb.png"],
      "(left-index.png, right-thumb.png)",
      ["1 finger × 2 impressions by folder"],
    ],
    [["a/1-1.png", "a/1-2.png", "a/2-1.png"], "(1-1.png, 2-1.png)", ["1 finger × 3 impressions by folder"]],
    [["left_index/anna_1.png", "left_index/boris_1.png"], "(anna_1.png, boris_1.png)", ["2 fingers × 1 impression by file name"]],
    [
      ["session1/a/1.png", "session2/a/2.png"],
      "session1 and session2 are names of parts",
      ["2 fingers × 1 impression by folder"],
    ],
    [["1_1.png", "f/x.png"], "lie at different depths", ["1 finger × 1 impression (1 of 2 pictures) by folder"]],
    [["anna/1.png", "anna/old/1.png"], "lie at different depths", ["2 fingers × 1 impression by folder"]],
    [
      ["1_1_1.jpg", "1_2_1.jpg"],
      "FINGER_SESSION_IMPRESSION",
      [
        "2 fingers × 1 impression by file name",
        '1 finger × 2 impressions by PolyU HRF\'s names FINGER_SESSION_IMPRESSION ("layout": "polyu")',
      ],
    ],
    [["7_2.png", "7_2_4.png"], "names of two and of three parts", ["2 fingers × 1 impression by file name"]],
    [
      ["f0001_01.png", "s0001_01.png", "101_1.png"],
      "holds 2 pictures named as in sd4 (f0001_01.png) and others that are not (101_1.png, 1 in all)",
      ['"layout": "sd4"'],
    ],
  ])("%j", (paths, why, readings) => {
    const message = doubt(paths);
    for (const part of [why, ...readings, "dataset.json"]) expect(message).toContain(part);
    expect(message).not.toContain("\n");
  });
});

describe("a layout can be chosen", () => {
  const split = ["train/101_1.png", "train/102_1.png", "test/101_2.png"];
  test.each([
    ["fvc", ["101:1", "102:1", "101:2"]],
    ["names", ["101:1", "102:1", "101:2"]],
    ["folders", ["train:101_1", "train:102_1", "test:101_2"]],
    ["folders-and-names", ["train/101:1", "train/102:1", "test/101:2"]],
  ])("%s", (layout, expected) => expect(labels(split, { layout })).toEqual(expected));

  test("polyu", () => expect(labels(["1_1_1.jpg", "1_2_5.jpg"], { layout: "polyu" })).toEqual(["1:1_1", "1:2_5"]));

  test("each of its name", () => {
    for (const layout of LAYOUT_NAMES) expect(chooseLayout(["a/1_1.png"], { layout }).name).toBe(layout);
  });

  test("by a pattern over the whole path, whose person is part of the finger and whose impression may be left out", () => {
    const paths = ["anna/left/1.png", "boris/left/1.png"];
    expect(labels(paths, { pattern: /^(?<person>[^/]+)\/(?<finger>[^/]+)\/(?<impression>\d+)/u })).toEqual([
      "anna_left:1",
      "boris_left:1",
    ]);
    expect(labels(paths, { pattern: /^(?<finger>[^/]+)/u })).toEqual(["anna:anna/left/1", "boris:boris/left/1"]);
    expect(labels(["x.png"], { pattern: /(?<finger>\d+)/u })).toEqual([
      "does not match the pattern (?<finger>\\d+) of dataset.json",
    ]);
  });
});

test("fingers of a hand are known by their names, and other words are not", () => {
  for (const name of ["left_index", "RightThumb", "thumb", "L_ring", "little_finger", "anna_left_middle_2", "index_left"]) {
    expect([name, namesDigit(name)]).toEqual([name, true]);
  }
  for (const name of ["1", "scan", "indexed", "string", "first", "left"]) expect([name, namesDigit(name)]).toEqual([name, false]);
});

test("whatever the labels, FINGER_IMPRESSION in one folder and IMPRESSION in a folder a finger are the same fingers", () => {
  const word = fc.stringMatching(/^[a-z]{1,4}x\d$/);
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(word, fc.integer({ min: 1, max: 9 })), { minLength: 1, selector: String }), (prints) => {
      const expected = prints.map(([finger, impression]) => `${finger}:${impression}`);
      expect(labels(prints.map(([finger, impression]) => `${finger}_${impression}.png`))).toEqual(expected);
      expect(labels(prints.map(([finger, impression]) => `${finger}/${impression}.png`))).toEqual(expected);
    }),
  );
});
