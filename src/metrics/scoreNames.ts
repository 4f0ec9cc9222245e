/** Numbers names in the order in which they come. Blanks at the ends do not count, and NFC and NFD of a name are one name. */
export class ScoreNames {
  readonly list: string[] = [];
  private readonly numbers = new Map<string, number>();

  /** The number of a name, from 0; −1 of a blank one. */
  number(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const name = copy(text.trim().normalize("NFC"));
    if (name === "") return -1;
    const number = this.numbers.get(name) ?? this.list.push(name) - 1;
    this.numbers.set(name, number);
    this.numbers.set(copy(text), number);
    return number;
  }
}

/** A part of a long text keeps all of it in memory; a copy does not. */
function copy(text: string): string {
  return Buffer.from(text).toString();
}
