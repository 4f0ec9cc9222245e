import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take ten seconds or more of processor time, the longest first. */
const LONGEST = [
  "experiments/kept",
  "experiments/smoke",
  "commands/seeds",
  "notebooks/run",
  "commands/cli",
  "lab/kill",
  "experiments/ownExperiment",
  "examples",
  "commands/identify",
  "commands/metrics",
  "commands/key",
  "commands/overwriting",
].map((name) => `/test/${name}.test.ts`);

/** Begins with the files that take longest, so that no worker is busy long after the others are done. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(name));
      return found < 0 ? LONGEST.length : found;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}
