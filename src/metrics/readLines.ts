import { closeSync, openSync, readSync } from "node:fs";

const CHUNK = 1 << 20;

/** The lines of a text file (UTF-8, ends of either kind), a megabyte in memory at a time. Empty lines at the end of the file are left out. */
export function* readLines(path: string): Generator<string> {
  let empty = 0;
  for (const line of everyLine(path)) {
    if (line === "") {
      empty++;
      continue;
    }
    for (; empty > 0; empty--) yield "";
    yield line;
  }
}

function* everyLine(path: string): Generator<string> {
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(CHUNK);
  const handle = openSync(path, "r");
  try {
    let rest = "";
    for (let size = CHUNK; size > 0; ) {
      size = readSync(handle, buffer, 0, CHUNK, null);
      const text = rest + decoder.decode(buffer.subarray(0, size), { stream: size > 0 });
      let start = 0;
      for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
        yield text.slice(start, text[end - 1] === "\r" ? end - 1 : end);
        start = end + 1;
      }
      rest = text.slice(start);
    }
    yield rest;
  } finally {
    closeSync(handle);
  }
}
