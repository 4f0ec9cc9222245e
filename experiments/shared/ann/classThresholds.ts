/**
 * Each class's threshold: halfway between the least probability that it has for a validation print of its own (1 without one) and the
 * greatest that it has for another's (0 without one).
 *
 * @param probabilities prints × classes
 * @param actual class of each print
 */
export function classThresholds(probabilities: ArrayLike<number>, actual: ArrayLike<number>, classes: number): number[] {
  const prints = Array.from(actual, (label, print) => ({ label, print }));
  return Array.from({ length: classes }, (_, c) => {
    const probabilityOf = ({ print }: { print: number }): number => probabilities[print * classes + c];
    const own = prints.filter(({ label }) => label === c).map(probabilityOf);
    const others = prints.filter(({ label }) => label !== c).map(probabilityOf);
    return (Math.min(1, ...own) + Math.max(0, ...others)) / 2;
  });
}
