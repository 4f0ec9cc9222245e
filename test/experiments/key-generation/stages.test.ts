import { expect, it } from "vitest";
import { keyGeneration } from "../../../experiments/key-generation/index.js";

const fingers = ["a", "b"];
const prints = fingers.flatMap((finger) => ["1", "2"].map((impression) => ({ finger, impression })));
const data = { name: "set", fingers, prints };

/** Whether the keys of a second engine are computed where so many fingers are asked for. */
async function comparesEngines(fingers: number): Promise<boolean> {
  const config = keyGeneration.config.parse({ input: {}, shares: {}, background: {}, ann: {}, engines: { fingers } });
  const run = () => Promise.resolve({ name: "", key: "", load: () => undefined });
  const { steps } = await keyGeneration.stages({ config, data, run } as never);
  return steps !== undefined;
}

it("keys are computed by a second engine only where fingers are asked for", async () => {
  expect(await comparesEngines(0)).toBe(false);
  expect(await comparesEngines(1)).toBe(true);
});
