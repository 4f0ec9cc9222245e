import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/longestFirst.js";

/** Tests of plain functions: nothing there outlives a file but its modules, and test/freshModules.ts has these loaded anew for the next. */
const plain = [
  "test/{filters,keys,metrics,minutiae,papers,prints,random,routes,synth,tables}/**/*.test.ts",
  "test/experiments/!(shared|vgg16-training)/**/!(shards).test.ts",
];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // By itself vitest leaves a core idle, which is half of a small machine.
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
    globalSetup: "./test/ownTemporaryFolder.ts",
    projects: [
      // A process for each file.
      { extends: true, test: { name: "alone", include: ["test/**/*.test.ts"], exclude: plain } },
      // One process for file after file: starting one takes longer than most of these.
      { extends: true, test: { name: "plain", include: plain, isolate: false, setupFiles: ["./test/freshModules.ts"] } },
    ],
  },
});
