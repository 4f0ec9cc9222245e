import { describe, expect, it } from "vitest";
import { experiments } from "../../experiments/index.js";

/** Settings that are lists which may name a value twice. */
const MAY_REPEAT = /: (impressions|splits|matchers|ann\.hidden)$/;

/** An experiment's lists of its paper profile, by the path to them. */
function listsOf(settings: unknown, path: string[] = []): { path: string[]; list: unknown[] }[] {
  if (Array.isArray(settings)) return [{ path, list: settings }];
  if (typeof settings !== "object" || settings === null) return [];
  return Object.entries(settings).flatMap(([key, value]) => listsOf(value, [...path, key]));
}

/** The defaults of a configuration, those of its parts included. */
function defaultsOf(shape: Record<string, { def: { type: string }; shape?: never; parse(value: unknown): unknown }>): object {
  const entries = Object.entries(shape).map(([key, one]) => [key, one.shape ? defaultsOf(one.shape) : one.parse(undefined)]);
  return Object.fromEntries(entries) as object;
}

function withList(settings: object, [key, ...rest]: string[], list: unknown[]): object {
  const old = (settings as Record<string, object>)[key!]!;
  return { ...settings, [key!]: rest.length === 0 ? list : withList(old, rest, list) };
}

describe("a list of settings", () => {
  const all = experiments.flatMap(({ id, config }) => {
    const defaults = defaultsOf(config.shape as never);
    return listsOf(defaults).map(({ path, list }) => ({ name: `${id}: ${path.join(".")}`, config, defaults, path, list }));
  });

  it.each(all.filter(({ name }) => !MAY_REPEAT.test(name)))("names each value once ($name)", ({
    config,
    defaults,
    path,
    list,
  }) => {
    expect(config.safeParse(defaults).success).toBe(true);
    const { error } = config.safeParse(withList(defaults, path, [...list, list[0]]));
    expect(error?.issues[0]?.message).toContain("stands in it twice");
  });
});
