/**
 * Which prints are of one finger, from which comparisons were genuine: prints that a chain of genuine comparisons joins. A print
 * without one stands as a finger of its own. Union–find with path halving.
 *
 * @param prints number of prints.
 * @returns the finger of each print, numbered from 0 in the order of their first prints.
 */
export function joinFingers(prints: number, probe: Int32Array, gallery: Int32Array, genuine: Uint8Array): Int32Array {
  const parent = Int32Array.from({ length: prints }, (_, i) => i);
  const root = (print: number): number => {
    let at = print;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  };
  for (let i = 0; i < genuine.length; i++) {
    if (!genuine[i]) continue;
    const [a, b] = [root(probe[i]), root(gallery[i])];
    // The lower number leads, so that a finger is named after its first print.
    if (a < b) parent[b] = a;
    else parent[a] = b;
  }
  let fingers = 0;
  const fingerOf = new Int32Array(prints);
  for (let i = 0; i < prints; i++) fingerOf[i] = root(i) === i ? fingers++ : fingerOf[root(i)];
  return fingerOf;
}
