import { intersectVaults } from "../../src/keys/attacks/intersectVaults.js";
import type { VaultHelper } from "../../src/keys/vault/helper.js";
import type { VaultPrint } from "../../src/keys/vault/vaultPrint.js";
import type { Stream } from "../../src/random/stream.js";
import { type Received, stage } from "../define.js";
import { drawBytes, SALT_BYTES } from "../shared/keys/drawBytes.js";
import { type LinkAttack, linkability } from "./links.js";
import { lockedOrNone } from "./lockedOrNone.js";
import type { VaultFinger } from "./vaultPrints.js";

/** Fingers whose records are linked, the first ones. */
const LINKED = 8;

/** The correlation attack carried out: two records of every finger against records of two, mapped alike and each by a map of its own. */
export const vaultLinks = stage(
  import.meta.url,
  { name: "linkability of vaults", stream: "key-security/vault links" },
  ({ inputs: { vaultPrints }, work: { stream } }: Received<unknown, { vaultPrints: readonly VaultFinger[] }>): LinkAttack[] =>
    ([false, true] as const).flatMap((own) =>
      (["the same prints", "other prints"] as const).map((prints) => {
        const locked = vaultPrints.slice(0, LINKED).flatMap(({ enrolled, tried }) => {
          const [one, other] = [record(enrolled, own, stream), record(prints === "other prints" ? tried : enrolled, own, stream)];
          return one && other ? [{ one, other }] : [];
        });
        const mated = locked.map(({ one, other }) => likeness(one, other));
        const nonMated = locked.flatMap(({ one }, i) => locked.slice(i + 1).map(({ other }) => likeness(one, other).score));
        return {
          attack: "vaults: features that only one has, by Euclid's algorithm",
          directions: own ? ("own" as const) : ("same for all" as const),
          prints,
          ...linkability(
            mated.map(({ score }) => score),
            nonMated,
            stream,
          ),
          solved: mated.filter(({ isSolved }) => isSolved).length,
          mated: mated.length,
          nonMated: nonMated.length,
        };
      }),
    ),
);

/** How alike two records look, by the vaults of theirs that differ least; whether what differs was found. */
function likeness(one: VaultHelper, other: VaultHelper): { score: number; isSolved: boolean } {
  const found = one.vaults.slice(0, other.vaults.length).map((_, vault) => intersectVaults(one, other, vault));
  return {
    score: -Math.min(...found.map(({ unshared }) => unshared)),
    isSolved: found.some(({ onlyFirst }) => onlyFirst !== undefined),
  };
}

/** A record of a finger; undefined where its prints show too few minutiae. One map for all comes of one salt. */
function record(prints: readonly VaultPrint[], own: boolean, stream: Stream): VaultHelper | undefined {
  let isSalted = own;
  const random = (count: number): Uint8Array => {
    if (isSalted || count !== SALT_BYTES) return drawBytes(stream, count);
    isSalted = true;
    return new Uint8Array(SALT_BYTES);
  };
  return lockedOrNone([prints], random)?.helper;
}
