const buffers = new Map<string, Float32Array>();

/**
 * Working memory that is kept from call to call, since fresh pages cost more than the copying into them. What it holds is left from the last use.
 * @param use names the buffer: two that are needed at the same time have two names
 */
export function scratch(use: string, length: number): Float32Array {
  let buffer = buffers.get(use);
  if (!buffer || buffer.length < length) {
    buffer = new Float32Array(length);
    buffers.set(use, buffer);
  }
  return buffer.subarray(0, length);
}
