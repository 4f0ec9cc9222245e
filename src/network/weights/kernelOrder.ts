/**
 * How a file's kernels are meant. Tensorflow (and JAX, PyTorch, CNTK) lays a kernel on the picture as it is; Theano convolves as mathematics does: it turns the
 * kernel by 180° first.
 */
export type KernelOrder = "tensorflow" | "theano";

/**
 * A kernel as Keras keeps it today.
 * @param values 3 × 3 × inputs × outputs, or outputs × inputs × 3 × 3 where `first`
 * @param first whether the channels come first, as Keras 1 had them with Theano
 * @param order `theano` where it is to be turned by 180°
 * @returns 3 × 3 × inputs × outputs
 */
export function todaysKernel(
  values: Float32Array,
  { inputs, outputs, first, order }: { inputs: number; outputs: number; first: boolean; order: KernelOrder },
): Float32Array {
  if (!first && order === "tensorflow") return values;
  const kernel = new Float32Array(values.length);
  for (let tap = 0; tap < 9; tap++) {
    const from = order === "theano" ? 8 - tap : tap;
    for (let i = 0; i < inputs; i++) {
      for (let o = 0; o < outputs; o++) {
        kernel[(tap * inputs + i) * outputs + o] =
          values[first ? (o * inputs + i) * 9 + from : (from * inputs + i) * outputs + o];
      }
    }
  }
  return kernel;
}

/** What a file's name says, as those of Keras's own files do: `vgg16_weights_th_dim_ordering_th_kernels_notop.h5`. */
export function orderInName(name: string): KernelOrder | undefined {
  const found = /(?:^|_)(th|tf)_kernels(?:[_.]|$)/.exec(name);
  return found ? (found[1] === "th" ? "theano" : "tensorflow") : undefined;
}
