import { onnxModel } from "./onnxModel.js";
import { createSession, type OrtSession, ortTensor } from "./ort.js";
import { uncopied } from "./uncopied.js";

export interface GemmOptions {
  /** `a` holds its transpose, k × m; default false */
  transA?: boolean;
  /** `b` holds its transpose, n × k; default false */
  transB?: boolean;
  /** added to the product: a row of n values, or m × n values; default none */
  plus?: Float32Array;
}

const sessions = new Map<string, OrtSession>();

/**
 * out = a · b + plus, with a m × k, b k × n and out m × n, all row-major; the sum over k is taken in float32.
 * `out` must not overlap what is read.
 */
export function gemm(
  a: Float32Array,
  b: Float32Array,
  out: Float32Array,
  [m, k, n]: readonly [number, number, number],
  { transA = false, transB = false, plus }: GemmOptions = {},
): void {
  if (m * n === 0) return;
  const inputs: Record<string, ReturnType<typeof ortTensor>> = {
    a: ortTensor(a, transA ? [k, m] : [m, k]),
    b: ortTensor(b, transB ? [n, k] : [k, n]),
  };
  if (plus) inputs.c = ortTensor(plus, plus.length === n ? [n] : [m, n]);
  sessionFor(transA, transB, plus !== undefined).run(inputs, { y: ortTensor(out, [m, n]) });
}

function sessionFor(transA: boolean, transB: boolean, plus: boolean): OrtSession {
  const key = `${transA} ${transB} ${plus}`;
  let session = sessions.get(key);
  if (!session) {
    session = createSession(
      onnxModel(
        uncopied({
          inputs: [{ name: "a", shape: ["a0", "a1"] }, { name: "b", shape: ["b0", "b1"] }, ...(plus ? [{ name: "c" }] : [])],
          outputs: [{ name: "y", shape: ["m", "n"] }],
          nodes: [
            {
              op: "Gemm",
              inputs: plus ? ["a", "b", "c"] : ["a", "b"],
              outputs: ["y"],
              attributes: { transA: Number(transA), transB: Number(transB) },
            },
          ],
        }),
      ),
    );
    sessions.set(key, session);
  }
  return session;
}
