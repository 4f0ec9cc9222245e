import type { RouteShape } from "../../src/routes/problem.js";
import { pick, type Received, stage, task } from "../define.js";
import { choosePrints } from "../shared/choosePrints.js";
import { printName } from "../shared/printName.js";
import type { PrintPassword, printPassword, Scenario } from "./printPassword.js";

const derive = task<typeof printPassword>(import.meta.url, "./printPassword.js");

interface Settings {
  readonly fingers: number;
  readonly scenario: Scenario;
  readonly shape: RouteShape;
  readonly limit: number;
}

/** A print's password with the print's name. */
export type NamedPassword = PrintPassword & { readonly print: string };

/** The passwords of the first impressions of some fingers. */
export const prints = stage(
  import.meta.url,
  { data: true, config: pick("fingers", "scenario", "shape", "limit") },
  async ({ config, data, work }: Received<Settings>): Promise<NamedPassword[]> => {
    const { fingers, scenario, shape, limit } = config;
    const chosen = choosePrints(data, fingers, 1);
    const images = await data.read(chosen);
    const made = await work.map(derive, images, (image) => [image, scenario, shape, 1000 * limit]);
    return made.map((password, i) => ({ ...password, print: printName(chosen[i]) }));
  },
);
