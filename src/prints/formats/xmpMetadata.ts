import { directoryMetadata } from "./directoryMetadata.js";
import type { Metadata } from "./metadata.js";

/** XMP's names of TIFF's tags. */
const NAMES: Readonly<Record<number, string>> = {
  274: "Orientation",
  282: "XResolution",
  283: "YResolution",
  296: "ResolutionUnit",
};

/** Resolution and orientation that an XMP packet states by its tiff: properties (XMP specification, part 2), as attributes or elements. */
export function xmpMetadata(packet: Uint8Array): Metadata {
  const text = Buffer.from(packet).toString("utf8");
  return directoryMetadata((tag) => {
    const property = new RegExp(`\\btiff:${NAMES[tag]}(?:\\s*=\\s*["']|>)\\s*([\\d./]+)`).exec(text)?.[1];
    if (property === undefined) return undefined;
    const [above, below = "1"] = property.split("/");
    return [Number(above) / Number(below)];
  }, "XMP");
}
