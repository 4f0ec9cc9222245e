import { readFileSync } from "node:fs";

/** Pictures by Pillow 13.0.0 and tifffile 2026.3.3 that state a resolution or how they stand, or that are not read. */
interface StatedPictures {
  /** Dots per inch along x and y of the picture as it must be shown, and its grey values where they are not the common ones. */
  readonly stated: Readonly<
    Record<
      string,
      { readonly file: string; readonly dpi: readonly [number, number]; readonly width?: number; readonly gray?: number[] }
    >
  >;
  /** A picture, and what Pillow's LANCZOS makes of it in floating point, by WIDTHxHEIGHT. */
  readonly resized: {
    readonly width: number;
    readonly height: number;
    readonly gray: readonly number[];
    readonly sizes: Readonly<Record<string, readonly number[]>>;
  };
}

const stored: StatedPictures = JSON.parse(readFileSync(new URL("./statedPictures.json", import.meta.url), "utf8"));

export const { resized } = stored;
export const stated = Object.entries(stored.stated).map(([name, { file, ...expected }]) => ({
  name,
  bytes: new Uint8Array(Buffer.from(file, "base64")),
  ...expected,
}));

/** The bytes of one of the pictures. */
export function statedPicture(name: string): Uint8Array {
  const found = stated.find((picture) => picture.name === name);
  if (!found) throw new Error(`no stored picture is named ${name}`);
  return found.bytes.slice();
}
