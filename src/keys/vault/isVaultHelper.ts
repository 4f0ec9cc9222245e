import { TESTERS } from "./createSearch.js";
import type { VaultHelper } from "./helper.js";
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
  const { settings, fingers, polynomial, salt } = helper;
  if (![1, MOST_FINGERS].includes(fingers) || typeof polynomial !== "string" || typeof salt !== "string") return false;
  const bytes = Buffer.from(polynomial, "base64");
  return (
    Buffer.from(salt, "base64").length === 16 &&
    bytes.toString("base64") === polynomial &&
    bytes.length % 2 === 0 &&
    bytes.length > 2 * settings.secret &&
    bytes.length <= 2 * fingers * settings.locked &&
    fingers * featureCount(settings) < 2 ** 16
  );
}

function isSettings(settings: VaultSettings | undefined): settings is VaultSettings {
  if (typeof settings !== "object" || settings === null) return false;
  const { near, far, farShare, ...rest } = settings;
  if (typeof near !== "object" || typeof far !== "object" || near === null || far === null) return false;
  const { sectors, locked, secret, tried, frames, bases, ...real } = rest;
  return (
    Object.keys(settings).sort().join() === Object.keys(VAULT_SETTINGS).sort().join() &&
    [sectors, locked, secret, tried, frames, bases].every((whole) => Number.isInteger(whole) && whole > 0) &&
    [...Object.values(real), near.shift, near.turn, far.shift, far.turn].every(
      (number) => Number.isFinite(number) && number > 0,
    ) &&
    farShare >= 0 &&
    farShare <= 1 &&
    secret > 2 &&
    tried < 1000 &&
    real.reach < 1000 &&
    frames * bases * TESTERS <= MOST_BASES
  );
}
