/** What a cell's code writes to, and what sends on what has been held back. */
export interface JoinedStreams {
  write(name: string, text: string): void;
  flush(): void;
}

/** Writes of one turn of the event loop that are sent at once, so that a cell which then never pauses has said something. */
const AT_ONCE = 50;
/** Characters that are held back at most. */
const HELD = 1 << 16;

/**
 * Joins what a burst of short writes says into a few messages: a subscriber drops messages beyond its high-water mark (1000), and each is
 * signed. The first writes of a turn of the event loop go out one by one; the rest wait for the turn's end, for 64 K characters, for a
 * write to the other stream, or for `flush`.
 */
export function joinedStreams(send: (name: string, text: string) => void): JoinedStreams {
  let sent = 0;
  let held = { name: "", text: "" };
  let isTurn = false;
  function flush(): void {
    const { name, text } = held;
    held = { name, text: "" };
    if (text !== "") send(name, text);
  }
  return {
    flush,
    write(name, text) {
      if (!isTurn) {
        isTurn = true;
        setImmediate(() => {
          isTurn = false;
          sent = 0;
          flush();
        });
      }
      if (held.name !== name) flush();
      held = { name, text: held.text + text };
      sent++;
      if (sent <= AT_ONCE || held.text.length >= HELD) flush();
    },
  };
}
