import type { Staged } from "../../../src/lab/work.js";

/** A stage that was asked for: its name, and the names of those whose results it takes. */
export interface Asked {
  readonly name: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/**
 * Which stages an experiment asks for under some settings, in their order, without running any.
 *
 * @param stages its `stages`
 * @param data where its stages depend on the data set
 */
export async function askedFor(
  stages: (pipeline: never) => Promise<Readonly<Record<string, Staged<unknown> | undefined>>>,
  config: unknown,
  data?: unknown,
): Promise<{ asked: Asked[]; results: Record<string, string> }> {
  const asked: Asked[] = [];
  const named = (staged: Readonly<Record<string, Staged<unknown> | undefined>>): Record<string, string> =>
    Object.fromEntries(Object.entries(staged).flatMap(([key, stage]) => (stage ? [[key, stage.name]] : [])));
  const runUnder =
    (suffix: string) =>
    async (
      stage: { url: string; options: { name?: string | ((given: unknown) => string) } },
      inputs: Readonly<Record<string, Staged<unknown> | undefined>> = {},
      given?: unknown,
    ): Promise<Staged<unknown>> => {
      const file = stage.url.split("/").at(-1)!.split(".")[0];
      const own = typeof stage.options.name === "function" ? stage.options.name(given) : (stage.options.name ?? file);
      const name = `${own}${suffix}`;
      asked.push({ name, inputs: named(inputs) });
      return { name, key: "", load: () => undefined };
    };
  const pipelineOf = (settings: unknown, suffix = ""): object => ({
    config: settings,
    data,
    run: runUnder(suffix),
    under: (name: string, changes: object) => pipelineOf({ ...(settings as object), ...changes }, `${suffix}, ${name}`),
  });
  const results = await stages(pipelineOf(config) as never);
  return { asked, results: named(results) };
}
