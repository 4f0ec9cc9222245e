import { checkSize, type Pixels } from "../pixels.js";
import { decodeBlock } from "./decodeBlock.js";
import { dequantise } from "./dequantise.js";
import { readHeaders } from "./readHeaders.js";
import { subbands, subbandTree } from "./subbandTree.js";
import { synthesise } from "./synthesise.js";

/**
 * Decodes a WSQ file (FBI, "WSQ Gray-Scale Fingerprint Image Compression Specification", IAFIS-IC-0110): Huffman codes to quantised
 * coefficients, these to the values of 64 subbands, these to the picture, with the filters, bins and tables of the file itself.
 * @throws RangeError where the file is truncated, contradicts itself, or is of another kind.
 */
export function decodeWsq(bytes: Uint8Array): Pixels {
  const { transform, quantisers, frame, blocks } = readHeaders(bytes);
  const { width, height, shift, scale } = frame;
  // Nothing bounds a picture by its bytes: a subband that is not coded takes none.
  checkSize(width, height, bytes.length, Number.POSITIVE_INFINITY);
  const tree = subbandTree(width, height);
  const coded = subbands(tree).filter((_, k) => quantisers.bins[k].width > 0);
  const starts = new Map<number | undefined, number>();
  let total = 0;
  for (const { width, height, subband } of coded) {
    starts.set(subband, total);
    total += width * height;
  }

  const coefficients = new Int32Array(total);
  const found = blocks.reduce((place, block) => decodeBlock(block, coefficients, place), 0);
  if (found !== total) throw new RangeError(`holds ${found} of the ${total} coefficients of its subbands: it is damaged`);

  const values = synthesise(tree, transform, ({ width, height, subband }) => {
    const start = starts.get(subband);
    if (start === undefined) return undefined;
    return dequantise(coefficients.subarray(start, start + width * height), quantisers, subband!);
  });
  const data = values ?? new Float32Array(width * height);
  for (let i = 0; i < data.length; i++) data[i] = Math.min(255, Math.max(0, Math.floor(data[i] * scale + shift + 0.5)));
  return { width, height, data };
}
