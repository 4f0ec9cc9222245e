import { openVault } from "../../src/keys/vault/openVault.js";
import type { VaultPrint } from "../../src/keys/vault/vaultPrint.js";
import { createStream } from "../../src/random/createStream.js";
import { drawBytes } from "../shared/keys/drawBytes.js";
import { lockedOrNone } from "./lockedOrNone.js";

/**
 * Which tries open a vault of one or two fingers: each is the prints of every finger. Where the enrolled prints show too few minutiae to lock,
 * none does.
 *
 * @param seed of what the lock and the search draw
 */
export function vaultOpens(
  enrolled: readonly (readonly VaultPrint[])[],
  tries: readonly (readonly (readonly VaultPrint[])[])[],
  seed: string,
): boolean[] {
  const stream = createStream(seed, "key-security/vault opens");
  const locked = lockedOrNone(enrolled, (count) => drawBytes(stream, count));
  return tries.map((prints) => locked !== undefined && openVault(locked.helper, prints, stream) !== undefined);
}
