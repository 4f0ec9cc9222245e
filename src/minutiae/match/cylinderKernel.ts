/** Bytes of a cylinder's record: its valid cells, then the bits of its six sections, 64 bits each. */
export const RECORD_BYTES = 56;

/** The part of WebAssembly's interface that is used; TypeScript knows it as one of browsers. */
interface Assembly {
  readonly Memory: new (size: { readonly initial: number }) => CylinderKernel["memory"];
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Pick<CylinderKernel, "similarities"> };
}
const { Memory, Module, Instance } = (globalThis as unknown as { readonly WebAssembly: Assembly }).WebAssembly;

/** What the kernel is: memory, and a function that fills `out` with the similarities of the records from `a` on and from `b` on. */
export interface CylinderKernel {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  /** @param out where the matrix goes, a row a record of `a`: 32-bit floats; all places are bytes of the memory. Ends are exclusive. */
  readonly similarities: (a: number, aEnd: number, b: number, bEnd: number, out: number) => void;
}

// WebAssembly's opcodes that the kernel needs (WebAssembly Core Specification 2.0, section 5.4), as bytes with their operands.
type Code = readonly number[];
const get = (local: number): Code => [0x20, local];
const set = (local: number): Code => [0x21, local];
const integer = (value: number): Code => [0x41, ...signed(value)];
const [add, isLess, bothTrue, select] = [[0x6a], [0x49], [0x71], [0x1b]];
/** Of 64 bits. */
const loadLong = (pointer: Code, offset: number): Code => [...pointer, 0x29, 3, ...unsigned(offset)];
const long = (value: number): Code => [0x42, ...signed(value)];
const [and, ones, addLongs, subtractLongs, isLongAtLeast] = [[0x83], [0x7b], [0x7c], [0x7d], [0x5a]];
const [root, addFloats, subtractFloats, divideFloats] = [[0xb5, 0x91], [0x92], [0x93], [0x95]]; // root: of a whole number of 64 bits
const float = (value: 0 | 1): Code => [0x43, 0, 0, ...(value === 1 ? [0x80, 0x3f] : [0, 0])];
const storeFloat: Code = [0x38, 2, 0];
/** Does `body` once, and again while it leaves a number other than 0. */
const repeat = (body: Code): Code => [0x03, 0x40, ...body, 0x0d, 0, 0x0b];

/**
 * Compares cylinders, a section at a time: the one thing in the lab that is not JavaScript, which has no operation that counts ones.
 * Whole numbers, square roots and a quotient only, which IEEE 754 leaves no choice in: all processors give the same bits.
 *
 * For cylinders p and q: the cells that are valid in both, the ones of either within them, and the ones that both have. The similarity
 * is 1 − √(ones of p + ones of q − 2 · common ones) / (√(ones of p) + √(ones of q)); 0 with fewer than `leastCells` cells or without ones.
 */
export function cylinderKernel(leastCells: number): CylinderKernel {
  const memory = new Memory({ initial: 1 });
  const module = new Module(Uint8Array.from(moduleBytes(leastCells)));
  const { similarities } = new Instance(module, { lab: { memory } }).exports;
  return { memory, similarities };
}

/** The local variables: the parameters and a pointer; then, of 64 bits, what is counted, the cells valid in both, and p's record. */
const [P, P_END, Q_START, Q_END, OUT, Q] = [0, 1, 2, 3, 4, 5];
const [IN_P, IN_Q, COMMON, VALID, RECORD] = [6, 7, 8, 9, 10];
/** Words of 64 bits in a record. */
const LONGS = RECORD_BYTES / 8;

function kernel(leastCells: number): Code {
  const [p, q] = [get(P), get(Q)];
  const wordOfP = (k: number): Code => get(RECORD + k);
  const wordOfQ = (k: number): Code => loadLong(q, 8 * k);
  const valid = (): Code => get(VALID);
  /** Counts, over all sections, the ones that two words have in common. */
  const count = (local: number, one: (k: number) => Code, other: (k: number) => Code): Code => {
    const sections = Array.from({ length: LONGS - 1 }, (_, k) => [...one(k + 1), ...other(k + 1), ...and, ...ones]);
    return [...sections.flatMap((section, k) => (k > 0 ? [...section, ...addLongs] : section)), ...set(local)];
  };
  const column: Code = [
    ...[...wordOfP(0), ...wordOfQ(0), ...and, ...set(VALID)],
    ...[...count(IN_P, wordOfP, valid), ...count(IN_Q, wordOfQ, valid), ...count(COMMON, wordOfP, wordOfQ)],
    ...[...get(OUT), ...float(1)],
    // the ones that only one of them has
    ...[...get(IN_P), ...get(IN_Q), ...addLongs, ...get(COMMON), ...get(COMMON), ...addLongs, ...subtractLongs, ...root],
    ...[...get(IN_P), ...root, ...get(IN_Q), ...root, ...addFloats, ...divideFloats, ...subtractFloats],
    ...float(0),
    ...[...get(VALID), ...ones, ...long(leastCells), ...isLongAtLeast],
    ...[...get(IN_P), ...get(IN_Q), ...addLongs, ...long(1), ...isLongAtLeast, ...bothTrue, ...select, ...storeFloat],
    ...[...get(OUT), ...integer(4), ...add, ...set(OUT)],
    ...[...q, ...integer(RECORD_BYTES), ...add, ...set(Q), ...q, ...get(Q_END), ...isLess],
  ];
  return repeat([
    ...Array.from({ length: LONGS }, (_, k) => [...loadLong(p, 8 * k), ...set(RECORD + k)]).flat(),
    ...[...get(Q_START), ...set(Q), ...repeat(column)],
    ...[...p, ...integer(RECORD_BYTES), ...add, ...set(P), ...p, ...get(P_END), ...isLess],
  ]);
}

/** A module that takes a memory and gives the kernel. */
function moduleBytes(leastCells: number): number[] {
  const [i32, i64] = [0x7f, 0x7e];
  const section = (id: number, content: Code): number[] => [id, ...unsigned(content.length), ...content];
  const word = (text: string): number[] => [text.length, ...Buffer.from(text)];
  const body = [2, 1, i32, 4 + LONGS, i64, ...kernel(leastCells), 0x0b];
  return [
    ...[0, ...Buffer.from("asm"), 1, 0, 0, 0],
    ...section(1, [1, 0x60, 5, i32, i32, i32, i32, i32, 0]),
    ...section(2, [1, ...word("lab"), ...word("memory"), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...word("similarities"), 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ];
}

/** A whole number in the format's variable length (LEB128). */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  return value < 64 ? [value] : [(value & 127) | 128, ...signed(value >>> 7)];
}
