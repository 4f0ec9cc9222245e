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
