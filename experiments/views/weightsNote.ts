/** What a network's results rest on beside data and settings, for captions. */
export function weightsNote(environment: Readonly<Record<string, string>>): string {
  return `Weights: ${environment.weights}. Backend: ${environment.backend}.`;
}
