/** The settings of a configuration by their keys with dots: `{ gabor: { sigmaX: 3 } }` has `gabor.sigmaX`. */
export function configLeaves(config: unknown, prefix = ""): Record<string, unknown> {
  if (typeof config !== "object" || config === null || Array.isArray(config)) return { [prefix]: config };
  return Object.fromEntries(
    Object.entries(config).flatMap(([key, value]) => Object.entries(configLeaves(value, prefix ? `${prefix}.${key}` : key))),
  );
}

/** The settings in which a configuration differs from another one, as `key=value`. */
export function differences(config: unknown, from: unknown): string[] {
  const before = configLeaves(from);
  return Object.entries(configLeaves(config)).flatMap(([key, value]) =>
    JSON.stringify(before[key]) === JSON.stringify(value) ? [] : [`${key}=${written(value)}`],
  );
}

/** A setting as it is typed: a list with commas, text as it is. */
export function written(value: unknown): string {
  if (Array.isArray(value)) return value.some(Array.isArray) ? JSON.stringify(value) : value.map(written).join(",");
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
