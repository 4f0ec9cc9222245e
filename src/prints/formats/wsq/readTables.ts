import type { ByteReader } from "../byteReader.js";

/** Filters of the transform table; only the halves from the middle outwards, for they are symmetric. */
export interface Transform {
  /** h₀, the analysis low pass: h₀(0), h₀(1) …. */
  readonly low: readonly number[];
  /** h₁, the analysis high pass. */
  readonly high: readonly number[];
}

/** Quantisation table. */
export interface Quantisers {
  /** C: where in its bin a value is taken to lie. */
  readonly centre: number;
  /** Q and Z of each of the 64 subbands: width of the bins, and of the one about zero. Q is 0 where the subband is not coded. */
  readonly bins: readonly { readonly width: number; readonly zero: number }[];
}

/** Frame header: pixel = value × scale + shift. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly shift: number;
  readonly scale: number;
}

/** Number of subbands: specification, section "Subband coding". */
const SUBBANDS = 64;

/** Reads the transform table (marker DTT): L0, L1, then sign, exponent and magnitude of each coefficient of h₀ and h₁. */
export function readTransform(segment: ByteReader): Transform {
  const lengths = [segment.uint8(0), segment.uint8(1)];
  for (const length of lengths) {
    if (length % 2 === 0) throw new RangeError(`its transform has a filter of ${length} taps; filters of an odd number are read`);
  }
  let at = 2;
  const [low, high] = lengths.map((length) =>
    Array.from({ length: (length + 1) / 2 }, () => {
      const size = segment.uint32(at + 2) / 10 ** segment.uint8(at + 1);
      const value = segment.uint8(at) === 0 ? size : -size;
      at += 6;
      return value;
    }),
  );
  return { low, high };
}

/** Reads the quantisation table (marker DQT): C, then Q and Z of each subband, all as decimal exponent and 16 bits. */
export function readQuantisers(segment: ByteReader): Quantisers {
  const bins = Array.from({ length: SUBBANDS }, (_, k) => ({
    width: decimal(segment, 3 + 6 * k),
    zero: decimal(segment, 6 + 6 * k),
  }));
  return { centre: decimal(segment, 0), bins };
}

/**
 * Reads the frame header (marker SOF): black A, white B, height Y, width X, shift M, scale R. (The version of the encoder and the number
 * of its software, which follow, change nothing for who reads; neither do the scanner's black and white.)
 */
export function readFrame(segment: ByteReader): Frame {
  return { height: segment.uint16(2), width: segment.uint16(4), shift: decimal(segment, 6), scale: decimal(segment, 9) };
}

/** A number as WSQ's headers have it: how many decimals it has, then 16 bits without the point. */
function decimal(segment: ByteReader, at: number): number {
  return segment.uint16(at + 1) / 10 ** segment.uint8(at);
}
