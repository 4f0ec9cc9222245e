#!/usr/bin/env node
import { explainFailure } from "./explainFailure.js";

// What fails while the program is loaded, or beside what it waits for, is one line, too: too few open files or too little memory, most often.
process.on("uncaughtException", (error) => {
  process.stderr.write(`ridgelab: ${explainFailure(error)}\n`);
  process.exit(1);
});

await import("../dist/src/cli.js");
