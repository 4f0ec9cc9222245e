import { describe, expect, test } from "vitest";
import { paper, published, publishedNumber, publishedValue } from "../../src/papers.js";

const column = (id: string, key: string) => published("A", id).rows!.map((row) => row[key] as number);
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

test("paper A is cited by what its text states: no journal and no licence", () => {
  expect(paper("A").citation).toMatchObject({ authors: { length: 2 }, year: 2023, venue: null, licence: null });
});

test.each([
  ["table", 11],
  ["figure", 10],
  ["equation", 6],
])("paper A has every %s, numbered 1 to %i", (kind, count) => {
  const labels = Object.values(paper("A").items)
    .filter((item) => item.kind === kind)
    .map((item) => item.label);
  const wanted = Array.from({ length: count }, (_, i) => `${kind[0].toUpperCase()}${kind.slice(1)} ${i + 1}`);
  expect(labels).toHaveLength(count);
  expect(new Set(labels)).toEqual(new Set(wanted));
});

describe("Table 3", () => {
  test("has the first and the last ten of 100 epochs", () => {
    expect(column("table-3", "epoch")).toEqual([
      ...Array.from({ length: 10 }, (_, i) => i + 1),
      ...Array.from({ length: 10 }, (_, i) => i + 91),
    ]);
  });

  test("has validation accuracies that are multiples of 1/238 to four decimals", () => {
    for (const accuracy of column("table-3", "valAccuracy")) {
      expect((Math.round(accuracy * 238) / 238).toFixed(4)).toBe(accuracy.toFixed(4));
    }
  });

  test("has training accuracies that are no multiples of 1/949", () => {
    for (const epoch of [1, 2]) {
      const accuracy = publishedNumber("A", "table-3", "rows", epoch, "accuracy");
      expect((Math.round(accuracy * 949) / 949).toFixed(4)).not.toBe(accuracy.toFixed(4));
    }
  });

  test("keeps epoch 99's loss as printed, without its exponent", () => {
    expect(publishedNumber("A", "table-3", "rows", 99, "loss")).toBe(6.689);
    expect(publishedNumber("A", "table-3", "rows", 98, "loss")).toBe(6.6916e-5);
  });

  test("has the learning rate 1e-4 in every epoch", () => {
    expect(new Set(column("table-3", "learningRate"))).toEqual(new Set([1e-4]));
  });
});

describe("the architectures", () => {
  test.each([
    ["architecture-vgg16-tuned", "table-2"],
    ["architecture-feature-model", "table-5"],
    ["architecture-deep-ann", "table-6"],
  ])("%s has the parameters of %s", (architecture, table) => {
    const total = sum(column(architecture, "parameters"));
    const trainable = sum(column(architecture, "trainable"));
    expect(column(table, "count")).toEqual([total, trainable, total - trainable]);
  });
});

describe("Tables 4 and 7", () => {
  test("leave out class 8, Table 7 also class 15", () => {
    const without = (...missing: number[]) => Array.from({ length: 20 }, (_, i) => i).filter((i) => !missing.includes(i));
    expect(column("table-4", "class")).toEqual(without(8));
    expect(column("table-7", "class")).toEqual(without(8, 15));
  });

  test("have each F1 score that follows from its precision and recall", () => {
    for (const { precision, recall, f1 } of [...published("A", "table-4").rows!, ...published("A", "table-7").rows!]) {
      const [p, r] = [precision as number, recall as number];
      expect(((2 * p * r) / (p + r)).toFixed(2)).toBe((f1 as number).toFixed(2));
    }
  });

  test.each(["precision", "recall", "f1"])("average to the ANN's %s in Table 10", (measure) => {
    const values = column("table-7", measure);
    expect(Math.round((100 * sum(values)) / values.length)).toBe(publishedNumber("A", "table-10", "rows", "ANN", measure));
  });
});

test("Table 8 has thirteen systems, two of them with a bound", () => {
  const rows = published("A", "table-8").rows!;
  expect(rows).toHaveLength(13);
  expect(rows.filter((row) => row.relation === ">").map((row) => row.accuracy)).toEqual([92, 99]);
  expect(publishedNumber("A", "table-8", "rows", "Nahar et al., 2022", "accuracy")).toBe(99.1);
});

test("Table 10 gives SVM and random forest the same four numbers", () => {
  expect(published("A", "table-10").rows!.slice(0, 2)).toMatchObject(
    Array(2).fill({ precision: 95, recall: 92, f1: 92, accuracy: 93 }),
  );
});

test("Table 11 has seven classes, of 70 or 84 vectors", () => {
  expect(column("table-11", "class")).toEqual([13, 14, 15, 16, 17, 18, 19]);
  expect(column("table-11", "vectors")).toEqual([70, 70, 84, 84, 84, 70, 70]);
});

describe("the case study", () => {
  test("prints 128 magnitudes from 10.163493 to 17.454704", () => {
    const magnitudes = publishedValue("A", "case-study", "values", "magnitudes") as readonly number[];
    expect(magnitudes).toHaveLength(128);
    expect([magnitudes[0], magnitudes[127]]).toEqual([14.929769, 12.435441]);
    expect([Math.min(...magnitudes), Math.max(...magnitudes)]).toEqual([10.163493, 17.454704]);
  });

  test("prints a key of 44 characters, the URL-safe base64 of 32 bytes", () => {
    const key = publishedValue("A", "case-study", "values", "key") as string;
    expect(key).toMatch(/^[\w-]{43}=$/);
    expect(Buffer.from(key, "base64url")).toHaveLength(32);
  });

  test("has labels in lexicographic order: new label 2 is finger '10'", () => {
    const labels = publishedValue("A", "label-order", "values", "originalLabels") as readonly string[];
    expect(labels).toEqual([...labels].sort());
    expect(labels[2]).toBe("10");
  });
});
