/**
 * Keys from prints, and documents under them: paper A's print key, paper B's route password, a fuzzy commitment, and a
 * fuzzy vault of minutiae.
 *
 * @module
 */

export { decryptAge, encryptAge } from "./ageFile.js";
export { ageIdentity, ageRecipient } from "./ageIdentity.js";
export { type Bch, createBch } from "./bch/createBch.js";
export { decode as decodeBch } from "./bch/decode.js";
export { encode as encodeBch } from "./bch/encode.js";
export { type Binariser, binarisers } from "./commitment/binariser.js";
export { enrolCommitment } from "./commitment/enrolCommitment.js";
export type { CommitmentHelper } from "./commitment/helper.js";
export { openCommitment } from "./commitment/openCommitment.js";
export { type FittedScaling, fitScaling, type Scaling, scaleFeatures } from "./featureScaling.js";
export { decryptFernet, encryptFernet, type FernetOptions } from "./fernet.js";
export { fitIdentifier, type Identifier } from "./identifier.js";
export { keyBytes, keyText } from "./keyText.js";
export { type Average, meanVector } from "./meanVector.js";
export { type PrintKey, type PrintKeyOptions, printKey } from "./printKey.js";
export { quantise } from "./quantise.js";
export { routePassword } from "./routePassword.js";
export { rowMagnitudes } from "./rowMagnitudes.js";
export type { VaultHelper } from "./vault/helper.js";
export { lockVault } from "./vault/lockVault.js";
export { openVault } from "./vault/openVault.js";
export { VAULT_SETTINGS, type VaultSettings, vaultSettings } from "./vault/settings.js";
export { type VaultPrint, vaultPrint } from "./vault/vaultPrint.js";
