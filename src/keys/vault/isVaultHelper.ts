import { TESTERS } from "./createSearch.js";
import { KEY_BYTES, type LockedVault, type VaultHelper } from "./helper.js";
import { featureCount } from "./quantise.js";
import { VAULT_SETTINGS, type VaultSettings } from "./settings.js";

/** Fingers that are locked together, at most. */
export const MOST_FINGERS = 2;
/** Bases that opening a record may ask for: some minutes. */
const MOST_BASES = 2 ** 24;

/** Whether a value that was read is a vault, of settings that a program can meet. */
export function isVaultHelper(value: unknown): value is VaultHelper {
  const helper = value as VaultHelper;
  if (typeof helper !== "object" || helper === null || !isSettings(helper.settings)) return false;
  const { settings, fingers, vaults, salt } = helper;
  return (
    [1, MOST_FINGERS].includes(fingers) &&
    bytesOf(salt) === 16 &&
    Array.isArray(vaults) &&
    vaults.length > 0 &&
    vaults.length <= settings.anchors &&
    vaults.every((vault) => isLocked(vault, fingers, settings)) &&
    fingers * featureCount(settings) < 2 ** 16
  );
}

function isLocked(vault: LockedVault | undefined, fingers: number, { secret, locked }: VaultSettings): boolean {
  const bytes = bytesOf(vault?.polynomial);
  return bytesOf(vault?.sealed) === KEY_BYTES && bytes % 2 === 0 && bytes > 2 * secret && bytes <= 2 * fingers * locked;
}

/** How many bytes a text in base64 has; −1 where it is none. */
function bytesOf(text: unknown): number {
  if (typeof text !== "string") return -1;
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes.length : -1;
}

function isSettings(settings: VaultSettings | undefined): settings is VaultSettings {
  if (typeof settings !== "object" || settings === null) return false;
  const { jitter, ...rest } = settings;
  if (typeof jitter !== "object" || jitter === null) return false;
  const { sectors, locked, secret, anchors, origins, tried, frames, bases, ...real } = rest;
  return (
    Object.keys(settings).sort().join() === Object.keys(VAULT_SETTINGS).sort().join() &&
    [sectors, locked, secret, anchors, origins, tried, frames, bases].every((whole) => Number.isInteger(whole) && whole > 0) &&
    [...Object.values(real), jitter.shift, jitter.turn].every((number) => Number.isFinite(number) && number > 0) &&
    secret > 2 &&
    anchors < 100 &&
    origins < 1000 &&
    tried < 1000 &&
    real.reach < 1000 &&
    frames * bases * TESTERS <= MOST_BASES
  );
}
