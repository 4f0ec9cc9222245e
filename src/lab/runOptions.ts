import type { ConfigSources } from "./config.js";
import type { DataSource } from "./experiment.js";
import type { Shard } from "./pieces.js";
import type { Reporter } from "./progress.js";

/** What a run is asked for. */
export interface RunOptions extends ConfigSources {
  readonly data: DataSource;
  /** Master seed, a whole number. */
  readonly seed: number;
  /** Results folder. */
  readonly out: string;
  /** Computes every stage again. */
  readonly force?: boolean;
  /** Keys of stages that `force` leaves alone, and adds to: runs of one call compute together what they have in common. Default: none. */
  readonly forced?: Set<string>;
  readonly reporter: Reporter;
  /** Computes this part only, and writes no run unless it was the last that was missing. Default: all. */
  readonly shard?: Shard;
  /** The command that repeats the run, for the manifest. */
  readonly command: string;
}
