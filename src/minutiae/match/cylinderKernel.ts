import {
  type AssemblyMemory,
  add,
  assemble,
  bothTrue,
  type Code,
  get,
  I32,
  integer,
  isAtLeast,
  isLess,
  repeat,
  set,
  subtract,
  unsigned,
  V128,
  vector,
} from "../../assemble.js";

/** Bytes of a cylinder's record: its valid cells twice, 64 bits each, then the bits of its six sections. */
export const RECORD_BYTES = 64;

/** What the kernel is: memory, and a function that fills `out` with the similarities of the records from `a` on and from `b` on. */
export interface CylinderKernel {
  readonly memory: AssemblyMemory;
  /** @param out where the matrix goes, a row a record of `a`: 32-bit floats; all places are bytes of the memory. Ends are exclusive. */
  readonly similarities: (a: number, aEnd: number, b: number, bEnd: number, out: number) => void;
}

// Opcodes that only this kernel needs.
const [addFloats, subtractFloats, divideFloats] = [[0x92], [0x93], [0x95]];
const float = (value: 0 | 1): Code => [0x43, 0, 0, ...(value === 1 ? [0x80, 0x3f] : [0, 0])];
const select: Code = [0x1b];
const storeFloat: Code = [0x38, 2, 0];
const load = (pointer: Code, offset: number): Code => [...pointer, ...vector(0, 4, ...unsigned(offset))];
const and = vector(0x4e);
const ones = vector(0x62); // of each byte
const addBytes = vector(0x6e);
const addLanes = vector(0xae, 1); // four of 32 bits
const bytesToLanes16 = vector(0x7d); // pairs of bytes are added
const lanes16To32 = vector(0x7f); // pairs of lanes are added
const narrow = vector(0x66);
const lane = (index: number): Code => vector(0x1b, index);
const replaceLane = (index: number): Code => vector(0x1c, index);
/** The square roots of four whole numbers, and one of them. */
const roots = [...vector(0xfb, 1), ...vector(0xe3, 1)];
const floatLane = (index: number): Code => vector(0x1f, index);
/** Of two vectors' four lanes each, the even or the odd ones. */
const everySecond = (from: 0 | 1): Code =>
  vector(0x0d, ...[0, 2, 4, 6].flatMap((k) => [0, 1, 2, 3].map((byte) => 4 * (k + from) + byte)));

/** Where the vectors of the bits stand in a record. */
const BITS = [16, 32, 48];

/**
 * Compares cylinders, two sections at a time: in WebAssembly, several times as fast as JavaScript.
 * Whole numbers, square roots and a quotient only, which IEEE 754 leaves no choice in: all processors give the same bits.
 *
 * For cylinders p and q: the cells that are valid in both, the ones of either within them, and the ones that both have. The similarity
 * is 1 − √(ones of p + ones of q − 2 · common ones) / (√(ones of p) + √(ones of q)); 0 with fewer than `leastCells` cells or without ones.
 */
export function cylinderKernel(leastCells: number): CylinderKernel {
  const { memory, run } = assemble({
    pages: 1,
    parameters: [I32, I32, I32, I32, I32],
    locals: [I32, I32, I32, I32, V128, V128, V128],
    code: kernel(leastCells),
  });
  return { memory, similarities: run };
}

/** The local variables: the parameters, then whole numbers, then vectors. */
const [P, P_END, Q_START, Q_END, OUT, Q, IN_P, IN_Q, COMMON] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const [VALID, SUMS, OTHER_SUMS] = [9, 10, 11];

function kernel(leastCells: number): Code {
  const [p, q] = [get(P), get(Q)];
  /** The ones of three vectors, byte by byte. */
  const onesOf = (at: (offset: number) => Code): Code =>
    BITS.flatMap((offset, i) => [...at(offset), ...ones, ...(i > 0 ? addBytes : [])]);
  const within = (pointer: Code): Code => onesOf((offset) => [...load(pointer, offset), ...get(VALID), ...and]);
  const common = onesOf((offset) => [...load(p, offset), ...load(q, offset), ...and]);
  const cells: Code = [...get(VALID), ...ones];
  // four sums of sixteen bytes each are brought into the four lanes of one vector
  const twoSums = (one: Code, other: Code): Code => [
    ...[...one, ...bytesToLanes16, ...other, ...bytesToLanes16, ...narrow],
    ...[...bytesToLanes16, ...lanes16To32],
  ];
  const column: Code = [
    ...[...load(p, 0), ...load(q, 0), ...and, ...set(VALID)],
    ...[...twoSums(cells, within(p)), ...set(SUMS), ...twoSums(within(q), common), ...set(OTHER_SUMS)],
    ...[0, 1].flatMap((k) => [...get(SUMS), ...get(OTHER_SUMS), ...everySecond(k as 0 | 1)]),
    ...[...addLanes, ...set(SUMS)],
    ...[IN_P, IN_Q, COMMON].flatMap((local, k) => [...get(SUMS), ...lane(k + 1), ...set(local)]),
    // the roots of the ones of p and of q, and of those that only one has
    ...[...get(SUMS), ...get(IN_P), ...get(IN_Q), ...add, ...get(COMMON), ...get(COMMON), ...add, ...subtract, ...replaceLane(3)],
    ...[...roots, ...set(OTHER_SUMS)],
    ...[...get(OUT), ...float(1), ...get(OTHER_SUMS), ...floatLane(3)],
    ...[
      ...get(OTHER_SUMS),
      ...floatLane(1),
      ...get(OTHER_SUMS),
      ...floatLane(2),
      ...addFloats,
      ...divideFloats,
      ...subtractFloats,
    ],
    ...float(0),
    // the valid cells stand there twice
    ...[...get(SUMS), ...lane(0), ...integer(2 * leastCells), ...isAtLeast],
    ...[...integer(0), ...get(IN_P), ...get(IN_Q), ...add, ...isLess, ...bothTrue, ...select, ...storeFloat],
    ...[...get(OUT), ...integer(4), ...add, ...set(OUT)],
    ...[...q, ...integer(RECORD_BYTES), ...add, ...set(Q), ...q, ...get(Q_END), ...isLess],
  ];
  return repeat([
    ...[...get(Q_START), ...set(Q), ...repeat(column)],
    ...[...p, ...integer(RECORD_BYTES), ...add, ...set(P), ...p, ...get(P_END), ...isLess],
  ]);
}
