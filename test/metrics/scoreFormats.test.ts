import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dPrime } from "../../src/metrics/dPrime.js";
import { equalErrorRate } from "../../src/metrics/equalErrorRate.js";
import { errorCurve } from "../../src/metrics/errorCurve.js";
import { identificationRanks } from "../../src/metrics/identificationRanks.js";
import { readScores } from "../../src/metrics/readScores.js";

const folder = mkdtempSync(join(tmpdir(), "ridgelab-formats-"));
const path = join(folder, "scores.csv");

/** 12 fingers, 4 prints each, all pairs: probe, gallery, genuine, score. */
const base = readFileSync(new URL("scores/prints.csv", import.meta.url), "utf8");
const rows = base
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","));
const finger = (print: string): string => print.split("_")[0];

function read(content: string | Uint8Array, distance = false) {
  writeFileSync(path, content);
  return readScores(path, { distance });
}

/** The base file with other headings and rows. */
function written(head: string | undefined, row: (fields: readonly string[]) => string, end = "\n"): string {
  return [...(head === undefined ? [] : [head]), ...rows.map(row)].join(end) + end;
}

const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, "utf16le");
const names = "probe,gallery,genuine,score";
const bobNames = "bio_ref_template_id,bio_ref_subject_id,probe_template_id,probe_key,probe_subject_id,score";
const bob = ([a, b, , score]: readonly string[]): string[] => [b, finger(b), a, a, finger(a), score];

const alike: [string, string | Uint8Array][] = [
  ["as RidgeLab writes it", base],
  ["with blanks after commas", written("probe, gallery, genuine, score", (row) => row.join(", "))],
  ["with quotes after blanks", written(names, ([a, b, ...rest]) => [`"${a}"`, ` "${b}" `, ...rest].join(", "))],
  ["between semicolons", written("probe;gallery;genuine;score", (row) => row.join(";"))],
  ["with decimal commas", written("probe;gallery;genuine;score", (row) => row.join(";").replace(".", ","))],
  ["with decimal commas between tabs", written("probe\tgallery\tgenuine\tscore", (row) => row.join("\t").replace(".", ","))],
  ["with decimal commas in quotes", written(names, ([a, b, one, s]) => `${a},${b},${one},"${s.replace(".", ",")}"`)],
  ["between tabs", written("probe\tgallery\tgenuine\tscore", (row) => row.join("\t"))],
  ["between tabs, a blank in a heading", written("probe print\tgallery print\tis genuine\tscore", (row) => row.join("\t"))],
  ["between bars", written("probe|gallery|genuine|score", (row) => row.join(" | "))],
  ...[";", ",", "|"].map((sign): [string, string] => [
    `between ${sign} with blanks on both sides`,
    written(`probe ${sign} gallery ${sign} genuine ${sign} score`, (row) => row.join(` ${sign} `)),
  ]),
  [
    "of psql, with a rule and a count",
    `${written(` probe  | gallery | genuine | score \n--------+---------+---------+-------`, (row) => ` ${row.join(" | ")} `)}(${rows.length} rows)\n`,
  ],
  ["between blanks", written("probe gallery genuine score", (row) => row.join("   "))],
  ["of Excel, which states its sign", `sep=;\r\n${written("probe;gallery;genuine;score", (row) => row.join(";"), "\r\n")}`],
  ["with comments and empty lines", `# made by x\n\n${base.replaceAll("\n", "\n\n  \n# a word, or two, of 3\n")}`],
  ["with its headings in a comment, as numpy.savetxt has it", `# ${base}`],
  ["with lines of nothing but commas at its end", `${base},,,\n,,,\n`],
  ["with headings in capitals", base.replace(names, "PROBE,Gallery,Genuine,SCORE")],
  ["that ends its lines in CR LF", base.replaceAll("\n", "\r\n")],
  ["that ends its lines in CR", base.replaceAll("\n", "\r")],
  ["without a last end of line", base.trimEnd()],
  ["with a byte order mark", `\uFEFF${base}`],
  ["of UTF-16, little-endian", utf16(base)],
  ["of UTF-16, big-endian", utf16(base.replaceAll("\n", "\r\n")).swap16()],
  ["of UTF-16 without its mark", utf16(base).subarray(2)],
  ["of bob in CSV", written(bobNames, (row) => bob(row).join(","))],
  [
    "of bob in CSV, in another order and between tabs",
    written("score\tbio_ref_subject_id\tprobe_subject_id\tbio_ref_reference_id\tage\tprobe_reference_id", ([a, b, , s]) =>
      [s, finger(b), finger(a), b, "41", a].join("\t"),
    ),
  ],
  ["of bob with five columns", written(undefined, ([a, b, , s]) => `${finger(b)} ${b} ${finger(a)} ${a} ${s}`)],
  ["of bob with five columns between tabs", written(undefined, ([a, b, , s]) => [finger(b), b, finger(a), a, s].join("\t"))],
  ...[
    ["label", "1", "0"],
    ["Label", "genuine", "impostor"],
    ["Genuine/Impostor", "Genuine", "Impostor"],
    ["genuine/impostor", "G", "I"],
    ["impostor/genuine", "genuine", "imposter"],
    ["is_genuine", "True", "False"],
    ["isMatch", "yes", "no"],
    ["Target", "target", "non-target"],
    ["target", "1", "-1"],
    ["match", "YES", "NO"],
    ["mated", "true", "false"],
    ["Mated?", "mated", "nonmated"],
    ["same finger", "y", "n"],
    ["comparison_type", "mated", "non mated"],
    ["y_true", "1.0", "0.0"],
    ["Impostor", "0", "1"],
    ["is_impostor", "False", "True"],
    ["non-mated", "no", "yes"],
    ["class", "gen", "imp"],
  ].map(([head, yes, no]): [string, string] => [
    `that says ${yes} and ${no} under ${head}`,
    written(`probe,gallery,${head},score`, ([a, b, one, s]) => [a, b, one === "1" ? yes : no, s].join(",")),
  ]),
  ...["Score", "similarity", "Similarity Score", "match_score", "Comparison score", "confidence"].map(
    (head): [string, string] => [`whose score is called ${head}`, base.replace("score", head)],
  ),
  ...[
    ["query", "reference"],
    ["probe_id", "gallery_id"],
    ["Probe Name", "Enrolled"],
    ["file1", "file2"],
    ["image_1", "image_2"],
    ["test_label", "model_label"],
    ["query", "target"],
  ].map(([a, b]): [string, string] => [`whose prints are called ${a} and ${b}`, base.replace("probe,gallery", `${a},${b}`)]),
];

describe("one set of scores", () => {
  const expected = read(base);

  it("has the rates of scikit-learn 1.9.1 (roc_curve, interpolated at FMR = FNMR) and numpy 2.4.6", () => {
    expect(expected.scores.length).toBe(1128);
    expect(expected.compared?.fingers).toHaveLength(12);
    expect(equalErrorRate(errorCurve(expected))).toBeCloseTo(1 / 6, 12);
    expect(dPrime(errorCurve(expected))).toBeCloseTo(2.0099246698097, 12);
  });

  for (const [what, content] of alike) {
    it(`is the same ${what}`, () => {
      const { scores, genuine, compared } = read(content);
      expect(scores).toEqual(expected.scores);
      expect(genuine).toEqual(expected.genuine);
      expect(compared!.fingers).toHaveLength(12);
      expect(compared!.prints).toHaveLength(48);
      expect(compared!.unnamed).toBeUndefined();
      expect(identificationRanks({ scores, genuine, compared })?.ranks).toHaveLength(48);
      const print = (role: "probe" | "gallery", i: number): string => compared!.prints[compared![role][i]];
      for (const i of [0, 500, 1127]) expect([print("probe", i), print("gallery", i)]).toEqual(rows[i].slice(0, 2));
    });
  }

  it("of bob with four columns names no prints of the gallery", () => {
    const { genuine, compared } = read(written(undefined, ([a, b, , s]) => `${finger(b)} ${finger(a)} ${a} ${s}`));
    expect(genuine).toEqual(expected.genuine);
    expect(compared!.fingers).toHaveLength(12);
  });

  it("of bob without names of prints knows the fingers, and no ranks", () => {
    const set = read(written("bio_ref_subject_id,probe_subject_id,score", ([a, b, , s]) => [finger(b), finger(a), s].join(",")));
    expect(set.genuine).toEqual(expected.genuine);
    expect(set.compared).toMatchObject({ unnamed: true, fingers: { length: 12 } });
    expect(identificationRanks(set)).toBeUndefined();
  });

  it("may be of distances by its heading, and be read so", () => {
    for (const head of ["distance", "Hamming distance", "dissimilarity"]) {
      const text = base.replace("score", head);
      expect(read(text, true).scores).toEqual(expected.scores.map((score) => 0 - score));
      expect(() => read(text)).toThrow(`line 1: the column "${head}" holds distances; must be read with --distance`);
    }
    expect(() => read(base.replace("score", "similarity"), true)).toThrow(/holds similarities; must be read without --distance/);
  });
});

describe("names", () => {
  it("in NFC and NFD are one", () => {
    const [nfc, nfd] = ["é".normalize("NFC"), "é".normalize("NFD")];
    const { compared } = read(`probe,gallery,genuine,score\n${nfc}1,${nfd}2,1,3\n${nfd}1,b,0,1\n b,${nfc}2,0,1\n`);
    expect(compared!.prints).toEqual([`${nfc}1`, `${nfc}2`, "b"]);
    expect(compared!.fingers).toEqual([`${nfc}1`, "b"]);
    expect(read(`${nfc} ${nfd} x 3\n${nfd} b y 1\n`).compared!.fingers).toEqual([nfc, "b"]);
  });

  it("may begin with # in quotes", () => {
    expect(read('probe,gallery,genuine,score\n"#1","#2",1,3\n"#1",b,0,1\n').compared!.prints).toEqual(["#1", "#2", "b"]);
  });

  it("of a probe and of a template of another finger are two prints", () => {
    const head = "bio_ref_subject_id,bio_ref_template_id,probe_subject_id,probe_template_id,score";
    const { compared } = read(`${head}\nA,1,A,2,5\nA,1,B,3,1\nB,2,B,3,6\n`);
    expect(compared!.prints).toEqual(["1", "2", "2", "3"]);
    expect(read(`${head}\nA,1,A,2,5\nA,2,B,3,1\n`).compared!.prints).toEqual(["1", "2", "3"]);
  });
});

describe("a score file", () => {
  const long = `${"x".repeat(200)},${"y".repeat(200)},1,2\n`;
  const bad: [string, string | Uint8Array, RegExp][] = [
    [
      "has two columns for the score",
      "genuine,score,similarity\n1,2,3\n",
      /line 1: the columns "score" and "similarity" can both be the score; must be one/,
    ],
    [
      "has two columns for what is genuine",
      "label,type,score\n1,0,3\n",
      /line 1: the columns "label" and "type" can both be what says which/,
    ],
    ["has a heading twice", "genuine,score,Score\n1,2,3\n", /line 1: the columns "score" and "Score" can both be the score/],
    [
      "has fingers and persons",
      "probe_subject_id,probe_finger,gallery_finger,score\n1,1,1,3\n",
      /"probe_subject_id" and "probe_finger" can both be/,
    ],
    [
      "can be bob's or without names",
      "a b 1 2\na c 0 1\n",
      /line 1: can be read in two ways: bob's claimed_id real_id test_label score, or probe gallery genuine score/,
    ],
    [
      "can be split in two ways",
      "a b\ta\tc\t1\nb d\te\tg\t1\n",
      /line 1: can be read in two ways: fields between tabs \(claimed_id, real_id, test_label, score\), or fields between blanks/,
    ],
    [
      "names no columns between commas",
      "1_1,1_2,1,0.5\n",
      /line 1: the first line must name the columns, such as .*; got "1_1,1_2,1,0\.5"/,
    ],
    ["names no columns", "1 0.5\n0 0.3\n", /line 1: the first line must name the columns/],
    ["names strange columns", "foo;bar\n1;2\n", /line 1: no column "score"; there are foo, bar \(/],
    [
      "comments a comparison out, or has a print of that name",
      `${names}\na,b,1,3\n#a,c,0,1\n`,
      /line 3: a comment, or a comparison of "#a"; must be one/,
    ],
    ["has only comments", "# a\n# b\n", /scores\.csv: there are only comments, needs comparisons/],
    [
      "has points and commas",
      "genuine;score\n1;1,5\n0;0.5\n",
      /line 3: score "0\.5" here and "1,5" in line 2; must be all with a point or/,
    ],
    [
      "has commas that may part thousands",
      "genuine;score\n1;2,345\n0;1,234\n",
      /line 2: score "2,345" can be read in two ways, as 2\.345 and as 2345/,
    ],
    ["has both signs in a number", "genuine;score\n1;2.345,5\n", /line 2: score is "2\.345,5", needs a number/],
    [
      "has a decimal comma between commas",
      "genuine,score\n1,2,5\n",
      /line 2: 3 fields, needs 2 between commas \(genuine, score\), as line 1 names them; a number with a decimal comma/,
    ],
    ["changes its sign", "genuine,score\n1;2\n", /line 2: 1 field, needs 2 between commas/],
    ["has a number of another base", "genuine,score\n1,0x10\n", /line 2: score is "0x10", needs a number/],
    ["has a score beyond all numbers", "genuine,score\n1,1e999\n", /line 2: score is "1e999", needs a number/],
    ["has a unit", "genuine,score\n1,50 %\n", /line 2: score is "50 %"/],
    ["has 0 and -1", "target,score\n1,2\n0,1\n-1,1\n", /line 4: target is "-1" here and 0 or −1 above/],
    [
      "leaves open what 1 is",
      "impostor/genuine,score\n1,2\n",
      /line 2: impostor\/genuine is "1", which can mean either; must be genuine or impostor/,
    ],
    ["has a print without a name", `${names}\na,b,1,3\n,c,0,1\n`, /line 3: probe is empty, needs a name/],
    [
      "compares a print with itself as an impostor",
      `${names}\na,b,1,3\n\na,a,0,1\n`,
      /line 4: a is compared with itself as an impostor pair/,
    ],
    [
      "says genuine of two fingers",
      "label,probe_finger,gallery_finger,score\n1,a,b,3\n",
      /line 2: said to be genuine, but of two fingers \(a and b\)/,
    ],
    ["gives a model two fingers", "1 m 1 x 5\n2 m 1 x 3\n", /line 2: the print is of 2 here and of 1 above/],
    [
      "has a quote in a field",
      'genuine,score\n1,5\n1,a"b\n',
      /line 3: a quote stands within a field; the whole field must be in quotes/,
    ],
    [
      "has a quote that is not closed",
      'genuine,score\n1,5\n1,"5\n0,1\n',
      /line 3: a quoted field goes on over the end of the line/,
    ],
    ["has a quote over two lines", 'genuine,score\n1,"5\n",1\n0,1\n', /line 2: a quoted field goes on over the end of the line/],
    [
      "is Latin-1",
      Buffer.from(`${names}\nM\xfcller,b,1,2\n`, "latin1"),
      /line 2: must be UTF-8 text; got bytes of another encoding/,
    ],
    [
      "is Latin-1 far down",
      Buffer.from(`${names}\n${long.repeat(4000)}M\xfcller,b,1,2\n`, "latin1"),
      /line 4002: must be UTF-8 text/,
    ],
    [
      "is Latin-1 far down, with CR at the ends of its lines",
      Buffer.from(`${names}\n${long.repeat(4000)}M\xfcller,b,1,2\n`.replaceAll("\n", "\r"), "latin1"),
      /line 4002: must be UTF-8 text/,
    ],
    [
      "is Latin-1 below a character that a megabyte ends within",
      Buffer.from(`${names}\n#${"\xc3\xa4".repeat(1 << 19)}\n\nM\xfcller,b,1,2\n`, "latin1"),
      /line 4: must be UTF-8 text/,
    ],
    ["has a NUL character", `${names}\na\0,b,1,2\n`, /scores\.csv: must be text; got NUL characters/],
    ["is cut UTF-16", utf16(base).subarray(0, 101), /scores\.csv: cut or damaged, must be whole UTF-16 text/],
  ];
  for (const [what, content, message] of bad) {
    it(`that ${what} is refused in one line that says so`, () => {
      expect(() => read(content)).toThrow(message);
      expect(() => read(content)).toThrow(/^[^\n]*scores\.csv[^\n]*$/);
    });
  }

  it("is numbered right where lines were skipped, a megabyte further down", () => {
    const text = `# x\n\n${names}\n${long.repeat(3000)}\n# y\n${long.repeat(3000)}a,b,1\n`;
    expect(() => read(text)).toThrow(/line 6006: 3 fields, needs 4/);
  });

  it("of a million bytes of comments before its headings is read", () => {
    expect(read(`${"# some words\n".repeat(100_000)}genuine,score\n1,2\n0,1\n`).scores).toEqual(Float64Array.of(2, 1));
  });
});
