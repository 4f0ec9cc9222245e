/** WebAssembly's code as bytes (WebAssembly Core Specification 2.0, section 5.4). */
export type Code = readonly number[];

/** A linear memory; TypeScript knows WebAssembly as an interface of browsers. */
export interface AssemblyMemory {
  readonly buffer: ArrayBuffer;
  readonly grow: (pages: number) => number;
}

interface Assembly {
  readonly Memory: new (size: { readonly initial: number }) => AssemblyMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: { readonly run: (...given: number[]) => void } };
}
const { Memory, Module, Instance } = (globalThis as unknown as { readonly WebAssembly: Assembly }).WebAssembly;

/** Types of values. */
export const [I32, I64, F64, V128] = [0x7f, 0x7e, 0x7c, 0x7b] as const;

/** A function to assemble. */
export interface Assembled {
  /** Pages of 64 KiB that its memory has at first. */
  readonly pages: number;
  /** Types of its parameters, which are the first local variables. */
  readonly parameters: Code;
  /** Types of the others. */
  readonly locals: Code;
  readonly code: Code;
}

/** Makes a function in WebAssembly, without a result, and the memory that it works in. */
export function assemble({ pages, parameters, locals, code }: Assembled): {
  readonly memory: AssemblyMemory;
  readonly run: (...given: number[]) => void;
} {
  const memory = new Memory({ initial: pages });
  const section = (id: number, content: Code): number[] => [id, ...unsigned(content.length), ...content];
  const word = (text: string): number[] => [text.length, ...Buffer.from(text)];
  const body = [locals.length, ...locals.flatMap((type) => [1, type]), ...code, 0x0b];
  const bytes = [
    ...[0, ...Buffer.from("asm"), 1, 0, 0, 0],
    ...section(1, [1, 0x60, parameters.length, ...parameters, 0]),
    ...section(2, [1, ...word("lab"), ...word("memory"), 2, 0, ...unsigned(pages)]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...word("run"), 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ];
  const { run } = new Instance(new Module(Uint8Array.from(bytes)), { lab: { memory } }).exports;
  return { memory, run };
}

/** A memory that has grown to more bytes is not kept for the next picture. */
export const KEPT_BYTES = 2 ** 26;

/** Bytes of a page of memory, and how many of them a memory can have: 4 GiB. */
export const PAGE = 2 ** 16;
export const MOST_PAGES = 2 ** 16;

/**
 * Makes a memory at least so many bytes long, by a quarter at least where it must grow, so that it does not grow often. Its buffer is another
 * one then. Throws a RangeError for more than 4 GiB.
 */
export function growTo(memory: AssemblyMemory, bytes: number): void {
  const pages = memory.buffer.byteLength / PAGE;
  const needed = Math.ceil(bytes / PAGE);
  if (needed <= pages) return;
  if (needed > MOST_PAGES)
    throw new RangeError(
      `the picture is too large: filtering it takes ${(bytes / 2 ** 30).toFixed(1)} GiB at once, 4 are possible`,
    );
  memory.grow(Math.min(Math.max(needed, Math.ceil(1.25 * pages)), MOST_PAGES) - pages);
}

/** A whole number from 0 on in the format's variable length (LEB128). */
export function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

/** The same for numbers with a sign; of the lab's code none is below 0. */
export function signed(value: number): number[] {
  return value < 64 ? [value] : [(value & 127) | 128, ...signed(value >>> 7)];
}

/** Puts a local variable on the stack. */
export const get = (local: number): Code => [0x20, local];
/** Takes it from there. */
export const set = (local: number): Code => [0x21, local];
/** A whole number of 32 bits. */
export const integer = (value: number): Code => [0x41, ...signed(value)];
/** A vector instruction. */
export const vector = (...code: number[]): Code => [0xfd, ...code];
/** A whole number of 32 bits, so many bytes behind a pointer. */
export const loadWhole = (pointer: number, offset = 0): Code => [...get(pointer), 0x28, 2, ...unsigned(offset)];
/** Two numbers of double precision that lie side by side, so many bytes behind a pointer. */
export const loadPair = (pointer: number, offset = 0): Code => [...get(pointer), ...vector(0x00, 3, ...unsigned(offset))];
/** One that lies there, twice. */
export const loadTwice = (pointer: number, offset = 0): Code => [...get(pointer), ...vector(0x0a, 3, ...unsigned(offset))];
/** Writes two; takes the pointer and them from the stack. */
export const storePair = (offset = 0): Code => vector(0x0b, 3, ...unsigned(offset));
/** Sum, difference and product of two pairs. */
export const [plus, minus, times] = [vector(0xf0, 1), vector(0xf1, 1), vector(0xf2, 1)] as const;
/** A pair in single precision, and back. */
export const [toSingle, toDouble] = [vector(0x5e), vector(0x5f)] as const;
/** Does `body` once, and again while it leaves a number other than 0. */
export const repeat = (body: Code): Code => [0x03, 0x40, ...body, 0x0d, 0, 0x0b];
export const [add, subtract, isLess, bothTrue] = [[0x6a], [0x6b], [0x49], [0x71]] as const;
