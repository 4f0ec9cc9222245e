import { readFileSync } from "node:fs";

/** Small pictures as other programs wrote them, with the grey values those programs read back. */
interface Pictures {
  readonly source: string;
  readonly width?: number;
  readonly files: Readonly<Record<string, { readonly file: string; readonly gray: readonly number[]; readonly width?: number }>>;
}

const stored = ["pictures.json", "morePictures.json"].map(
  (name): Pictures => JSON.parse(readFileSync(new URL(`./${name}`, import.meta.url), "utf8")),
);

export const source = stored.map(({ source }) => source).join("; ");
export const pictures = stored.flatMap(({ files, width: common }) =>
  Object.entries(files).map(([name, { file, gray, width = common ?? 0 }]) => ({
    name,
    bytes: new Uint8Array(Buffer.from(file, "base64")),
    width,
    gray,
  })),
);

/** The bytes of one of the pictures. */
export function picture(name: string): Uint8Array {
  const found = pictures.find((picture) => picture.name === name);
  if (!found) throw new Error(`no stored picture is named ${name}`);
  return found.bytes.slice();
}
