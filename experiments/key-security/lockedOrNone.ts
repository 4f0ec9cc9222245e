import { lockVault } from "../../src/keys/vault/lockVault.js";

/** `lockVault`; undefined where a finger's prints show too few minutiae to be locked. */
export function lockedOrNone(...args: Parameters<typeof lockVault>): ReturnType<typeof lockVault> | undefined {
  try {
    return lockVault(...args);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
