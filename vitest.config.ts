import { defineConfig } from "vitest/config";

export default defineConfig({
  // By itself vitest leaves a core idle, which is half of a small machine.
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: "100%" },
});
