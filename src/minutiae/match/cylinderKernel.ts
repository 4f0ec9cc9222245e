import {
  type AssemblyMemory,
  add,
  assemble,
  bothTrue,
  type Code,
  get,
  I32,
  I64,
  integer,
  isLess,
  repeat,
  set,
  signed,
  unsigned,
} from "../../assemble.js";

/** Bytes of a cylinder's record: its valid cells, then the bits of its six sections, 64 bits each. */
export const RECORD_BYTES = 56;

/** What the kernel is: memory, and a function that fills `out` with the similarities of the records from `a` on and from `b` on. */
export interface CylinderKernel {
  readonly memory: AssemblyMemory;
  /** @param out where the matrix goes, a row a record of `a`: 32-bit floats; all places are bytes of the memory. Ends are exclusive. */
  readonly similarities: (a: number, aEnd: number, b: number, bEnd: number, out: number) => void;
}

// Opcodes that only this kernel needs; the first line's are of 64 bits.
const [and, ones, addLongs, subtractLongs, isLongAtLeast] = [[0x83], [0x7b], [0x7c], [0x7d], [0x5a]];
const loadLong = (pointer: Code, offset: number): Code => [...pointer, 0x29, 3, ...unsigned(offset)];
const long = (value: number): Code => [0x42, ...signed(value)];
const [root, addFloats, subtractFloats, divideFloats] = [[0xb5, 0x91], [0x92], [0x93], [0x95]]; // root: of a whole number of 64 bits
const float = (value: 0 | 1): Code => [0x43, 0, 0, ...(value === 1 ? [0x80, 0x3f] : [0, 0])];
const select: Code = [0x1b];
const storeFloat: Code = [0x38, 2, 0];

/**
 * Compares cylinders, a section at a time: in WebAssembly, since JavaScript has no operation that counts ones.
 * Whole numbers, square roots and a quotient only, which IEEE 754 leaves no choice in: all processors give the same bits.
 *
 * For cylinders p and q: the cells that are valid in both, the ones of either within them, and the ones that both have. The similarity
 * is 1 − √(ones of p + ones of q − 2 · common ones) / (√(ones of p) + √(ones of q)); 0 with fewer than `leastCells` cells or without ones.
 */
export function cylinderKernel(leastCells: number): CylinderKernel {
  const { memory, run } = assemble({
    pages: 1,
    parameters: [I32, I32, I32, I32, I32],
    locals: [I32, ...new Array<number>(4 + LONGS).fill(I64)],
    code: kernel(leastCells),
  });
  return { memory, similarities: run };
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
