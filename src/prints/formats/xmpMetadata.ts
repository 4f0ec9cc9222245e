import { type Metadata, type StatedResolution, statedResolution } from "./metadata.js";

/** Length of each of XMP's resolution units in inches, as TIFF numbers them. */
const UNITS: Readonly<Record<string, number>> = { "1": 0, "2": 1, "3": 1 / 2.54 };

/** Resolution and orientation that an XMP packet states by its tiff: properties (XMP specification, part 2), as attributes or elements. */
export function xmpMetadata(packet: Uint8Array): Metadata {
  const text = Buffer.from(packet).toString("utf8");
  const property = (name: string): string | undefined =>
    new RegExp(`\\btiff:${name}(?:\\s*=\\s*["']|>)\\s*([\\d./]+)`).exec(text)?.[1];
  const number = (name: string): number | undefined => {
    const [above, below = "1"] = property(name)?.split("/") ?? [];
    return above === undefined ? undefined : Number(above) / Number(below);
  };
  const resolutions: StatedResolution[] = [];
  const x = number("XResolution") ?? number("YResolution");
  if (x !== undefined) {
    const unit = property("ResolutionUnit") ?? "2";
    resolutions.push(statedResolution("XMP", x, number("YResolution"), UNITS[unit] ?? 0));
  }
  const orientation = number("Orientation");
  return { resolutions, orientations: orientation === undefined ? [] : [orientation] };
}
