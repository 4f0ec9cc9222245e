/** The first byte: the layout of the rest. */
const VERSION = 1;

/** What a store holds: a JSON value, and lists of numbers by name. */
export interface StoreContent {
  readonly value: unknown;
  readonly arrays: Readonly<Record<string, Float32Array>>;
}

/** Version, length of the JSON (32 bits, little-endian), JSON, then the numbers (32-bit floats, little-endian). */
export function pack({ value, arrays }: StoreContent): Uint8Array {
  const lengths = Object.entries(arrays).map(([name, numbers]) => [name, numbers.length]);
  const json = Buffer.from(JSON.stringify({ value, lengths }));
  const head = Buffer.alloc(5);
  head[0] = VERSION;
  head.writeUInt32LE(json.length, 1);
  return Buffer.concat([head, json, ...Object.values(arrays).map(floatBytes)]);
}

/** Reads it back. Throws an Error of one line that names the file where it is of another version or cut off. */
export function unpack(packed: Uint8Array, path: string): StoreContent {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  if (bytes[0] !== VERSION) throw new Error(`${path}: is of version ${bytes[0]}; this program reads version ${VERSION}`);
  let at = 5 + bytes.readUInt32LE(1);
  const { value, lengths } = JSON.parse(bytes.toString("utf8", 5, at)) as { value: unknown; lengths: [string, number][] };
  const arrays: Record<string, Float32Array> = {};
  const end = at + lengths.reduce((sum, [, length]) => sum + 4 * length, 0);
  if (end !== bytes.length) throw new Error(`${path}: is ${bytes.length} bytes long, needs ${end}; it was cut off`);
  for (const [name, length] of lengths) {
    arrays[name] = new Float32Array(Uint8Array.from(bytes.subarray(at, at + 4 * length)).buffer);
    at += 4 * length;
  }
  return { value, arrays };
}

function floatBytes(numbers: Float32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
