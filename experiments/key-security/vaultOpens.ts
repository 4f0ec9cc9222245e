import { lockVault } from "../../src/keys/vault/lockVault.js";
import { openVault } from "../../src/keys/vault/openVault.js";
import type { VaultPrint } from "../../src/keys/vault/vaultPrint.js";
import { createStream } from "../../src/random/createStream.js";
import { drawBytes } from "../shared/keys/drawBytes.js";

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
  try {
    const { helper } = lockVault(enrolled, (count) => drawBytes(stream, count));
    return tries.map((prints) => openVault(helper, prints, stream) !== undefined);
  } catch (error) {
    if (error instanceof RangeError) return tries.map(() => false);
    throw error;
  }
}
