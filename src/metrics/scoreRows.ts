import { ScoreNumbers } from "./scoreNumbers.js";
import type { Compared, ScoreSet } from "./scoreSet.js";

/** Collects a score file's comparisons in growing columns, and names the line in what it throws. */
export class ScoreRows {
  private count = 0;
  private compares = false;
  private scores = new Float64Array(1 << 12);
  private genuine = new Uint8Array(1 << 12);
  private probe = new Int32Array(1 << 12);
  private gallery = new Int32Array(1 << 12);
  /** The first comparison after a gap, and by how much its line is above its number. */
  private readonly gaps: { readonly row: number; readonly offset: number }[] = [];
  private readonly numbers = new ScoreNumbers((what, line) => this.fail(what, line));

  constructor(
    private readonly path: string,
    private readonly distance: boolean,
  ) {}

  /** Throws the Error of one line about a line. */
  fail(what: string, line: number): never {
    throw new Error(`${this.path} line ${line}: ${what}`);
  }

  /** The line of a comparison. */
  lineOf(row: number): number {
    return row + (this.gaps.findLast((gap) => gap.row <= row)?.offset ?? 1);
  }

  /** Adds the comparison of a line; a print is the number of its name. */
  add(line: number, genuine: boolean, score: string, probe?: number, gallery?: number): void {
    if (this.count === this.scores.length) this.grow();
    if (line - this.count !== this.gaps.at(-1)?.offset) this.gaps.push({ row: this.count, offset: line - this.count });
    this.scores[this.count] = this.similarity(score, line);
    this.genuine[this.count] = Number(genuine);
    if (probe !== undefined && gallery !== undefined) {
      this.compares = true;
      this.probe[this.count] = probe;
      this.gallery[this.count] = gallery;
    }
    this.count++;
  }

  /** The comparisons; whose the prints are is left to say. */
  finish(): { set: ScoreSet; compared?: Pick<Compared, "probe" | "gallery"> } {
    this.numbers.finish();
    const { count } = this;
    const set = { scores: this.scores.slice(0, count), genuine: this.genuine.slice(0, count) };
    if (!this.compares) return { set };
    return { set, compared: { probe: this.probe.slice(0, count), gallery: this.gallery.slice(0, count) } };
  }

  private similarity(text: string, line: number): number {
    if (text === "") return Number.NEGATIVE_INFINITY;
    const value = this.numbers.read(text, line);
    const similarity = this.distance ? 0 - value : value;
    if (similarity < Number.POSITIVE_INFINITY) return similarity;
    const failed = this.distance ? "inf" : "-inf";
    return this.fail(`score is "${text}", needs a number (${failed}, or nothing in CSV, for a comparison that failed)`, line);
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
