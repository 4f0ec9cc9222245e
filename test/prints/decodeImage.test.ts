import { describe, expect, test } from "vitest";
import { decodeImage, resolutionOf } from "../../src/prints/decodeImage.js";
import { encodeTiff } from "../../src/prints/formats/encodeTiff.js";
import { tiffDirectories } from "../../src/prints/formats/tiffDirectories.js";
import { createImage } from "../../src/prints/grayImage.js";
import { picture, pictures, source } from "./formats/pictures.js";
import { stated, statedPicture } from "./formats/statedPictures.js";

/** The error's message where the bytes cannot be decoded, else nothing; fails where the error is not one line that names the file. */
async function failure(bytes: Uint8Array, name: string): Promise<string | undefined> {
  try {
    const { width, height, data } = await decodeImage(bytes, name);
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
  test.each(pictures)("reads $name as the program that wrote it does", async ({ name, bytes, width, gray }) => {
    const image = await decodeImage(bytes, name);
    expect([image.width, image.height]).toEqual([width, gray.length / width]);
    const worst = Math.max(...gray.map((value, i) => Math.abs(value - image.data[i])));
    expect(worst).toBeLessThanOrEqual(0.01);
  });

  test.each(stated.filter(({ dpi: [x] }) => x > 0))("honours what $name states of itself", async ({
    name,
    bytes,
    dpi,
    width,
    gray,
  }) => {
    const image = await decodeImage(bytes, name);
    expect(image.dpi).toEqual({ x: dpi[0], y: dpi[1] });
    expect(resolutionOf(bytes, name)).toEqual(image.dpi);
    expect(await decodeImage(bytes, name, { dpi: 700 })).toEqual({ ...image, dpi: { x: 700, y: 700 } });
    if (gray) expect([image.width, [...image.data]]).toEqual([width, gray]);
  });

  test.each([
    [
      "conflict.jpg",
      "JPEG: states two resolutions, 1000 dpi (EXIF) and 300 dpi (JFIF); save it with the right one, or give dpi in dataset.json",
    ],
    [
      "one-side.jpg",
      "JPEG: states 500×72 dpi (JFIF), of which only one can be a scanner's resolution; save it with the right one, or give dpi in dataset.json",
    ],
    ["two-pages.tif", "TIFF: holds 2 pages; a print is one page: save each as a file of its own"],
    ["cmyk.jpg", "JPEG: is CMYK, whose grey depends on the inks; save it as grey or RGB"],
    ["zstd.tif", "TIFF: is packed by ZSTD, which is not read; save it unpacked or packed by LZW, deflate, JPEG or CCITT"],
    ["float.tif", "TIFF: has floating-point samples, whose white may be 1 or 255; save it with 8 or 16 bits"],
    ["signed.tif", "TIFF: has signed samples, whose black is not stated; save it with 8 or 16 bits"],
  ])("refuses %s and says what would be right", async (name, message) => {
    expect(await failure(statedPicture(name), name)).toBe(`${name}: cannot be read as ${message}`);
  });

  test("a JPEG without its end marker is read where no pixel is missing, and refused where one is", async () => {
    const whole = statedPicture("no-end.jpg");
    for (let missing = 1; missing < 60; missing++) {
      expect(await failure(whole.slice(0, whole.length - missing), "a.jpg"), `${missing} bytes`).toMatch(
        /has no end marker: it is truncated$/,
      );
    }
  });

  test("a JPEG with an end marker holds neither less nor more than its pixels", async () => {
    const packed = statedPicture("no-end.jpg");
    const end = [0xff, 0xd9];
    expect(await failure(Uint8Array.of(...packed, ...end), "a.jpg")).toBeUndefined();
    expect(await failure(Uint8Array.of(...packed, 0, 0, 0xff, ...end), "a.jpg"), "padded").toBeUndefined();
    expect(await failure(Uint8Array.of(...packed.slice(0, -9), ...end), "a.jpg")).toMatch(
      /packed data ends before its pixels do$/,
    );
    expect(await failure(Uint8Array.of(...packed, 0x35, 0x35, ...end), "a.jpg")).toMatch(/packed data goes on after its pixels$/);
  });

  test("a damaged byte in a TIFF packed by deflate is seen, which libtiff does not see", async () => {
    const bytes = picture("grey-deflate.tif");
    const [tag] = tiffDirectories(bytes);
    const [start, length] = [tag(273)![0], tag(279)![0]];
    for (let at = start; at < start + length; at++) {
      const changed = bytes.slice();
      changed[at] ^= 0x04;
      expect(await failure(changed, "a.tif"), `byte ${at}`).toMatch(/a.tif: cannot be read as TIFF: its packed data/);
    }
  });

  test("a TIFF that libtiff only warns of is refused with what it warns of", async () => {
    const bytes = picture("grey-packbits.tif");
    bytes[36] ^= 0x55;
    expect(await failure(bytes, "a.tif")).toBe("a.tif: cannot be read as TIFF: Discarding 25 bytes to avoid buffer overrun");
  });

  test("a TIFF's tag of a type that its meaning cannot have is refused and named", async () => {
    const whole = Buffer.from(encodeTiff(createImage(64, 8)));
    const withTag = (tag: number, type: number, value: readonly number[]): Uint8Array => {
      const bytes = Buffer.concat([whole, Buffer.from(Uint32Array.from(value).buffer)]);
      for (let at = 10; at < 10 + 12 * bytes.readUInt16LE(8); at += 12) {
        if (bytes.readUInt16LE(at) !== tag) continue;
        bytes.writeUInt16LE(type, at + 2);
        bytes.writeUInt32LE(whole.length, at + 8);
      }
      return bytes;
    };
    for (const tag of [256, 257, 258, 259, 262, 273, 277, 278, 279]) {
      const message = `a.tif: cannot be read as TIFF: tag ${tag} must be of a type of whole numbers, such as SHORT or LONG; got `;
      expect(await failure(withTag(tag, 5, [129, 2]), "a.tif")).toBe(`${message}RATIONAL`);
      expect(await failure(withTag(tag, 5, [0, 0]), "a.tif")).toBe(`${message}RATIONAL`);
      expect(await failure(withTag(tag, 12, [0, 0]), "a.tif")).toBe(`${message}DOUBLE`);
      expect(await failure(withTag(tag, 9, [8]), "a.tif")).toBe(`${message}SLONG`);
      expect(await failure(withTag(tag, 2, [8]), "a.tif")).toBe(`${message}ASCII`);
    }
    expect(() => resolutionOf(withTag(282, 2, [500]), "a.tif")).toThrow(/tag 282 must be of a type of numbers, .*; got ASCII$/);
    expect(() => resolutionOf(withTag(296, 5, [2, 1]), "a.tif")).toThrow(/tag 296 must be of a type of whole numbers/);
    expect((await decodeImage(withTag(282, 5, [1001, 2]), "a.tif")).dpi).toEqual({ x: 500, y: 500 });
  });

  test("a damaged part is named", async () => {
    const bytes = statedPicture("exif.jpg");
    const at = Buffer.from(bytes).indexOf("Exif");
    bytes.fill(0xff, at + 10, at + 14);
    expect(await failure(bytes, "a.jpg")).toMatch(/^a.jpg: cannot be read as JPEG: its EXIF data cannot be read: ends after/);
  });

  test("reads a BMP stored downwards, and one with a palette of its own order", async () => {
    const bmp = picture("rgb.bmp");
    const upwards = await decodeImage(bmp, "a.bmp");
    const view = new DataView(bmp.buffer);
    view.setInt32(22, -view.getInt32(22, true), true);
    const downwards = await decodeImage(bmp, "a.bmp");
    const { width, height } = upwards;
    for (let y = 0; y < height; y++) {
      expect(downwards.data.slice(y * width, (y + 1) * width)).toEqual(
        upwards.data.slice((height - 1 - y) * width, (height - y) * width),
      );
    }
  });

  test("reads a plain PGM with comments, and scales its white to 255", async () => {
    const image = await decodeImage(Buffer.from("P2 # a comment\n3 2\n# another\n15\n0 5 10\n15 1 2"), "a.pgm");
    expect([...image.data]).toEqual([0, 85, 170, 255, 17, 34]);
  });

  test("an equal-channelled colour picture has exactly the grey values of the grey one", async () => {
    const grey = await decodeImage(picture("grey.bmp"), "grey.bmp");
    expect(grey.data.every((value) => Number.isInteger(value))).toBe(true);
  });

  test("a file cut at any length is one line that names it, unless no pixel is lost", async () => {
    for (const { name, bytes } of pictures) {
      const step = Math.ceil(bytes.length / 100);
      // Every length near the end, where little is missing.
      for (let length = 0; length < bytes.length; length += length < bytes.length - 40 ? step : 1) {
        const message = await failure(bytes.slice(0, length), name);
        if (message !== undefined) continue;
        // What may be missing unnoticed is only what carries no pixel: a file's padding, or tags after the pixels.
        const whole = await decodeImage(bytes, name);
        expect((await decodeImage(bytes.slice(0, length), name)).data, `${name} cut at ${length}`).toEqual(whole.data);
      }
    }
  });

  test("a file with any byte of its head changed is a picture of its own or one line that names it", async () => {
    for (const { name, bytes } of pictures) {
      for (let at = 0; at < Math.min(bytes.length, 128); at++) {
        const changed = bytes.slice();
        changed[at] ^= at % 2 === 0 ? 0xff : 0x01;
        await failure(changed, name);
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
      "a.png: must be a picture of one of the formats TIFF, PNG, BMP, PNM, JPEG, WSQ; got a file that starts with the bytes 48656c6c",
    ],
    [
      "larger than its data",
      "a.pgm",
      Buffer.from("P5 20000 1000 255\nabc"),
      "a.pgm: cannot be read as PNM: claims 20000×1000 pixels, which its 3 bytes of data cannot hold",
    ],
    [
      "absurdly large",
      "a.pgm",
      Buffer.from("P5 99999999 99999999 255\nabc"),
      "a.pgm: cannot be read as PNM: claims 99999999×99999999 pixels; at most 33554432 pixels are read",
    ],
    [
      "above its white",
      "a.pgm",
      Buffer.from("P2 2 1 9\n9 12\n"),
      "a.pgm: cannot be read as PNM: pixel 1 is 12, above the stated white of 9",
    ],
  ])("says in one line what is wrong with a file that is %s", async (_, name, bytes, message) => {
    expect(await failure(bytes, name)).toBe(message);
  });

  test("a picture that unpacks to more than is read is refused by its header", async () => {
    const pgm = (side: number) => Buffer.concat([Buffer.from(`P4 ${side} ${side}\n`), Buffer.alloc((side / 8) * side)]);
    expect(await failure(pgm(5800), "a.pbm")).toBe(
      "a.pbm: cannot be read as PNM: claims 5800×5800 pixels; at most 33554432 pixels are read",
    );
    expect(await failure(pgm(4104), "a.pbm")).toBe(
      'a.pbm: cannot be read as PNM: is 4104×4104 pixels at 500 dpi; at most 16777216 pixels at 500 dpi are worked on: crop it, or state its resolution where that is finer ("dpi" in dataset.json)',
    );
    expect((await decodeImage(pgm(4104), "a.pbm", { dpi: 1000 })).width).toBe(4104);
  });

  test("a progressive JPEG whose scans pass over too many pixels in all is refused before it is unpacked", async () => {
    const file = (side: number, scans: number) => {
      const segment = (marker: number, ...body: number[]) => [0xff, marker, 0, body.length + 2, ...body];
      const frame = segment(0xc2, 8, side >> 8, side & 255, side >> 8, side & 255, 1, 1, 0x11, 0);
      const scan = segment(0xda, 1, 1, 0, 0, 0, 0);
      return Buffer.from([0xff, 0xd8, ...frame, ...Array(scans).fill(scan).flat(), ...Array(70_000).fill(0), 0xff, 0xd9]);
    };
    expect(await failure(file(5792, 500), "a.jpg")).toBe(
      "a.jpg: cannot be read as JPEG: claims 5792×5792 pixels in 500 scans; at most 16 scans of so many pixels are read",
    );
  });

  test("a damaged byte inside a PNG fails its checksum", async () => {
    const bytes = picture("grey.png");
    bytes[bytes.length - 30] ^= 0x10;
    expect(await failure(bytes, "a.png")).toMatch(/chunk IDAT at byte \d+ fails its checksum/);
  });
});
