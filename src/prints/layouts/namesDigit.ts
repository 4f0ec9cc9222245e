const DIGITS = "thumb|index|fore|middle|ring|little|pinky|pinkie";
const DIGIT = new RegExp(
  `(?:^|[^\\p{L}])(?:(?:left|right|l|r)[ _-]*)?(?:${DIGITS})(?:[ _-]*finger)?(?:[ _-]*(?:left|right))?(?![\\p{L}])`,
  "iu",
);

/** Whether a name, or a part of it, is that of a finger of a hand: `left_index`, `thumb`, `Right ring finger`. */
export function namesDigit(name: string): boolean {
  return DIGIT.test(name);
}
