/** The fields of one line of CSV (RFC 4180): in quotes a comma is text and "" a quote. Fields do not go over the end of a line. */
export function splitCsvLine(line: string): string[] {
  const fields: string[] = [];
  const field = /("(?:[^"]|"")*"|[^,]*)(,|$)/y;
  for (let more = true; more; ) {
    // Never null: what is no quoted text is text up to the next comma.
    const [, text, comma] = field.exec(line)!;
    fields.push(text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);
    more = comma === ",";
  }
  return fields;
}
