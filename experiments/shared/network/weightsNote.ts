/** What a network's results rest on beside data and settings, for captions. */
export function weightsNote(environment: Readonly<Record<string, string>>): string {
  const { weights, backend, generator } = environment;
  return [`Weights: ${weights}.`, ...(generator ? [generator] : []), `Backend: ${backend}.`].join(" ");
}
