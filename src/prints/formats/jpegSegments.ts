import { ByteReader } from "./byteReader.js";

/** What stands before a JPEG's first scan, and whether the file is whole. */
export interface JpegHead {
  readonly width: number;
  readonly height: number;
  /** Bits a sample. */
  readonly bits: number;
  /** Components a pixel: 1 is grey, 3 a colour, 4 inks. */
  readonly components: number;
  /** The scan of a sequential file packed by Huffman's codes, where that scan holds all that there is. */
  readonly scan?: JpegScan;
  readonly hasEnd: boolean;
  /** How many scans there are: each is a pass over all pixels. */
  readonly scans: number;
  /** The application segments, APP0 to APP15, in their order. */
  readonly applications: readonly { readonly number: number; readonly data: Uint8Array }[];
}

/** A sequential scan of all components. */
export interface JpegScan {
  /** Where its packed bits start. */
  readonly at: number;
  /** Units of pixels (MCU) in it; between restart markers stand `restart` of them, or all where that is 0. */
  readonly units: number;
  readonly restart: number;
  /** The blocks of a unit in their order: the definitions of the codes for their first and for their other coefficients. */
  readonly blocks: readonly { readonly dc?: Uint8Array; readonly ac?: Uint8Array }[];
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly components: readonly { readonly id: number; readonly across: number; readonly down: number }[];
  /** Whether it is sequential and packed by Huffman's codes. */
  readonly sequential: boolean;
}

const END = Buffer.of(0xff, 0xd9);
const SCAN = Buffer.of(0xff, 0xda);

/**
 * Walks a JPEG's segments up to its first scan, and looks for the end marker.
 * @throws RangeError where the file ends before, or contradicts itself.
 */
export function jpegSegments(bytes: Uint8Array): JpegHead {
  const reader = new ByteReader(bytes, false);
  const applications: { number: number; data: Uint8Array }[] = [];
  const codes = new Map<number, Uint8Array>();
  let restart = 0;
  let frame: Frame | undefined;
  for (let at = 2; ; ) {
    while (reader.uint8(at) === 0xff && reader.uint8(at + 1) === 0xff) at++; // fill bytes before a marker
    const marker = reader.uint16(at);
    const length = reader.uint16(at + 2);
    if (marker < 0xffc0 || length < 2) throw new RangeError(`has no marker segment at byte ${at}`);
    const segment = reader.slice(at + 4, length - 2);
    at += 2 + length;
    if (marker === 0xffda) {
      if (!frame) throw new RangeError("has no frame header before its first scan");
      const { width, height, bits, components } = frame;
      // Inside a scan 0xFF is followed by 0 or a restart marker, so FF D9 is the end and FF DA the next scan, and nothing else.
      const rest = Buffer.from(bytes.buffer, bytes.byteOffset + at, bytes.length - at);
      const hasEnd = rest.includes(END);
      let scans = 1;
      for (let next = rest.indexOf(SCAN); next >= 0; next = rest.indexOf(SCAN, next + 2)) scans++;
      const scan = onlyScan(frame, segment, codes, { at, restart });
      return { width, height, bits, components: components.length, scan, scans, hasEnd, applications };
    }
    if (marker >= 0xffe0 && marker <= 0xffef) applications.push({ number: marker - 0xffe0, data: segment });
    else if (marker === 0xffc4) defineCodes(segment, codes);
    else if (marker === 0xffdd && segment.length >= 2) restart = segment[0] * 256 + segment[1];
    else if (marker >= 0xffc0 && marker <= 0xffcf && marker !== 0xffc8 && marker !== 0xffcc) frame = readFrame(segment, marker);
  }
}

function readFrame(segment: Uint8Array, marker: number): Frame {
  const reader = new ByteReader(segment, false);
  const components = Array.from({ length: reader.uint8(5) }, (_, i) => {
    const [id, sampling] = reader.slice(6 + 3 * i, 2);
    return { id, across: sampling >> 4, down: sampling & 15 };
  });
  const sequential = marker === 0xffc0 || marker === 0xffc1;
  return { bits: segment[0], height: reader.uint16(1), width: reader.uint16(3), components, sequential };
}

/** A segment holds definitions one after the other: class and number, 16 counts of codes by length, and the codes' values. */
function defineCodes(segment: Uint8Array, codes: Map<number, Uint8Array>): void {
  for (let at = 0; at + 17 <= segment.length; ) {
    const values = segment.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0);
    codes.set(segment[at], segment.subarray(at + 1, at + 17 + values));
    at += 17 + values;
  }
}

/** The scan that a scan header starts, where the frame is sequential and all its components stand in it. */
function onlyScan(
  frame: Frame,
  segment: Uint8Array,
  codes: ReadonlyMap<number, Uint8Array>,
  { at, restart }: { at: number; restart: number },
): JpegScan | undefined {
  const { width, height, components, sequential } = frame;
  if (!sequential || segment[0] !== components.length) return undefined;
  // A single component is stored by blocks of 8×8 of its own pixels, whatever its sampling.
  const single = components.length === 1;
  const across = single ? 1 : Math.max(...components.map((component) => component.across));
  const down = single ? 1 : Math.max(...components.map((component) => component.down));
  const blocks = components.flatMap((component, i) => {
    const tables = segment[2 + 2 * i];
    const block = { dc: codes.get(tables >> 4), ac: codes.get(16 + (tables & 15)) };
    return Array(single ? 1 : component.across * component.down).fill(block) as (typeof block)[];
  });
  return { at, restart, blocks, units: Math.ceil(width / (8 * across)) * Math.ceil(height / (8 * down)) };
}
