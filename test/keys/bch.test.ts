import { describe, expect, it } from "vitest";
import { createBch } from "../../src/keys/bch/createBch.js";
import { decode } from "../../src/keys/bch/decode.js";
import { encode } from "../../src/keys/bch/encode.js";
import { createStream } from "../../src/random/createStream.js";

/** Rows (k, t) of the published tables of BCH codes: Lin and Costello, Error Control Coding, 2004, appendix C; (511, 10) is
 * left out: the table has t = 121, but its roots from α to α^254 give 127. */
const PUBLISHED = {
  4: [
    [11, 1],
    [7, 2],
    [5, 3],
  ],
  5: [
    [26, 1],
    [21, 2],
    [16, 3],
    [11, 5],
    [6, 7],
  ],
  6: [
    [57, 1],
    [51, 2],
    [45, 3],
    [39, 4],
    [36, 5],
    [30, 6],
    [24, 7],
    [18, 10],
    [16, 11],
    [10, 13],
    [7, 15],
  ],
  8: [
    [247, 1],
    [239, 2],
    [191, 8],
    [131, 18],
    [123, 19],
    [87, 26],
    [71, 29],
    [63, 30],
    [55, 31],
    [47, 42],
    [45, 43],
    [37, 45],
    [29, 47],
    [21, 55],
    [13, 59],
    [9, 63],
  ],
  9: [
    [502, 1],
    [259, 30],
    [130, 55],
    [76, 85],
    [67, 87],
    [58, 91],
    [49, 93],
    [40, 95],
    [31, 109],
    [28, 111],
    [19, 119],
  ],
  10: [
    [1013, 1],
    [513, 57],
    [101, 175],
    [76, 187],
    [66, 189],
    [56, 191],
    [46, 219],
    [36, 223],
    [26, 239],
    [16, 247],
    [11, 255],
  ],
} as const;

const stream = createStream(1, "test/bch");
const bits = (length: number): Uint8Array => Uint8Array.from({ length }, () => stream.integer(2));

function spoil(word: Uint8Array, errors: number): Uint8Array {
  const spoilt = word.slice();
  for (const places = new Set<number>(); places.size < errors; ) {
    const place = stream.integer(word.length);
    if (!places.has(place)) spoilt[place]! ^= 1;
    places.add(place);
  }
  return spoilt;
}

describe("BCH codes", () => {
  it.each(Object.entries(PUBLISHED))("of length 2^%s - 1 carry and correct what the published table says", (m, rows) => {
    expect(rows.map(([, t]) => createBch(Number(m), t)).map(({ k, t }) => [k, t])).toEqual(rows);
  });

  it("have the generator of the textbook: (15, 5) is x^10 + x^8 + x^5 + x^4 + x^2 + x + 1", () => {
    expect([...createBch(4, 3).generator]).toEqual([1, 1, 1, 0, 1, 1, 0, 0, 1, 0, 1]);
  });

  it("name the largest t of their generator", () => {
    expect(createBch(8, 44)).toMatchObject({ k: 37, t: 45 });
  });

  it.each([
    [6, 5],
    [8, 43],
    [9, 95],
    [10, 219],
  ] as const)("of 2^%i - 1 bits and t = %i correct every number of errors up to t", (m, t) => {
    const code = createBch(m, t);
    for (const errors of [0, 1, 2, Math.floor(t / 2), t - 1, t]) {
      const message = bits(code.k);
      const word = encode(code, message);
      expect([...word.subarray(code.n - code.k)]).toEqual([...message]);
      expect(decode(code, spoil(word, errors))).toEqual({ message, errors });
    }
  });

  it("correct every pattern of two errors in (15, 7), and give no third one the right message", () => {
    const code = createBch(4, 2);
    const message = bits(7);
    const word = encode(code, message);
    for (let a = 0; a < 15; a++) {
      for (let b = a + 1; b < 15; b++) {
        const two = word.map((bit, i) => (i === a || i === b ? bit ^ 1 : bit));
        expect(decode(code, two)).toEqual({ message, errors: 2 });
        const three = two.map((bit, i) => (i === (b + 1) % 15 && i !== a ? bit ^ 1 : bit));
        if ((b + 1) % 15 !== a) expect(decode(code, three)?.message).not.toEqual(message);
      }
    }
  });

  it.each([
    [4, 1],
    [4, 2],
    [4, 3],
  ] as const)("of 2^%i - 1 bits and t = %i decode every word there is to the one code word within t bits, or say that there is none", (m, t) => {
    const code = createBch(m, t);
    const wordOf = (value: number): Uint8Array => Uint8Array.from({ length: code.n }, (_, i) => (value >> i) & 1);
    const messages = Array.from({ length: 2 ** code.k }, (_, value) => wordOf(value).slice(0, code.k));
    const codeWords = messages.map((message) => encode(code, message).reduce((value, bit, i) => value | (bit << i), 0));
    const ones = Uint8Array.from({ length: 2 ** code.n }, (_, value) => value.toString(2).replaceAll("0", "").length);
    const wrong: number[] = [];
    for (let value = 0; value < 2 ** code.n; value++) {
      const near = codeWords.findIndex((word) => ones[word ^ value]! <= t);
      const found = decode(code, wordOf(value));
      const right =
        near < 0
          ? found === undefined
          : found?.errors === ones[codeWords[near]! ^ value] && found.message.join("") === messages[near]!.join("");
      if (!right) wrong.push(value);
    }
    expect(wrong).toEqual([]);
  });

  it("have code words that the generator divides", () => {
    const code = createBch(5, 3);
    for (let trial = 0; trial < 20; trial++) {
      const rest = encode(code, bits(code.k));
      for (let i = code.n - 1; i >= code.generator.length - 1; i--) {
        if (!rest[i]) continue;
        for (const [j, coefficient] of code.generator.entries()) rest[i - code.generator.length + 1 + j]! ^= coefficient;
      }
      expect(rest.every((bit) => bit === 0)).toBe(true);
    }
  });

  it("of one bit are its repetition: (7, 1), (15, 1)", () => {
    for (const [m, t] of [
      [3, 3],
      [4, 7],
    ] as const) {
      const code = createBch(m, t);
      expect(code).toMatchObject({ k: 1, t });
      expect([...encode(code, Uint8Array.of(1))]).toEqual(Array(code.n).fill(1));
    }
  });

  it("find no word near random ones, for want of room: (255, 45)", () => {
    const code = createBch(8, 43);
    const found = Array.from({ length: 200 }, () => decode(code, bits(255))).filter((result) => result !== undefined);
    expect(found).toEqual([]);
  });

  it("exist only where they carry a bit", () => {
    expect(() => createBch(4, 8)).toThrow("no code of 15 bits corrects 8 wrong ones");
    expect(() => createBch(4, 0)).toThrow("errors is 0, needs a whole number of at least 1");
    expect(() => createBch(12, 1)).toThrow("there are 2^3 to 2^11");
    expect(() => encode(createBch(4, 1), bits(3))).toThrow("a message of 3 bits, the code carries 11");
    expect(() => decode(createBch(4, 1), bits(14))).toThrow("a word of 14 bits, the code's have 15");
  });
});
