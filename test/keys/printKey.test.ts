import { describe, expect, it } from "vitest";
import { fitScaling, type SCALINGS, scaleFeatures } from "../../src/keys/featureScaling.js";
import { keyBytes, keyText } from "../../src/keys/keyText.js";
import { meanVector } from "../../src/keys/meanVector.js";
import { printKey } from "../../src/keys/printKey.js";
import { quantise } from "../../src/keys/quantise.js";
import { rowMagnitudes } from "../../src/keys/rowMagnitudes.js";

const vector = (...values: number[]): Float32Array => Float32Array.from(values);
const training = [vector(0, 10, 5), vector(4, 20, 5), vector(2, 60, 5)];
const salt = new Uint8Array(16).fill(7);

describe("the mean-of-vectors", () => {
  it("is the mean of each feature, or the median", () => {
    expect([...meanVector(training)]).toEqual([2, 30, 5]);
    expect([...meanVector(training, "median")]).toEqual([2, 20, 5]);
    expect([...meanVector(training.slice(0, 2), "median")]).toEqual([2, 15, 5]);
  });

  it("needs vectors of one length", () => {
    expect(() => meanVector([])).toThrow("no vectors were given");
    expect(() => meanVector([vector(1), vector(1, 2)])).toThrow("vectors of 1 and of 2 values");
  });
});

describe("scaling to 0-1", () => {
  const scaled = (scaling: (typeof SCALINGS)[number]): number[][] =>
    training.map((one) => [...scaleFeatures(one, fitScaling(training, scaling))]);

  it("goes by each feature over the training set, a constant one to 0", () => {
    expect(scaled("perFeature").map((v) => v.map((x) => Number(x.toFixed(3))))).toEqual([
      [0, 0, 0],
      [1, 0.2, 0],
      [0.5, 1, 0],
    ]);
  });

  it("goes by each vector, by all values, or leaves them", () => {
    expect(scaled("perVector").map((v) => v[1])).toEqual([1, 1, 1]);
    expect(scaled("global")[2]![1]).toBe(1);
    expect(scaled("global")[0]![0]).toBe(0);
    expect(scaled("none")).toEqual(training.map((v) => [...v]));
  });

  it("goes by each channel, which run fastest, over all places and vectors", () => {
    const place = (value: number) => Float32Array.from({ length: 512 }, (_, c) => value * (c + 1));
    const two = [...place(0), ...place(1)];
    const vectors = [Float32Array.from(two), Float32Array.from(two, (value) => 2 * value)];
    const fitted = fitScaling(vectors, "perChannel");
    expect([...scaleFeatures(vectors[0]!, fitted)].slice(512)).toEqual(new Array(512).fill(0.5));
    expect([...scaleFeatures(vectors[1]!, fitted)]).toEqual([...new Array(512).fill(0), ...new Array(512).fill(1)]);
  });

  it("goes by each vector's length", () => {
    expect([...scaleFeatures(vector(3, 4), fitScaling([vector(1, 1)], "l2"))].map((x) => Number(x.toFixed(6)))).toEqual([
      0.6, 0.8,
    ]);
    expect([...scaleFeatures(vector(0, 0), fitScaling([vector(1, 1)], "l2"))]).toEqual([0, 0]);
  });

  it("keeps what lies beyond the training's limits beyond them", () => {
    expect([...scaleFeatures(vector(8, 10, 9), fitScaling(training, "perFeature"))]).toEqual([2, 0, 0]);
    expect(() => scaleFeatures(vector(1), fitScaling(training, "perFeature"))).toThrow("a vector of 1 values");
  });
});

describe("the vector of 128 magnitudes", () => {
  it("has the Euclidean norm of each row", () => {
    expect([...rowMagnitudes(vector(3, 4, 5, 12), 2, 2)]).toEqual([5, 13]);
    const even = rowMagnitudes(new Float32Array(100_352).fill(0.5));
    expect(even).toHaveLength(128);
    expect(even[127]).toBe(14); // ½·√784
  });

  it("refuses another size", () => {
    expect(() => rowMagnitudes(vector(1, 2, 3))).toThrow("3 values, a matrix of 128 × 784 needs 100352");
  });
});

describe("quantised numbers", () => {
  it("are signed 32-bit integers, most significant byte first", () => {
    expect(Buffer.from(quantise([14.93, -0.26, 25.6], 0.1)).toString("hex")).toBe("00000095fffffffd00000100");
  });

  it("do not change with noise well below the step", () => {
    expect(quantise([14.93, 12.26], 0.1)).toEqual(quantise([14.930001, 12.259999], 0.1));
    expect(quantise([14.949], 0.1)).not.toEqual(quantise([14.951], 0.1));
  });

  it("refuse what is no number, or beyond 32 bits", () => {
    expect(() => quantise([Number.NaN], 1)).toThrow("NaN is no number");
    expect(() => quantise([3e9], 1)).toThrow("within 2^31 steps");
    expect(() => quantise([2 ** 31], 1)).toThrow("within 2^31 steps");
    for (const step of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => quantise([1], step)).toThrow(`step is ${step}, needs a number above 0`);
    }
  });
});

describe("the key from a mean-of-vectors", () => {
  it("is PBKDF2-HMAC-SHA256 of the quantised magnitudes", () => {
    // base64.urlsafe_b64encode(PBKDF2HMAC(SHA256(), 32, b"\x07" * 16, 1000).derive(struct.pack(">2i", 50, 130))), cryptography 50.0.2.
    const { key } = printKey(vector(3, 4, 5, 12), salt, { rows: 2, columns: 2, iterations: 1000 });
    expect(keyText(key)).toBe("E4DN2-QprVF54aAvLD-oDTV-1WlHpqyLvkbuAXZZ9YY=");
  });

  it("is another with another salt, and the same with the same", () => {
    const seed = vector(3, 4, 5, 12);
    const key = (bytes: Uint8Array): string => keyText(printKey(seed, bytes, { rows: 2, columns: 2, iterations: 10 }).key);
    expect(key(salt)).toBe(key(salt));
    expect(key(salt)).not.toBe(key(new Uint8Array(16)));
    expect(() => key(new Uint8Array(8))).toThrow("a salt of 8 bytes");
  });

  it("has the form of the published one: 44 characters that stand for 32 bytes", () => {
    const published = "3PO09RAfNA0gG5vyEZqxorBJ4caVYtmff1Q2sD9702c=";
    expect(keyText(keyBytes(published))).toBe(published);
    expect(() => keyBytes(published.slice(1))).toThrow("44 characters");
  });
});
