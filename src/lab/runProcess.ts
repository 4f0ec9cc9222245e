import { type ChildProcess, fork } from "node:child_process";
import { onInterrupt } from "../interrupt.js";
import { RunError } from "./errors.js";
import type { Reporter } from "./progress.js";
import type { RunOptions } from "./runOptions.js";

/** A run as another process is asked for it: the experiment and the data by their names. */
export interface RunRequest extends Omit<RunOptions, "data" | "reporter" | "forced" | "shard"> {
  /** The experiment's id or file. */
  readonly word: string;
  readonly data: string;
  readonly skipDamaged?: boolean;
  /** Keys of stages that `force` leaves alone. */
  readonly forced?: readonly string[];
}

/** What that process answers. */
export type RunAnswer =
  | { readonly warn: string }
  | { readonly progress: string }
  | { readonly done: true }
  | { readonly failed: string };

/** A process of its own that does one run after another. */
export class RunProcess {
  readonly #child: ChildProcess;
  readonly #takeBack: () => void;

  /** @param file the program, which answers each `RunRequest` with `RunAnswer`s, the last of them `done` or `failed` */
  constructor(file: string, threads: number) {
    this.#child = fork(file, [], {
      env: { ...process.env, RIDGELAB_THREADS: String(threads) },
      execArgv: [],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    this.#takeBack = onInterrupt(() => void this.#child.kill("SIGKILL"));
  }

  /** Throws a RunError where the run failed there, or the process ended. */
  run(request: RunRequest, reporter: Pick<Reporter, "warn"> & { progress(what: string): void }): Promise<void> {
    const child = this.#child;
    return new Promise((resolve, reject) => {
      const finish = (error?: Error): void => {
        child.off("message", answer).off("exit", ended);
        if (error) reject(error);
        else resolve();
      };
      const ended = (code: number | null, signal: string | null): void => {
        const how = signal ? `was killed (${signal})` : `ended with status ${code}`;
        finish(new RunError(`its process ${how}; where memory was short, a smaller --jobs helps`));
      };
      const answer = (message: RunAnswer): void => {
        if ("warn" in message) reporter.warn(message.warn);
        else if ("progress" in message) reporter.progress(message.progress);
        else finish("failed" in message ? new RunError(message.failed) : undefined);
      };
      child.on("message", answer).once("exit", ended);
      child.once("error", (cause) => finish(new RunError(`no process could be started: ${cause.message}`, { cause })));
      if (child.exitCode !== null || child.signalCode !== null) ended(child.exitCode, child.signalCode);
      else child.send(request, (cause) => cause && finish(new RunError(`its process is gone: ${cause.message}`, { cause })));
    });
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null && this.#child.connected;
  }

  /** Ends it when it is at rest. */
  close(): void {
    this.#takeBack();
    if (this.#child.connected) this.#child.disconnect();
  }
}
