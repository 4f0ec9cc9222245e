import { describe, expect, test } from "vitest";
import { decodeImage } from "../../src/prints/decodeImage.js";
import { picture, pictures, source } from "./formats/pictures.js";

/** The error's message where the bytes cannot be decoded, else nothing; fails where the error is not one line that names the file. */
function failure(bytes: Uint8Array, name: string): string | undefined {
  try {
    const { width, height, data } = decodeImage(bytes, name);
    expect(data.length).toBe(width * height);
    expect(data.every((value) => value >= 0 && value <= 255)).toBe(true);
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    expect(message).toMatch(new RegExp(`^${name}: [^\n]+$`));
    return message;
  }
}

describe(`decodeImage (peers: ${source})`, () => {
  test.each(pictures)("reads $name as the program that wrote it does", ({ name, bytes, width, gray }) => {
    const image = decodeImage(bytes, name);
    expect([image.width, image.height]).toEqual([width, gray.length / width]);
    // Two JPEG decoders may differ by a level or two (their cosine transforms round differently).
    const tolerance = name.endsWith(".jpg") ? 2 : 0.01;
    const worst = Math.max(...gray.map((value, i) => Math.abs(value - image.data[i])));
    expect(worst).toBeLessThanOrEqual(tolerance);
  });

  test("takes the resolution of the file where it is a scanner's, else 500 dpi, and always the one it is given", () => {
    for (const name of ["grey-none.tif", "grey.png", "grey.bmp", "grey.jpg"])
      expect(decodeImage(picture(name), name).dpi).toBe(500);
    expect(decodeImage(picture("rgb.png"), "rgb.png").dpi).toBe(508);
    expect(decodeImage(picture("rgb.bmp"), "rgb.bmp").dpi, "Pillow writes 96").toBe(500);
    expect(decodeImage(picture("rgb.png"), "rgb.png", { dpi: 1000 }).dpi).toBe(1000);
  });

  test("reads a BMP stored downwards, and one with a palette of its own order", () => {
    const bmp = picture("rgb.bmp");
    const upwards = decodeImage(bmp, "a.bmp");
    const view = new DataView(bmp.buffer);
    view.setInt32(22, -view.getInt32(22, true), true);
    const downwards = decodeImage(bmp, "a.bmp");
    const { width, height } = upwards;
    for (let y = 0; y < height; y++) {
      expect(downwards.data.slice(y * width, (y + 1) * width)).toEqual(
        upwards.data.slice((height - 1 - y) * width, (height - y) * width),
      );
    }
  });

  test("reads a plain PGM with comments, and scales its white to 255", () => {
    const image = decodeImage(Buffer.from("P2 # a comment\n3 2\n# another\n15\n0 5 10\n15 1 2"), "a.pgm");
    expect([...image.data]).toEqual([0, 85, 170, 255, 17, 34]);
  });

  test("an equal-channelled colour picture has exactly the grey values of the grey one", () => {
    const grey = decodeImage(picture("grey.bmp"), "grey.bmp");
    expect(grey.data.every((value) => Number.isInteger(value))).toBe(true);
  });

  test("a file cut at any length is one line that names it, unless no pixel is lost", () => {
    for (const { name, bytes } of pictures) {
      for (let length = 0; length < bytes.length; length += bytes.length > 2000 ? 13 : 1) {
        const message = failure(bytes.slice(0, length), name);
        if (message !== undefined) continue;
        // What may be missing unnoticed is only what carries no pixel: a file's padding, or tags after the pixels.
        const whole = decodeImage(bytes, name);
        expect(decodeImage(bytes.slice(0, length), name).data, `${name} cut at ${length}`).toEqual(whole.data);
      }
    }
  });

  test("a file with any byte of its head changed is a picture of its own or one line that names it", () => {
    for (const { name, bytes } of pictures) {
      for (let at = 0; at < Math.min(bytes.length, 128); at++) {
        for (const flip of [0xff, 0x01]) {
          const changed = bytes.slice();
          changed[at] ^= flip;
          failure(changed, name);
        }
      }
    }
  });

  test.each([
    ["empty", "a.png", new Uint8Array(0), "a.png: is empty"],
    ["of another kind", "a.tif", picture("grey.png"), "a.tif: is named as TIFF but holds a PNG"],
    [
      "no picture",
      "a.png",
      Buffer.from("Hello"),
      "a.png: is no picture that is read (TIFF, PNG, BMP, PGM, JPEG, WSQ): it starts with the bytes 48656c6c",
    ],
    [
      "larger than its data",
      "a.pgm",
      Buffer.from("P5 60000 1000 255\nabc"),
      "a.pgm: cannot be read as PGM: claims 60000×1000 pixels, which its 3 bytes of data cannot hold",
    ],
    [
      "absurdly large",
      "a.pgm",
      Buffer.from("P5 99999999 99999999 255\nabc"),
      "a.pgm: cannot be read as PGM: claims 99999999×99999999 pixels; at most 67108864 pixels are read",
    ],
    [
      "above its white",
      "a.pgm",
      Buffer.from("P2 2 1 9\n9 12\n"),
      "a.pgm: cannot be read as PGM: pixel 1 is 12, above the stated white of 9",
    ],
  ])("says in one line what is wrong with a file that is %s", (_, name, bytes, message) => {
    expect(failure(bytes, name)).toBe(message);
  });

  test("a damaged byte inside a PNG fails its checksum", () => {
    const bytes = picture("grey.png");
    bytes[bytes.length - 30] ^= 0x10;
    expect(failure(bytes, "a.png")).toMatch(/chunk IDAT at byte \d+ fails its checksum/);
  });
});
