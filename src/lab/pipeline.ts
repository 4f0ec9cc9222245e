import { codeParts } from "./codeDigest.js";
import type { DataSource, Experiment, Pipeline } from "./experiment.js";
import { moduleName } from "./moduleName.js";
import { type Received, type Stage, type StageOptions, wordsOf } from "./stage.js";
import { type Ingredients, stageKey } from "./stageCache.js";
import type { Environment, Staged, Work } from "./work.js";

type Settings = Record<string, unknown>;

/** A stage as the experiment asks for it, before anything of it is computed or loaded. */
export interface AskedStage<T = unknown> {
  /** What progress calls it; no other stage of the run has this name. */
  readonly name: string;
  readonly key: string;
  readonly ingredients: Ingredients;
  readonly cut: StageOptions<never, never>["cut"];
  readonly inputs: readonly Staged<unknown>[];
  compute(work: Work): T | Promise<T>;
}

/** What an experiment's `stages` is given; what becomes of each stage is `visit`'s. */
export function createPipeline(
  experiment: Pick<Experiment, "id">,
  context: { config: Settings; data: DataSource; environment: Environment; seed: number },
  visit: <T>(stage: AskedStage<T>) => Promise<Staged<T>>,
): Pipeline<Settings, DataSource> {
  const met = new Set<string>();

  /** @param suffix of the stages' names, which is no part of their keys */
  function pipelineOf(settings: Settings, suffix = ""): Pipeline<Settings, DataSource> {
    return {
      config: settings,
      data: context.data,
      environment: context.environment,
      run: async (step, ...rest) => visit(ask(settings, suffix, step, rest)),
      under: (name, changes) => pipelineOf({ ...settings, ...changes }, `${suffix}, ${name}`),
    };
  }

  function ask<I, G, T>(
    settings: Settings,
    suffix: string,
    step: Stage<Settings, I, G, T, DataSource>,
    rest: readonly unknown[],
  ): AskedStage<T> {
    const [inputs = {}, given] = rest as [inputs?: Record<string, Staged<unknown> | undefined>, given?: never];
    const { url, options } = step;
    const text = (value: string | ((given: never) => string)): string => (typeof value === "string" ? value : value(given!));
    const name = text(options.name ?? wordsOf(url));
    const shown = `${name}${suffix}`;
    if (met.has(shown)) throw new RangeError(`${experiment.id} has two stages named ${shown}`);
    met.add(shown);
    const names = options.config?.names ?? [];
    const config = Object.fromEntries(names.map((key) => [key, settings[key]]));
    const environment = Object.fromEntries((options.environment ?? []).map((key) => [key, context.environment[key] ?? "none"]));
    const stream = options.stream === undefined ? undefined : text(options.stream);
    const taken = Object.entries(inputs).flatMap(([key, value]) => (value ? [[key, value] as const] : []));
    const module = moduleName(url);
    const ingredients: Ingredients = {
      stage: module,
      name,
      config,
      environment,
      given: (given ?? null) as unknown,
      data: options.data ? context.data.digest : null,
      stream: stream === undefined ? null : { seed: context.seed, name: stream },
      inputs: Object.fromEntries(taken.map(([key, value]) => [key, value.key])),
      code: codeParts([module, ...(options.data ? (context.data.code ?? []) : [])], { lab: false }),
      engine: engine(),
    };
    const compute = (work: Work): T | Promise<T> => {
      const received: Received<never, never, never, DataSource> = {
        config: config as never,
        inputs: Object.fromEntries(taken.map(([key, value]) => [key, value.load()])) as never,
        given: given as never,
        environment,
        get data() {
          if (!options.data) throw new RangeError(`stage ${name} reads the data set but does not say data: true`);
          return context.data;
        },
        work,
      };
      return step.run(received as never);
    };
    return {
      ...{ name: shown, key: stageKey(ingredients), ingredients },
      ...{ cut: options.cut, inputs: taken.map(([, value]) => value), compute },
    };
  }

  return pipelineOf(context.config);
}

/** The machine's arithmetic, as far as a result may depend on it. */
export function engine(): string {
  return `node ${process.versions.node} (V8 ${process.versions.v8}) ${process.arch}`;
}
