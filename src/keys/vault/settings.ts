/** How far the frames of two prints of a finger lie apart: deviations of the shift along each axis and of the turn. */
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
  /** Frames that are tried are drawn about the print's own: most near it, the share `farShare` farther away. */
  readonly near: FrameSpread;
  readonly far: FrameSpread;
  readonly farShare: number;
  /** A minutia is trusted by the square of its quality times exp(−distance from the frame's origin / trust), pixels: the more, the more often it is drawn. */
  readonly trust: number;
  /** Minutiae of a finger that are tried, at most, the most trusted. */
  readonly tried: number;
  /** Frames drawn, and bases for each: the work of an attempt is their product. */
  readonly frames: number;
  readonly bases: number;
}

/**
 * How vaults of one finger are made. Searched on 120 synthetic fingers of 8 prints (`docs/vault.md`): with larger cells other fingers open
 * more, with smaller ones the right finger less.
 */
export const VAULT_SETTINGS: VaultSettings = {
  cell: 14,
  sectors: 6,
  reach: 208,
  locked: 36,
  secret: 7,
  near: { shift: 5, turn: 6 },
  far: { shift: 14, turn: 12 },
  farShare: 0.3,
  trust: 80,
  tried: 30,
  frames: 4096,
  bases: 4,
};

/**
 * How vaults of so many fingers are made, one or two: two share a secret of more coefficients, and more is tried.
 *
 * @example
 * import { vaultSettings } from "ridgelab/keys";
 * [vaultSettings(1).secret, vaultSettings(2).secret]; // [7, 11]
 */
export function vaultSettings(fingers: number): VaultSettings {
  return fingers === 1 ? VAULT_SETTINGS : { ...VAULT_SETTINGS, cell: 16, secret: 11, frames: 32_768 };
}
