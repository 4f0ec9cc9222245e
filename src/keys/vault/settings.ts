/** How far frames lie apart: standard deviations of the shift along each axis and of the turn. */
export interface FrameSpread {
  /** Pixels. */
  readonly shift: number;
  /** Degrees. */
  readonly turn: number;
}

/** All that locking and opening depend on beside the prints. A record keeps its own, so that other defaults orphan none. */
export interface VaultSettings {
  /** Distance of the centres of neighbouring hexagonal cells, pixels at 500 dpi. */
  readonly cell: number;
  /** Parts of the circle that directions are told apart by. */
  readonly sectors: number;
  /** Minutiae farther from the frame's origin are left out, pixels. */
  readonly reach: number;
  /** Features of a finger that are locked, at most. */
  readonly locked: number;
  /** Coefficients of the secret polynomial: so many features give it. */
  readonly secret: number;
  /** Vaults in a record, at most: each is locked as it is seen from another minutia, the anchor. */
  readonly anchors: number;
  /** Minutiae of a print that are tried as anchor, at most. */
  readonly origins: number;
  /** How far the frames that are tried about a minutia lie from its own. */
  readonly jitter: FrameSpread;
  /** A minutia is trusted by the square of its quality times exp(−distance / trust), pixels from the core for an anchor, from the anchor for the others: the more, the more often it is drawn. */
  readonly trust: number;
  /** Minutiae of a finger that are tried about an anchor, at most, the most trusted. */
  readonly tried: number;
  /** Frames drawn, and bases for each: the work of an attempt is their product. */
  readonly frames: number;
  readonly bases: number;
}

/**
 * How vaults of one finger are made. Chosen on 60 synthetic fingers of 8 prints (`docs/vault.md`): with larger cells other fingers open
 * more, with smaller ones the right finger less.
 */
export const VAULT_SETTINGS: VaultSettings = {
  cell: 14,
  sectors: 6,
  reach: 208,
  locked: 36,
  secret: 8,
  anchors: 12,
  origins: 12,
  jitter: { shift: 2, turn: 4 },
  trust: 60,
  tried: 30,
  frames: 12_288,
  bases: 2,
};

/**
 * How vaults of so many fingers are made, one or two: two share a secret of more coefficients, and more is tried.
 *
 * @example
 * import { vaultSettings } from "ridgelab/keys";
 * [vaultSettings(1).secret, vaultSettings(2).secret]; // [8, 12]
 */
export function vaultSettings(fingers: number): VaultSettings {
  return fingers === 1 ? VAULT_SETTINGS : { ...VAULT_SETTINGS, cell: 18, secret: 12, origins: 6, frames: 524_288, bases: 1 };
}
