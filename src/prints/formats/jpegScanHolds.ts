import type { JpegScan } from "./jpegSegments.js";

/**
 * Whether the packed bits of a sequential scan are all that its blocks need, less or more (ITU-T T.81, F.2): its codes are read, its values
 * passed over. Zeros and fill bytes may follow the last block.
 */
export function jpegScanHolds(bytes: Uint8Array, { at: start, units, restart, blocks }: JpegScan): "all" | "less" | "more" {
  const tables = blocks.map(({ dc, ac }) => ({ dc: dc && readCodes(dc), ac: ac && readCodes(ac) }));
  let at = start;
  let held = 0;
  let left = 0;
  const bit = (): number => {
    if (left === 0) {
      if (at >= bytes.length || (bytes[at] === 0xff && bytes[at + 1] !== 0)) throw END;
      held = bytes[at];
      left = 8;
      at += held === 0xff ? 2 : 1;
    }
    left--;
    return (held >> left) & 1;
  };
  const value = (codes: Codes | undefined): number => {
    for (let code = 1; codes && code < 1 << 16; ) {
      code = code * 2 + bit();
      const found = codes.get(code);
      if (found !== undefined) return found;
    }
    throw END;
  };
  const pass = (count: number): void => {
    for (let i = 0; i < count; i++) bit();
  };
  try {
    for (let unit = 0; unit < units; unit++) {
      if (restart > 0 && unit > 0 && unit % restart === 0) {
        if (bytes[at] !== 0xff || (bytes[at + 1] & 0xf8) !== 0xd0) return "less";
        at += 2;
        left = 0;
      }
      for (const { dc, ac } of tables) {
        pass(value(dc));
        for (let k = 1; k < 64; k++) {
          const both = value(ac);
          if (both === 0) break;
          k += both >> 4;
          pass(both & 15);
        }
      }
    }
    while (at < bytes.length && (bytes[at] === 0 || (bytes[at] === 0xff && bytes[at + 1] === 0xff))) at++;
    return at >= bytes.length || (bytes[at] === 0xff && bytes[at + 1] !== 0) ? "all" : "more";
  } catch (cause) {
    if (cause === END) return "less";
    throw cause;
  }
}

const END = new RangeError("the scan ends early");

/** The value of each code; a code is held as its bits with a 1 before them, so that its length is known. */
type Codes = ReadonlyMap<number, number>;

/** Codes from 16 counts by length and the values in order (T.81, C.2). */
function readCodes(definition: Uint8Array): Codes {
  const codes = new Map<number, number>();
  let at = 16;
  let code = 0;
  for (let length = 1; length <= 16; length++, code *= 2) {
    for (let i = 0; i < definition[length - 1]; i++) codes.set((1 << length) + code++, definition[at++]);
  }
  return codes;
}
