const POINT = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const COMMA = /^[+-]?(\d+,\d*|,\d+)(e[+-]?\d+)?$/i;
/** A number with a comma that may part thousands, too. */
const THOUSANDS = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const INFINITE = /^([+-]?)inf(inity)?$/i;

/**
 * Reads a file's scores: numbers with a point or with a decimal comma, not both. Minus may be U+2212. −∞ and ∞ are "inf" as Python and C
 * write it, or "Infinity" as JavaScript does.
 */
export class ScoreNumbers {
  private point?: Seen;
  private comma?: Seen;
  private certain = false;

  /** @param fail is called with what is wrong and the line. */
  constructor(private readonly fail: (what: string, line: number) => never) {}

  /** The number that a text stands for; NaN where it is none. */
  read(text: string, line: number): number {
    if (POINT.test(text)) {
      if (this.point === undefined && text.includes(".")) this.see({ text, line }, undefined);
      return Number(text);
    }
    const plain = text.replace(/^\u2212/, "-");
    if (plain !== text) return this.read(plain, line);
    if (COMMA.test(text)) {
      if (this.comma === undefined) this.see(undefined, { text, line });
      this.certain ||= !THOUSANDS.test(text);
      return Number(text.replace(",", "."));
    }
    const infinite = INFINITE.exec(text);
    return infinite ? Number(`${infinite[1]}Infinity`) : Number.NaN;
  }

  /** To be called after the last score: whether the commas were decimal ones. */
  finish(): void {
    if (!this.comma || this.certain) return;
    const { text, line } = this.comma;
    const [point, without] = [text.replace(",", "."), text.replace(",", "")];
    this.fail(
      `score "${text}" can be read in two ways, as ${point} and as ${without}, and so can all with a comma; must be written ${point} or ${without}`,
      line,
    );
  }

  private see(point: Seen | undefined, comma: Seen | undefined): void {
    this.point ??= point;
    this.comma ??= comma;
    if (!this.point || !this.comma) return;
    const [first, second] = [this.point, this.comma].sort((a, b) => a.line - b.line);
    this.fail(
      `score "${second.text}" here and "${first.text}" in line ${first.line}; must be all with a point or all with a decimal comma`,
      second.line,
    );
  }
}

interface Seen {
  readonly text: string;
  readonly line: number;
}
