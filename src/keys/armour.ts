const BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----";
const END = "-----END AGE ENCRYPTED FILE-----";
/** Characters of a whole line of base64, and the bytes that they hold. */
const LINE = 64;
const BYTES = (LINE / 4) * 3;
/** White space that may stand before the armour; age takes as much. */
const MOST_BLANK = 1024;
/** A byte order mark in UTF-8, one character a byte. */
const MARK = "\u00EF\u00BB\u00BF";

/** Writes an age file in its ASCII armour (C2SP, age.md, section "ASCII armor"): base64 in lines of 64 characters between two dashed ones. */
export async function* armour(file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${BEGIN}\n`);
  let rest = Buffer.alloc(0);
  for await (const piece of file) {
    const bytes = Buffer.concat([rest, piece]);
    const whole = bytes.length - (bytes.length % BYTES);
    if (whole > 0) yield Buffer.from(inLines(bytes.subarray(0, whole)));
    rest = bytes.subarray(whole);
  }
  yield Buffer.from(`${inLines(rest)}${END}\n`);
}

function inLines(bytes: Buffer): string {
  return bytes.toString("base64").replace(/.{1,64}/g, "$&\n");
}

/**
 * The age file in an armour; one without passes as it is. Lines may end with LF or CR LF, and white space may stand before and after;
 * otherwise the armour is read strictly, as the specification has it.
 *
 * @throws Error of one line where the armour is damaged or cut off, or something stands behind it
 */
export async function* unarmour(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let armoured: boolean | undefined;
  let text = "";
  const lines = createLines();
  for await (const piece of source) {
    if (armoured === false) {
      yield piece;
      continue;
    }
    text += Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString("latin1");
    armoured ??= isArmoured(text);
    if (armoured === undefined) continue;
    if (!armoured) yield Buffer.from(text, "latin1");
    else {
      const end = text.lastIndexOf("\n") + 1;
      const bytes = lines.take(text.slice(0, end));
      if (bytes.length > 0) yield bytes;
      text = text.slice(end);
      // No line is longer, but for white space behind the end.
      if (text.length > 2 * LINE && text.trim() !== "") throw new Error("its armour has a line that is too long");
    }
  }
  if (armoured === undefined) yield Buffer.from(text, "latin1");
  if (!armoured) return;
  lines.finish(text);
}

/** Whether a file that begins with a text is armoured; undefined where more of it is needed. */
function isArmoured(text: string): boolean | undefined {
  if (text.startsWith("\u00FF\u00FE-\0") || text.startsWith("\u00FE\u00FF\0-")) {
    throw new Error("its armour was saved as UTF-16, as PowerShell's > does; save it as plain text (ASCII or UTF-8)");
  }
  const begun = bare(text);
  if (MARK.startsWith(text) || (begun.length < BEGIN.length && BEGIN.startsWith(begun)))
    return text.length > MOST_BLANK ? false : undefined;
  return begun.startsWith(BEGIN);
}

/** Without a byte order mark and white space at its beginning. */
function bare(text: string): string {
  return (text.startsWith(MARK) ? text.slice(MARK.length) : text).trimStart();
}

/** Reads an armour: `take` gives the bytes of the next lines, whole ones; `finish` gets what is left and sees that there was an end. */
function createLines(): { take(text: string): Buffer; finish(rest: string): void } {
  let state: "before" | "inside" | "last" | "after" = "before";
  let number = 0;
  const damaged = (): Error => new Error(`its armour is damaged in line ${number}`);
  const data = (line: string): string => {
    if (state === "last" || line.length === 0 || line.length > LINE || line.length % 4 !== 0) throw damaged();
    const padded = line.endsWith("=");
    if (line.length < LINE || padded) state = "last";
    const body = padded ? line.replace(/==?$/, "") : line;
    if (!/^[A-Za-z0-9+/]+$/.test(body)) throw damaged();
    // Bits beyond the last byte must be 0, so that a file has one armour.
    if (padded && Buffer.from(line, "base64").toString("base64") !== line) throw damaged();
    return line;
  };
  return {
    take(text) {
      const read: string[] = [];
      for (const ended of text.match(/[^\n]*\n/g) ?? []) {
        number++;
        const line = ended.replace(/\r?\n$/, "");
        if (state === "before") {
          const first = number === 1 ? bare(line) : line.trimStart();
          if (first === "") continue;
          if (first.trimEnd() !== BEGIN) throw damaged();
          state = "inside";
        } else if (state === "after") {
          if (line.trim() !== "") throw new Error("there is more behind the end of its armour");
        } else if (line.trimEnd() === END) state = "after";
        else read.push(data(line));
      }
      return Buffer.from(read.join(""), "base64");
    },
    finish(rest) {
      if (state === "after") this.take(`${rest}\n`);
      else if (rest.trimEnd() !== END) throw new Error("it is cut off");
    },
  };
}
