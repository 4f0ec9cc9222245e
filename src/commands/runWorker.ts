import { openPrints } from "../../experiments/shared/openPrints.js";
import { oneLine } from "../lab/errors.js";
import { closeRenderer } from "../lab/outputs.js";
import { closePool } from "../lab/pool.js";
import type { Reporter } from "../lab/progress.js";
import { runExperiment } from "../lab/run.js";
import type { RunAnswer, RunRequest } from "../lab/runProcess.js";
import { openExperiment } from "./shared.js";

// A process that does the runs which it is sent, one after another: see `RunProcess`.

let said = 0;
const reporter: Reporter = {
  line() {},
  warn: (text) => send({ warn: text.trim() }),
  progress(label, done, total) {
    if (Date.now() - said < 500) return;
    said = Date.now();
    send({ progress: `${label} ${done}/${total}` });
  },
};

process.on("message", async (request: RunRequest) => {
  const { word, data, skipDamaged, forced, ...options } = request;
  try {
    const experiment = await openExperiment(word);
    const prints = await openPrints(data, { out: options.out, skipDamaged });
    await runExperiment(experiment, { ...options, data: prints, reporter, forced: new Set(forced) });
    send({ done: true });
  } catch (error) {
    send({ failed: oneLine(error) });
  }
});

// Whoever started it is done, or gone.
process.on("disconnect", async () => {
  await closePool();
  await closeRenderer();
  process.exit(0);
});

function send(answer: RunAnswer): void {
  if (process.connected) process.send!(answer);
}
