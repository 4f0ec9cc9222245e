import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addDataSet } from "../../src/prints/addDataSet.js";
import { createImage, withData } from "../../src/prints/grayImage.js";
import { openDataSet } from "../../src/prints/openDataSet.js";
import { readImage } from "../../src/prints/readImage.js";
import { verifyDataSet } from "../../src/prints/verifyDataSet.js";
import { writeImage } from "../../src/prints/writeImage.js";

let root = "";
let folder = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "ridgelab-data-"));
  folder = join(root, "set");
});
afterEach(() => rm(root, { recursive: true }));

/** Writes pictures that all differ. */
async function fill(...files: string[]): Promise<void> {
  for (const [i, file] of files.entries()) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeImage(join(folder, file), withData(createImage(2, 1), Float32Array.of(i, 200)));
  }
}

const labels = async () => (await openDataSet(folder)).prints.map(({ finger, impression }) => `${finger}:${impression}`);

describe("openDataSet", () => {
  test("recognises FVC's names, in natural order, with the classes in lexicographic order", async () => {
    await fill("10_1.tif", "2_10.tif", "2_2.tif", "1_1.tif");
    const set = await openDataSet(folder);
    expect(await labels()).toEqual(["1:1", "2:2", "2:10", "10:1"]);
    expect(set.fingers).toEqual(["1", "10", "2"]);
    expect([set.name, set.folder, set.ignored]).toEqual(["set", folder, []]);
    const bytes = await readFile(join(folder, "2_10.tif"));
    expect(set.prints[2]).toEqual({
      finger: "2",
      impression: "10",
      file: "2_10.tif",
      digest: createHash("sha256").update(bytes).digest("hex"),
    });
    expect([...(await set.read(set.prints[2])).data]).toEqual([1, 200]);
  });

  test("stops a pattern that would take years, and names it", async () => {
    await fill("1_1.png", `${"a".repeat(40)}!.png`);
    await writeFile(join(folder, "dataset.json"), JSON.stringify({ pattern: "^(?<finger>(a+)+)$" }));
    await expect(openDataSet(folder)).rejects.toThrow(
      /^.*set: pattern .* took more than 5 s on 2 paths; write it without nested/,
    );
  });

  test.skipIf(process.platform === "win32")("reads no pipe, which may never be written, whatever its name", async () => {
    await fill("1_1.png");
    const pipe = (name: string) => execFileSync("mkfifo", [join(folder, name)]);
    pipe("1_2.png");
    expect((await openDataSet(folder)).ignored).toEqual([{ file: "1_2.png", reason: "is no regular file" }]);
    await expect(readImage(join(folder, "1_2.png"))).rejects.toThrow(/1_2.png: is a pipe or a device; give a file$/);
    pipe("digests.json");
    expect((await verifyDataSet(folder)).find(({ file }) => file === "digests.json")?.problem).toBe("undecodable");
    pipe("dataset.json");
    await expect(openDataSet(folder)).rejects.toThrow(/dataset.json: is no regular file$/);
    await expect(openDataSet(join(folder, "1_1.png"))).rejects.toThrow(/1_1.png: is a file; give a folder$/);
  });

  test("recognises PERSON_FINGER_IMPRESSION", async () => {
    await fill("ann_thumb_2.png", "ann_thumb_1.png", "bob_index_1.png");
    expect(await labels()).toEqual(["ann_thumb:1", "ann_thumb:2", "bob_index:1"]);
  });

  test("recognises a folder a finger", async () => {
    await fill("b/scan 10.png", "b/scan 9.png", "a/first.TIF");
    expect(await labels()).toEqual(["a:first", "b:scan 9", "b:scan 10"]);
  });

  test("takes names, resolution and polarity from dataset.json", async () => {
    await fill("left/p7-x3.png", "left/p7-x4.png", "left/else.png");
    const settings = { name: "mine", pattern: "^left/(?<finger>p\\d+)-x(?<impression>\\d+)\\.png$", dpi: 1000, ridges: "light" };
    await writeFile(join(folder, "dataset.json"), JSON.stringify(settings));
    const set = await openDataSet(folder);
    expect(set.name).toBe("mine");
    expect(await labels()).toEqual(["p7:3", "p7:4"]);
    expect(set.ignored).toEqual([
      { file: "left/else.png", reason: `does not match the pattern ${settings.pattern.replaceAll("/", "\\/")} of dataset.json` },
    ]);
    const image = await set.read(set.prints[0]);
    // Two pixels at 1000 dpi are one at 500.
    expect([...image.data, image.dpi]).toEqual([155, 500]);
  });

  test("reports everything that it leaves out, and why", async () => {
    await fill("1_1.tif", "1_02.png", "odd.png", "a_b_c_d.png", "ann_left_thumb.png");
    for (const file of ["README.txt", ".DS_Store", "._1_1.tif", "Thumbs.db", "desktop.ini", "1_1.tif.md5"]) {
      await writeFile(join(folder, file), "");
    }
    await mkdir(join(folder, "__MACOSX"));
    await writeFile(join(folder, "__MACOSX", "._1_1.tif"), "");
    await symlink(join(root, "nowhere"), join(folder, "2_1.png"));
    await symlink(folder, join(folder, "again"));
    const { prints, ignored } = await openDataSet(folder);
    expect(prints.map(({ file }) => file)).toEqual(["1_1.tif", "1_02.png"]);
    const noPicture = expect.stringMatching(/^is not a picture \(\.tif /);
    expect(Object.fromEntries(ignored.map(({ file, reason }) => [file, reason]))).toEqual({
      "._1_1.tif": "is hidden",
      ".DS_Store": "is hidden",
      "1_1.tif.md5": noPicture,
      "2_1.png": "is a link to nothing, or may not be accessed",
      "README.txt": noPicture,
      "Thumbs.db": "is what an operating system left there",
      __MACOSX: "is what an operating system left there",
      "a_b_c_d.png": "is named neither FINGER_IMPRESSION nor PERSON_FINGER_IMPRESSION",
      again: "is a link to a folder that it lies in",
      "ann_left_thumb.png": 'has "thumb" where its name should say which impression it is',
      "desktop.ini": "is what an operating system left there",
      "odd.png": "is named neither FINGER_IMPRESSION nor PERSON_FINGER_IMPRESSION",
    });
  });

  test("its digest follows the names, the pictures and dataset.json, and nothing else", async () => {
    await fill("1_1.png", "1_2.png");
    const digest = async () => (await openDataSet(folder)).digest;
    const digests = [await digest()];
    await writeFile(join(folder, "notes.txt"), "x");
    expect(await digest()).toBe(digests[0]);
    await fill("1_3.png");
    digests.push(await digest());
    await writeImage(join(folder, "1_3.png"), createImage(1, 1));
    digests.push(await digest());
    await writeFile(join(folder, "dataset.json"), "{}");
    digests.push(await digest());
    expect(new Set(digests).size).toBe(4);
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ["is missing", async () => {}, /set: does not exist$/],
    ["is empty", () => mkdir(folder), /set: is empty: no prints$/],
    [
      "holds no print",
      () => fill("a.png", "b.png"),
      /set: holds no print that is recognised; a\.png is named neither FINGER_IMPRESSION nor PERSON_FINGER_IMPRESSION \(and 1 more file\)$/,
    ],
    [
      "can be read in two ways",
      () => fill("all/101_1.png", "all/102_1.png"),
      /set: can be read in more than one way: .*2 fingers × 1 impression by file name .*, or 1 finger × 2 impressions by folder .*; say which/,
    ],
    [
      "has a dataset.json with a key twice",
      async () => {
        await fill("101_1.png");
        await writeFile(join(folder, "dataset.json"), '{"dpi": 500,\n"dpi": 1000}');
      },
      /dataset\.json: is no JSON: a key is there twice, line 2/,
    ],
    [
      "has a dataset.json with an unknown field",
      async () => {
        await fill("1_1.png");
        await writeFile(join(folder, "dataset.json"), '{"polarity": "dark"}');
      },
      /dataset\.json: the settings: .*polarity/,
    ],
    [
      "has a dataset.json whose name a terminal would not show",
      async () => {
        await fill("1_1.png");
        await writeFile(join(folder, "dataset.json"), '{"name": "a\\u001b[2J"}');
      },
      /dataset\.json: name: must have no control characters$/,
    ],
    [
      "has a dataset.json that is no JSON",
      async () => {
        await fill("1_1.png");
        await writeFile(join(folder, "dataset.json"), "{dpi: 500\n}");
      },
      /dataset\.json: is no JSON: /,
    ],
    [
      "has a pattern without its groups",
      async () => {
        await fill("1_1.png");
        await writeFile(join(folder, "dataset.json"), '{"pattern": "(?<impression>.)"}');
      },
      /dataset\.json: pattern: lacks the named group \(\?<finger>…\); given/,
    ],
    [
      "has a layout that there is not",
      async () => {
        await fill("1_1.png");
        await writeFile(join(folder, "dataset.json"), '{"layout": "nist"}');
      },
      /dataset\.json: layout: .*"fvc"\|"names"\|"folders"/,
    ],
    [
      "has a layout and a pattern",
      async () => {
        await fill("1_1.png");
        await writeFile(join(folder, "dataset.json"), '{"layout": "fvc", "pattern": "(?<finger>.)"}');
      },
      /dataset\.json: has both a layout and a pattern; one of them says it$/,
    ],
    [
      "has its settings under another name",
      async () => {
        await fill("1_1.png");
        await writeFile(join(folder, "dataset.json.txt"), "{}");
      },
      /set: dataset\.json\.txt is not read; settings stand in dataset\.json: rename it$/,
    ],
    [
      "has one impression in two formats",
      () => fill("101_1.tif", "101_1.png", "101_2.tif", "101_2.png"),
      /set: 101_1\.png and 101_1\.tif are both finger 101, impression 1, and so is 1 more pair; keep one of each/,
    ],
    [
      "has one name in two forms of Unicode",
      () => fill("José_1.png", "Jose\u0301_1.png"),
      /are both finger José, impression 1 \(one name in two forms of Unicode\); keep one of each/,
    ],
    [
      "has fingers that differ in case only",
      () => fill("Anna/1.png", "anna/2.png"),
      /set: Anna\/1\.png and anna\/2\.png are of fingers Anna and anna, which differ in case or leading zeros only; name them alike/,
    ],
  ])("says in one line that a folder %s", async (_, prepare, message) => {
    await prepare();
    const error: Error = await openDataSet(folder).then(
      () => expect.unreachable(),
      (error) => error,
    );
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain("\n");
  });

  test.each([
    ["UTF-8 with a byte order mark", (text: string) => Buffer.from(`\ufeff${text}`)],
    ["UTF-16", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16 without a mark", (text: string) => Buffer.from(text, "utf16le")],
    ["UTF-16, high byte first", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
  ])("reads a dataset.json in %s", async (_, encode) => {
    await fill("1_1.png");
    await writeFile(join(folder, "dataset.json"), encode('{"name": "José"}'));
    expect((await openDataSet(folder)).name).toBe("José");
  });

  test("a finger is the same in either form of Unicode, and so is the data set", async () => {
    await fill("José_1.png", "Jose\u0301_2.png");
    const set = await openDataSet(folder);
    expect([set.fingers, set.prints.length]).toEqual([["José"], 2]);
    await rename(join(folder, "Jose\u0301_2.png"), join(folder, "José_2.png"));
    expect((await openDataSet(folder)).digest).toBe(set.digest);
  });

  test("says in one line what was read, by which rule, with an example", async () => {
    await fill("101_1.TIF", "101_2.tif", "102_1.tif");
    expect((await openDataSet(folder)).reading).toBe(
      "2 fingers × 1 to 2 impressions by file name FINGER_IMPRESSION: 101_1.TIF is finger 101, impression 1",
    );
  });

  test("leaves out damaged prints where that is asked for, and is then another data set", async () => {
    await fill("1_1.png", "1_2.png", "2_1.png", "2_2.png");
    await truncate(join(folder, "1_2.png"), 60);
    const whole = await openDataSet(folder);
    const seen: number[] = [];
    const set = await openDataSet(folder, { skipDamaged: true, progress: (done, total) => seen.push(done / total) });
    expect(set.prints.map(({ file }) => file)).toEqual(["1_1.png", "2_1.png", "2_2.png"]);
    expect(set.damaged.map(({ file }) => file)).toEqual(["1_2.png"]);
    expect(set.damaged[0].reason).toMatch(/1_2\.png: cannot be read as PNG/);
    expect(seen).toEqual([0.25, 0.5, 0.75, 1]);
    await rm(join(folder, "1_2.png"));
    const without = await openDataSet(folder, { skipDamaged: true });
    expect(new Set([whole.digest, set.digest, without.digest]).size).toBe(3);
    expect(without.digest).toBe((await openDataSet(folder)).digest);
  });

  test("says so where all prints are damaged", async () => {
    await fill("1_1.png");
    await truncate(join(folder, "1_1.png"), 60);
    await expect(openDataSet(folder, { skipDamaged: true })).rejects.toThrow(
      /set: its only print is damaged: .*1_1\.png: cannot/,
    );
  });

  const real = join(process.env.RIDGELAB_TEST_DATA ?? "../shared/data", "fvc2002-db1_b");
  test.skipIf(!existsSync(real))("opens a real FVC database (skipped where there is no FVC2002 DB1_B)", async () => {
    const set = await openDataSet(real);
    expect([set.prints.length, set.fingers.length]).toEqual([80, 10]);
    const image = await set.read(set.prints[0]);
    expect([image.width, image.height, image.dpi]).toEqual([388, 374, 500]);
  });
});

describe("addDataSet and verifyDataSet", () => {
  const data = () => join(root, "data");

  test("a copy has the source's prints and no problem, and leaves behind what is no print of it", async () => {
    await fill("1_1.png", "1_2.png", "2_1.tif");
    await writeFile(join(folder, "dataset.json"), '{"dpi": 600}');
    await writeFile(join(folder, "notes.txt"), "");
    const source = await openDataSet(folder);
    const added = await addDataSet(folder, data(), { name: "copy" });
    expect(added.prints).toEqual(source.prints);
    expect([added.folder, added.digest, added.ignored]).toEqual([join(data(), "copy"), source.digest, []]);
    expect(await readdir(data())).toEqual(["copy"]);
    expect(await verifyDataSet(added.folder)).toEqual([]);
  });

  test("links point to the source", async () => {
    await fill("e/x.png", "f/x.tif");
    const added = await addDataSet(folder, data(), { link: true });
    expect((await lstat(join(added.folder, "f", "x.tif"))).isSymbolicLink()).toBe(true);
    expect(added.digest).toBe((await openDataSet(folder)).digest);
    await writeImage(join(folder, "e/x.png"), createImage(3, 3));
    expect((await verifyDataSet(added.folder)).map(({ file, problem }) => [file, problem])).toEqual([["e/x.png", "changed"]]);
  });

  test("refuses a name that is taken or that leads elsewhere, and leaves nothing behind", async () => {
    await fill("1_1.png");
    await addDataSet(folder, data());
    await expect(addDataSet(folder, data())).rejects.toThrow(/set: exists already; give the data set another name$/);
    await expect(addDataSet(folder, data(), { name: "../x" })).rejects.toThrow(
      'a data set\'s name must be of letters, digits, dots, hyphens and underscores, and not begin with a dot or hyphen; got "../x"',
    );
    for (const name of ["synthetic", "keys", "weights"]) {
      await expect(addDataSet(folder, data(), { name })).rejects.toThrow(`a data set's name must be another than "${name}", `);
    }
    await expect(addDataSet(join(root, "none"), data())).rejects.toThrow(/none: does not exist$/);
    expect(await readdir(data())).toEqual(["set"]);
  });

  test("refuses damaged and double files, naming each, unless they are to be left out or kept", async () => {
    await fill("1_1.png", "1_2.png", "1_3.png");
    await truncate(join(folder, "1_2.png"), 60);
    await copyFile(join(folder, "1_1.png"), join(folder, "2_1.png"));
    await expect(addDataSet(folder, data())).rejects.toThrow(
      /set: 2 files are damaged, changed or a double of another: 1_2\.png: cannot be read as PNG: .*; 2_1\.png has the same bytes as 1_1\.png; mend them, /,
    );
    await expect(readdir(data())).rejects.toThrow();
    const files = async (name: string, damaged: "skip" | "keep") =>
      (await addDataSet(folder, data(), { name, damaged })).prints.map(({ file }) => file);
    expect(await files("skipped", "skip")).toEqual(["1_1.png", "1_3.png"]);
    expect(await files("kept", "keep")).toEqual(["1_1.png", "1_2.png", "1_3.png", "2_1.png"]);
  });

  test("refuses to leave out a file without which the others would be read in another way, and names both", async () => {
    await fill("p/a/1.png", "p/b/1.png", "q/a/1.png");
    await truncate(join(folder, "q/a/1.png"), 60);
    await expect(addDataSet(folder, data(), { damaged: "skip" })).rejects.toThrow(
      /read in another way without .*: now 2 fingers × 1 impression by folder: p\/a\/1\.png is finger p\/a, .*; then .* is finger a, impression 1; give the layout in dataset\.json$/,
    );
    expect(await readdir(data())).toEqual([]);
  });

  test("finds what is changed, missing, extra, duplicate, undecodable and unrecognised, and says which", async () => {
    await fill("1_1.png", "1_2.png", "1_3.png", "1_4.png", "1_5.png");
    const { folder: added } = await addDataSet(folder, data());
    await writeImage(join(added, "1_1.png"), createImage(5, 5));
    await rm(join(added, "1_2.png"));
    await truncate(join(added, "1_3.png"), 60);
    await copyFile(join(added, "1_4.png"), join(added, "2_1.png"));
    await writeImage(join(added, "2_2.tif"), withData(createImage(2, 1), Float32Array.of(4, 200)));
    await writeFile(join(added, "odd.png"), "");
    const problems = await verifyDataSet(added);
    expect(problems.map(({ file, problem }) => `${file} ${problem}`)).toEqual([
      "1_1.png changed",
      "1_2.png missing",
      "1_3.png undecodable",
      "1_3.png changed",
      "2_1.png duplicate",
      "2_1.png extra",
      "2_2.tif duplicate",
      "2_2.tif extra",
      "odd.png unrecognised",
    ]);
    const details = problems.map(({ detail }) => detail);
    expect(details[2]).toMatch(/^1_3\.png: cannot be read as PNG: ends after 60 bytes/);
    expect([details[4], details[6]]).toEqual(["has the same bytes as 1_4.png", "has the same pixels as 1_5.png"]);
  });

  test("works without digests.json, with a damaged one, and where every print is gone", async () => {
    await fill("1_1.png");
    expect(await verifyDataSet(folder)).toEqual([]);
    const { folder: added } = await addDataSet(folder, data());
    await rm(join(added, "1_1.png"));
    expect((await verifyDataSet(added)).map(({ file, problem }) => [file, problem])).toEqual([
      [".", "missing"],
      ["1_1.png", "missing"],
    ]);
    await truncate(join(added, "digests.json"), 20);
    expect((await verifyDataSet(added)).map(({ file, problem }) => [file, problem])).toContainEqual([
      "digests.json",
      "undecodable",
    ]);
    await expect(verifyDataSet(join(root, "none"))).rejects.toThrow(/none: does not exist$/);
  });
});
