import { createStream, extractMinutiae, type GrayImage } from "ridgelab";

/** How many minutiae are found in a print under normal noise of each deviation (grey levels). */
export function minutiaeInNoise(print: GrayImage, levels: readonly number[], seed: readonly [number, string]): number[] {
  return levels.map((level) => {
    const stream = createStream(...seed);
    const data = print.data.map((grey) => Math.min(255, Math.max(0, grey + level * stream.normal())));
    return extractMinutiae({ ...print, data }).minutiae.length;
  });
}
