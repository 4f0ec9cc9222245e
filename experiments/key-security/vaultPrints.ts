import type { VaultPrint, vaultPrint } from "../../src/keys/vault/vaultPrint.js";
import { grouped } from "../../src/prints/grouped.js";
import { pick, type Received, stage, task } from "../define.js";
import { chooseClasses } from "../shared/choosePrints.js";

/** What a vault takes of a finger's prints. */
export interface VaultFinger {
  readonly enrolled: readonly VaultPrint[];
  readonly tried: readonly VaultPrint[];
}

interface Settings {
  readonly fingers: number;
  readonly impressions: number | readonly number[];
  readonly test: number;
}

const readPrint = task<typeof vaultPrint>(import.meta.url, "../../src/keys/vault/vaultPrint.js");

/** Minutiae and core of the prints of the first fingers: those that are enrolled, and the last ones, which are tried. */
export const vaultPrints = stage(
  import.meta.url,
  { name: "minutiae for vaults", data: true, config: pick("fingers", "impressions", "test"), cut: "items" },
  async ({ config, data, work }: Received<Settings>): Promise<VaultFinger[]> => {
    const chosen = chooseClasses(data, config.fingers, config.impressions);
    const read = await work.map(readPrint, await data.read(chosen), (image) => [image]);
    const fingers = grouped([...read.keys()], (i) => chosen[i].finger);
    return [...fingers.values()].map((places) => {
      const prints = places.map((i) => read[i]);
      const enrolled = Math.max(1, prints.length - config.test);
      return { enrolled: prints.slice(0, enrolled), tried: prints.slice(enrolled) };
    });
  },
);
