import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/longestFirst.js";

/** Rooms of plain functions: nothing there outlives a test but modules, which test/freshModules.ts has loaded anew for each file. */
const plain = "test/{filters,keys,metrics,minutiae,papers,prints,random,routes,synth,tables}/**/*.test.ts";

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // By itself vitest leaves a core idle, which is half of a small machine.
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
    projects: [
      // A process for each file.
      { extends: true, test: { name: "alone", include: ["test/**/*.test.ts"], exclude: [plain] } },
      // One process after another file's, as starting one takes longer than most of these files.
      { extends: true, test: { name: "plain", include: [plain], isolate: false, setupFiles: ["./test/freshModules.ts"] } },
    ],
  },
});
