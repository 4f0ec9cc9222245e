import { randomBytes } from "node:crypto";
import { openVault } from "../../src/keys/vault/openVault.js";
import { quantile } from "../../src/metrics/quantile.js";
import { type Received, stage } from "../define.js";
import { lockedOrNone } from "./lockedOrNone.js";
import type { VaultFinger } from "./vaultPrints.js";

/** How long one step took, beyond finding minutiae: medians. */
export interface VaultTime {
  readonly what: "to lock" | "to open" | "to refuse";
  readonly seconds: number | null;
  readonly n: number;
}

/** Fingers that are timed, the first ones. */
const TIMED = 4;

/** Times of vaults of one finger, on one core. */
export const vaultTimes = stage(
  import.meta.url,
  { name: "times of vaults", stream: "key-security/vault times" },
  ({ inputs: { vaultPrints }, work: { stream } }: Received<unknown, { vaultPrints: readonly VaultFinger[] }>): VaultTime[] => {
    const seconds = { "to lock": [] as number[], "to open": [] as number[], "to refuse": [] as number[] };
    const timed = <T>(run: () => T): [T, number] => {
      const began = performance.now();
      return [run(), (performance.now() - began) / 1000];
    };
    for (const { enrolled, tried } of vaultPrints.slice(0, TIMED)) {
      const [locked, lock] = timed(() => lockedOrNone([enrolled], (count) => randomBytes(count)));
      if (!locked) continue;
      seconds["to lock"].push(lock);
      for (const print of tried) {
        const [key, spent] = timed(() => openVault(locked.helper, [[print]], stream));
        seconds[key ? "to open" : "to refuse"].push(spent);
      }
      const stranger = vaultPrints.at(-1)!;
      if (stranger.enrolled !== enrolled)
        seconds["to refuse"].push(timed(() => openVault(locked.helper, [[stranger.enrolled[0]]], stream))[1]);
    }
    return (["to lock", "to open", "to refuse"] as const).map((what) => {
      const all = seconds[what].toSorted((a, b) => a - b);
      return { what, seconds: all.length > 0 ? quantile(all, 0.5) : null, n: all.length };
    });
  },
);
