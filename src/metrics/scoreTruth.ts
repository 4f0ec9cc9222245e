import { GENUINE_WORDS, IMPOSTOR_WORDS } from "./scoreWords.js";

const YES = new Set(["1", "+1", "1.0", "true", "t", "yes", "y"]);
const NO = new Set(["0", "-1", "0.0", "-1.0", "false", "f", "no", "n"]);
const GENUINE = new Set([...GENUINE_WORDS, "g", "matched", "client", "positive", "pos"]);
const IMPOSTOR = new Set([...IMPOSTOR_WORDS, "i", "diff", "negative", "neg"]);
const ZERO = new Set(["0", "0.0"]);
const MINUS = new Set(["-1", "-1.0"]);

/**
 * Says which comparisons are genuine from what a column holds: 1 and 0 (or −1), true and false, yes and no, or the kind's name,
 * genuine and impostor, mated and non-mated, target and non-target and the like, in any case.
 */
export class ScoreTruth {
  private readonly known = new Map<string, boolean>();
  private readonly words = new Set<string>();

  /**
   * @param heading the column's, for messages.
   * @param means what yes means; undefined where the heading leaves it open.
   */
  constructor(
    private readonly heading: string,
    private readonly means: "genuine" | "impostor" | undefined,
  ) {}

  /** Whether a comparison is genuine, or in words why that cannot be said. */
  read(text: string): boolean | string {
    return this.known.get(text) ?? this.learn(text);
  }

  private learn(text: string): boolean | string {
    const word = text.toLowerCase().replace(/^\u2212/, "-");
    const name = word.replace(/(?<=\w)[\s_-]+(?=\w)/g, "");
    const yes = YES.has(word);
    let genuine: boolean;
    if (GENUINE.has(name)) genuine = true;
    else if (IMPOSTOR.has(name)) genuine = false;
    else if (!yes && !NO.has(word))
      return `${this.heading} is "${text}", needs 1 or 0 (or true or false, yes or no, genuine or impostor)`;
    else if (this.means === undefined) return `${this.heading} is "${text}", which can mean either; must be genuine or impostor`;
    else genuine = yes === (this.means === "genuine");
    this.words.add(ZERO.has(word) ? "0" : MINUS.has(word) ? "-1" : word);
    if (this.words.has("0") && this.words.has("-1")) {
      return `${this.heading} is "${text}" here and 0 or −1 above; impostor must be one of them`;
    }
    this.known.set(text, genuine);
    return genuine;
  }
}
