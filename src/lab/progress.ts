import { printable } from "../printable.js";

/** Where a run tells what it does. Times are shown, never stored in results. */
export interface Reporter {
  /** A line that stays. */
  line(text: string): void;
  /** A line that is wrong or worth a second look; shown in quiet mode too. */
  warn(text: string): void;
  /** Progress of the stage in hand. */
  progress(label: string, done: number, total: number, note?: string): void;
}

/** Says nothing: notebooks and tests. */
export const silent: Reporter = { line() {}, warn() {}, progress() {} };

/** Seconds for a person: `8 s`, `3 min 20 s`, `2 h 5 min`. */
export function formatDuration(seconds: number): string {
  const s = Math.max(0, Math.round(seconds));
  if (s < 100) return seconds < 9.95 && seconds > 0 ? `${Math.max(0.1, seconds).toFixed(1)} s` : `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  const minutes = Math.round(s / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/**
 * Lines on a stream. On a terminal progress rewrites one line with a bar and the time left; elsewhere it is a plain line, at most
 * one in ten seconds. `quiet` keeps warnings only.
 */
export function createReporter(options: { quiet?: boolean; stream?: NodeJS.WriteStream } = {}): Reporter {
  const stream = options.stream ?? process.stderr;
  const terminal = stream.isTTY === true && process.env.TERM !== "dumb";
  let bar = false;
  let label = "";
  let last = 0;
  let began = 0;
  let from = 0; // what was done when it began: of a training that goes on, the steps of before
  let said = 0;

  function clear(): void {
    if (bar) stream.write("\r\x1b[K");
    bar = false;
  }

  function line(text: string): void {
    clear();
    stream.write(`${printable(text)}\n`);
  }

  return {
    line: options.quiet ? () => {} : line,
    warn: line,
    progress(name, done, total, note) {
      if (options.quiet) return;
      const now = performance.now();
      const begins = name !== label || done < last;
      last = done;
      if (begins) {
        label = name;
        began = now;
        from = done;
        said = now;
      }
      const elapsed = (now - began) / 1000;
      const rest = done > from ? `, ${formatDuration((elapsed / (done - from)) * (total - done))} left` : "";
      const left = note ? `${rest}, ${note}` : rest;
      if (terminal) {
        if (done < total && now - said < 100) return;
        said = now;
        const filled = Math.round((20 * done) / total);
        const text = `  ${printable(name)} ${"█".repeat(filled)}${"░".repeat(20 - filled)} ${done}/${total}${left}`;
        // A line that wraps would not be written over.
        stream.write(`\r\x1b[K${[...text].slice(0, Math.max(1, (stream.columns || 80) - 1)).join("")}`);
        bar = true;
        if (done >= total) clear();
      } else if (done < total && now - said >= 10_000) {
        said = now;
        stream.write(`  ${printable(name)}: ${done} of ${total}${left}\n`);
      }
    },
  };
}
