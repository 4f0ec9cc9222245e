/**
 * The code points that a TrueType or OpenType font maps to a glyph: subtables of formats 4 (16 bits) and 12 (32 bits) of its `cmap` (OpenType
 * specification 1.9, "cmap"). Throws an Error where the font has neither.
 */
export function mappedCodePoints(font: Buffer): Set<number> {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, k) => 12 + 16 * k);
  const record = tables.find((at) => font.toString("latin1", at, at + 4) === "cmap");
  if (record === undefined) throw new Error("the font has no cmap");
  const cmap = font.readUInt32BE(record + 8);
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, k) => cmap + font.readUInt32BE(cmap + 8 + 8 * k));
  const found = new Set<number>();
  for (const at of subtables) {
    const format = font.readUInt16BE(at);
    if (format === 12) addGroups(font, at, found);
    else if (format === 4) addSegments(font, at, found);
  }
  if (found.size === 0) throw new Error("the font's cmap has no subtable of format 4 or 12");
  return found;
}

function addGroups(font: Buffer, at: number, found: Set<number>): void {
  for (let group = at + 16, left = font.readUInt32BE(at + 12); left > 0; left--, group += 12) {
    const [first, last, glyph] = [0, 4, 8].map((offset) => font.readUInt32BE(group + offset)) as [number, number, number];
    for (let code = first; code <= last; code++) if (glyph + code - first !== 0) found.add(code);
  }
}

function addSegments(font: Buffer, at: number, found: Set<number>): void {
  const size = font.readUInt16BE(at + 6); // twice the number of segments: the length of each of the four lists
  const [ends, starts] = [at + 14, at + 16 + size];
  const [deltas, offsets] = [starts + size, starts + 2 * size];
  for (let k = 0; k < size; k += 2) {
    const [first, last] = [font.readUInt16BE(starts + k), font.readUInt16BE(ends + k)];
    const offset = font.readUInt16BE(offsets + k);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const listed = offset === 0 ? code : font.readUInt16BE(offsets + k + offset + 2 * (code - first));
      const glyph = offset !== 0 && listed === 0 ? 0 : (listed + font.readUInt16BE(deltas + k)) & 0xffff;
      if (glyph !== 0) found.add(code);
    }
  }
}
