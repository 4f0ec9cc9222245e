/** In the order in which they are tried; `tensorflow` is taken only when it is asked for. */
export const BACKENDS = ["onnx", "cpu", "tensorflow"] as const;

export type BackendName = (typeof BACKENDS)[number];

/** A backend of this name, undefined for undefined. Throws a RangeError that names all. */
export function backendName(asked: string | undefined): BackendName | undefined {
  const name = BACKENDS.find((one) => one === asked);
  if (asked !== undefined && !name) throw new RangeError(`no backend is called ${asked}: there are ${BACKENDS.join(", ")}`);
  return name;
}
