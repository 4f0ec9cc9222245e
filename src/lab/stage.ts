import { fileName } from "./moduleName.js";
import type { Environment, Staged, Work } from "./work.js";

/** What a stage's function receives, and all that it can use: the type of its settings, its inputs and what the experiment gives it. */
export interface Received<C = unknown, I = unknown, G = unknown, D = unknown> {
  /** The settings that it names. */
  readonly config: C;
  /** Results of earlier stages. */
  readonly inputs: I;
  /** What the experiment adds, such as the split of one of two trainings. */
  readonly given: G;
  /** What the machine and the user's files contribute, as far as it is named. */
  readonly environment: Environment;
  /** The data set; throws where `data` is not said. */
  readonly data: D;
  readonly work: Work;
}

/** What a stage depends on beside its inputs, what it is given and its code. */
export interface StageOptions<C, G> {
  /** What progress calls it. Default: its file's name in words. */
  readonly name?: string | ((given: G) => string);
  /** Settings that it takes, every one of `Received`'s and no other. Default none. */
  readonly config?: Names<keyof C & string>;
  /** Parts of the environment that it depends on: `backend`, `trunk`, `weights`. Default none. */
  readonly environment?: readonly string[];
  /** Whether it reads the data set. Default false. */
  readonly data?: boolean;
  /**
   * Name of its stream of random numbers, `EXPERIMENT/STAGE`, which stays when code moves. Default: it draws nothing, does not depend on
   * the seed, and its stream throws.
   */
  readonly stream?: string | ((given: G) => string);
  /**
   * What a run with `--shard i/n` does with it. `items`: its `map` and `inTurn` compute every n-th item. `whole`: one of the shards
   * computes it, as a training. Default: every shard computes it, as it takes no time to speak of.
   */
  readonly cut?: "items" | "whole";
}

/** A stage: a value of a module of its own, which is what its key is made from. */
export interface Stage<C, I, G, T, D = unknown> {
  /** `import.meta.url` of its module. */
  readonly url: string;
  readonly options: Omit<StageOptions<never, G>, "config"> & { readonly config?: { readonly names: readonly string[] } };
  readonly run: (received: Received<C, I, G, D>) => T | Promise<T>;
}

/** Names of settings; exactly those of K. */
export interface Names<in out K extends string> {
  readonly names: readonly K[];
  /** Carries the type only. */
  readonly exactly?: (name: K) => K;
}

/** The settings that a stage takes, by their names at the configuration's first level. */
export function pick<const K extends string>(...names: K[]): Names<K> {
  return { names };
}

/**
 * A step of an experiment whose result is kept. Its function can use only what it receives and what its module imports, and it runs
 * again when one of these changes: settings, inputs, what is given, data, seed, environment, code without comments, data files.
 *
 * @param url `import.meta.url`: a stage stands in a module of its own, at its first level
 * @example
 * export const means = stage(import.meta.url, { data: true, config: pick("fingers") }, async ({ config, data }: Received<{ fingers: number }>) =>
 *   (await data.read(choosePrints(data, config.fingers, 1))).map((image) => meanAndVariance(image).mean));
 */
export function stage<C, I, G, T, D = unknown>(
  url: string,
  options: StageOptions<C, G>,
  run: (received: Received<C, I, G, D>) => T | Promise<T>,
): Stage<C, I, G, T, D> {
  return { url, options: options as Stage<C, I, G, T, D>["options"], run };
}

/** The stages whose results a stage takes. */
export type Inputs<I> = {
  readonly [K in keyof I]: Staged<Exclude<I[K], undefined>> | (undefined extends I[K] ? undefined : never);
};

/** A file's name in words: `gaborPoints` is "gabor points". */
export function wordsOf(url: string): string {
  return fileName(url).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
