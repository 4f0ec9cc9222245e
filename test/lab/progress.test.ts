import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createReporter, formatDuration } from "../../src/lab/progress.js";

describe("formatDuration", () => {
  it.each([
    [0, "0 s"],
    [0.04, "0.1 s"],
    [9.94, "9.9 s"],
    [9.96, "10 s"],
    [99.4, "99 s"],
    [99.6, "1 min 40 s"],
    [3599.4, "59 min 59 s"],
    [3599.6, "1 h 0 min"],
    [7199, "2 h 0 min"],
    [7570, "2 h 6 min"],
  ])("%f s is %s", (seconds, text) => expect(formatDuration(seconds)).toBe(text));
});

describe("progress elsewhere than on a terminal", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("says what is in hand before the first of several is done", () => {
    const lines: string[] = [];
    const stream = { isTTY: false, write: (text: string) => lines.push(text.trim()) > 0 } as unknown as NodeJS.WriteStream;
    const { progress } = createReporter({ stream });
    for (let second = 0; second <= 20; second++, vi.advanceTimersByTime(1000)) progress("runs", 0, 3, `step ${second}`);
    progress("runs", 1, 3, "seed 1");
    vi.advanceTimersByTime(10_000);
    progress("runs", 1, 3, "step 1");
    expect(lines).toEqual(["runs: 0 of 3, step 10", "runs: 0 of 3, step 20", "runs: 1 of 3, 62 s left, step 1"]);
  });

  it("begins anew where the same is done again", () => {
    const lines: string[] = [];
    const stream = { isTTY: false, write: (text: string) => lines.push(text.trim()) > 0 } as unknown as NodeJS.WriteStream;
    const { progress } = createReporter({ stream });
    progress("steps", 100, 100);
    vi.advanceTimersByTime(50_000);
    progress("steps", 0, 100);
    vi.advanceTimersByTime(10_000);
    progress("steps", 50, 100);
    expect(lines).toEqual(["steps: 50 of 100, 10 s left"]);
  });

  /** What is said of work that began with `first` of 100 done and did one more each second. */
  function said(first: number): string[] {
    const lines: string[] = [];
    const stream = { isTTY: false, write: (text: string) => lines.push(text.trim()) > 0 };
    const reporter = createReporter({ stream: stream as unknown as NodeJS.WriteStream });
    for (let done = first; done <= 100; done++, vi.advanceTimersByTime(1000)) reporter.progress("steps", done, 100);
    return lines;
  }

  it("says each ten seconds what is done and how long the rest takes at the pace so far", () => {
    const left = [90, 80, 70, 60, 50, 40, 30, 20, 10];
    expect(said(0)).toEqual(left.map((rest) => `steps: ${100 - rest} of 100, ${rest} s left`));
  });

  it("counts no step that an earlier process did", () => {
    expect(said(75)).toEqual(["steps: 85 of 100, 15 s left", "steps: 95 of 100, 5.0 s left"]);
  });
});
