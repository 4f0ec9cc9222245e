import type { Compared, ScoreSet } from "./scoreSet.js";

/** Collects a score file's rows in growing columns, and names the line in what it throws. */
export class ScoreRows {
  private readonly numbers = new Map<string, number>();
  private readonly prints: string[] = [];
  private line: number;
  private count = 0;
  private compares = false;
  private scores = new Float64Array(1 << 12);
  private genuine = new Uint8Array(1 << 12);
  private probe = new Int32Array(1 << 12);
  private gallery = new Int32Array(1 << 12);

  /** @param headings lines before the first comparison. */
  constructor(
    private readonly path: string,
    private readonly distance: boolean,
    headings: number,
  ) {
    this.line = headings;
  }

  /** Throws the Error of one line about the line in hand, or another one. */
  fail(what: string, line = Math.max(1, this.line)): never {
    throw new Error(`${this.path} line ${line}: ${what}`);
  }

  /** Goes on to the next line and checks that it has as many fields as it must. */
  next(fields: readonly string[], wanted: number): readonly string[] {
    this.line++;
    if (fields.length !== wanted) this.fail(`${fields.length === 1 ? "1 field" : `${fields.length} fields`}, needs ${wanted}`);
    return fields;
  }

  /** The number of a print; `kind` keeps equal names of different things apart. */
  print(name: string, kind = ""): number {
    const key = kind + name;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    // A part of a long text keeps all of it in memory; a copy does not.
    const copy = Buffer.from(key).toString();
    this.numbers.set(copy, this.prints.length);
    return this.prints.push(copy.slice(kind.length)) - 1;
  }

  /** Adds the comparison of the line in hand. */
  add(genuine: boolean, score: string, probe?: number, gallery?: number): void {
    if (this.count === this.scores.length) this.grow();
    this.scores[this.count] = this.similarity(score);
    this.genuine[this.count] = Number(genuine);
    if (probe !== undefined && gallery !== undefined) {
      this.compares = true;
      this.probe[this.count] = probe;
      this.gallery[this.count] = gallery;
    }
    this.count++;
  }

  /** The comparisons; who their fingers are is left to say. */
  finish(): { set: ScoreSet; compared?: Omit<Compared, "fingers" | "fingerOf"> } {
    const { count, prints } = this;
    const set = { scores: this.scores.slice(0, count), genuine: this.genuine.slice(0, count) };
    if (!this.compares) return { set };
    return { set, compared: { prints, probe: this.probe.slice(0, count), gallery: this.gallery.slice(0, count) } };
  }

  private similarity(text: string): number {
    const trimmed = text.trim();
    if (trimmed === "") return Number.NEGATIVE_INFINITY;
    const value = /inf(inity)?$/i.test(trimmed) ? infinite(trimmed) : Number(trimmed);
    const similarity = this.distance ? 0 - value : value;
    if (similarity < Number.POSITIVE_INFINITY) return similarity;
    const failed = this.distance ? "inf" : "-inf";
    return this.fail(`score is "${trimmed}", needs a number (${failed}, or nothing in CSV, for a comparison that failed)`);
  }

  private grow(): void {
    const larger = <A extends Float64Array | Uint8Array | Int32Array>(column: A, next: A): A => {
      next.set(column);
      return next;
    };
    const length = 2 * this.scores.length;
    this.scores = larger(this.scores, new Float64Array(length));
    this.genuine = larger(this.genuine, new Uint8Array(length));
    this.probe = larger(this.probe, new Int32Array(length));
    this.gallery = larger(this.gallery, new Int32Array(length));
  }
}

/** Python and C write inf, JavaScript Infinity. */
function infinite(text: string): number {
  if (/^-inf(inity)?$/i.test(text)) return Number.NEGATIVE_INFINITY;
  return /^\+?inf(inity)?$/i.test(text) ? Number.POSITIVE_INFINITY : Number.NaN;
}
