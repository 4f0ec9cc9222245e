import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { mappedCodePoints } from "./mappedCodePoints.js";

let faces: readonly { face: string; bytes: Buffer }[] | undefined;
let css: string | undefined;
let codePoints: ReadonlySet<number> | undefined;

/**
 * Open Sans (regular, bold, italic) as `@font-face` rules with the fonts in them, from the archive in `@sparticuz/chromium`:
 * so a system's Chrome draws, and PDF embeds, the same letters as the bundled one.
 */
export function openSansCss(): string {
  css ??= openFaces()
    .map(
      ({ face, bytes }) =>
        `@font-face{font-family:"Open Sans";${face};src:url(data:font/ttf;base64,${bytes.toString("base64")})}`,
    )
    .join("\n");
  return css;
}

/** The code points that Open Sans (regular) has a glyph for. */
export function openSansCodePoints(): ReadonlySet<number> {
  codePoints ??= mappedCodePoints(openFaces()[0]!.bytes);
  return codePoints;
}

function openFaces() {
  faces ??= readFaces();
  return faces;
}

function readFaces(): { face: string; bytes: Buffer }[] {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const archive = brotliDecompressSync(readFileSync(join(entry, "../../../bin/fonts.tar.br")));
  return [
    { file: "OpenSans-Regular.ttf", face: "font-weight:400;font-style:normal" },
    { file: "OpenSans-Bold.ttf", face: "font-weight:700;font-style:normal" },
    { file: "OpenSans-Italic.ttf", face: "font-weight:400;font-style:italic" },
  ].map(({ file, face }) => ({ face, bytes: fromTar(archive, file) }));
}

/** A file of a tar archive: a header of 512 bytes (name first, size in octal at 124), then the file, padded to 512. */
function fromTar(archive: Buffer, file: string): Buffer {
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const name = archive.toString("latin1", at, archive.indexOf(0, at));
    const size = Number.parseInt(archive.toString("latin1", at + 124, at + 135), 8);
    if (name.endsWith(`/${file}`)) return archive.subarray(at + 512, at + 512 + size);
    at += 512 + 512 * Math.ceil(size / 512);
  }
  throw new Error(`${file} is not in the fonts of @sparticuz/chromium`);
}
