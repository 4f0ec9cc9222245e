import { ByteReader } from "../byteReader.js";
import { nistcomResolution } from "./nistcomResolution.js";
import { type Huffman, readHuffman } from "./readHuffman.js";
import { type Frame, type Quantisers, readFrame, readQuantisers, readTransform, type Transform } from "./readTables.js";
import { unstuff } from "./unstuff.js";

/** One block of compressed coefficients. */
export interface Block {
  readonly huffman: Huffman;
  /** Its bits; several runs of them where restart markers stand between. */
  readonly runs: readonly Uint8Array[];
}

/** What a WSQ file holds, before anything is computed. */
export interface Headers {
  readonly transform: Transform;
  readonly quantisers: Quantisers;
  readonly frame: Frame;
  readonly blocks: readonly Block[];
  /** Dots per inch, where a comment states them. */
  readonly dpi?: number;
}

/** Second bytes of the markers (specification, table of marker codes): start and end of image, start of frame and of block, tables. */
const SOI = 0xa0;
const EOI = 0xa1;
const SOF = 0xa2;
const SOB = 0xa3;
const DTT = 0xa4;
const DQT = 0xa5;
const DHT = 0xa6;
const COM = 0xa8;

/**
 * Walks the marker segments of a WSQ file from SOI to EOI (specification, annex B, on the compressed data). A table holds from
 * where it stands on. The restart interval (DRI) says nothing that the restart markers themselves do not.
 * @throws RangeError where a segment is cut, missing, or has no known marker.
 */
export function readHeaders(bytes: Uint8Array): Headers {
  const reader = new ByteReader(bytes, false);
  const tables = new Map<number, Huffman>();
  const blocks: Block[] = [];
  let transform: Transform | undefined;
  let quantisers: Quantisers | undefined;
  let frame: Frame | undefined;
  let dpi: number | undefined;
  if (reader.uint16(0) !== 0xff00 + SOI) throw new RangeError("does not begin with the marker SOI");
  for (let at = 2; ; ) {
    while (reader.uint16(at) === 0xffff) at++; // fill bytes before a marker
    const marker = reader.uint16(at) - 0xff00;
    if (marker === EOI) break;
    if (marker < SOF || marker > COM) throw new RangeError(`has no marker segment at byte ${at}`);
    const length = reader.uint16(at + 2);
    if (length < 2) throw new RangeError(`claims a marker segment of ${length} bytes at byte ${at}`);
    const segment = new ByteReader(reader.slice(at + 4, length - 2), false, "a marker segment");
    at += 2 + length;
    if (marker === DTT) transform = readTransform(segment);
    else if (marker === DQT) quantisers = readQuantisers(segment);
    else if (marker === DHT) readHuffman(segment, tables);
    else if (marker === COM) dpi = nistcomResolution(segment.bytes) ?? dpi;
    else if (marker === SOF && frame) throw new RangeError("holds a second frame");
    else if (marker === SOF) frame = readFrame(segment);
    else if (marker === SOB) {
      const huffman = tables.get(segment.uint8(0));
      if (!huffman) throw new RangeError(`a block names the Huffman table ${segment.uint8(0)}, which is not defined`);
      const { runs, end } = unstuff(bytes, at);
      blocks.push({ huffman, runs });
      at = end;
    }
  }
  if (!transform) throw new RangeError("has no transform table");
  if (!quantisers) throw new RangeError("has no quantisation table");
  if (!frame) throw new RangeError("has no frame header");
  return { transform, quantisers, frame, blocks, dpi };
}
