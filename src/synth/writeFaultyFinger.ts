import { createFinger } from "./createFinger.js";
import type { Fault } from "./faults.js";
import { faultyImpression } from "./faultyImpression.js";
import { fingerLabel } from "./fingerLabel.js";
import type { SyntheticPrints } from "./syntheticPrints.js";
import { writePrint } from "./writePrint.js";

/** As `writeFingerFiles`, every impression with one fault, which its truth names. */
export async function writeFaultyFinger(
  prints: SyntheticPrints,
  finger: number,
  folder: string,
  format: "png" | "tif",
  fault: Fault,
): Promise<void> {
  const master = createFinger(prints.seed, finger, prints.finger);
  for (let k = 0; k < prints.impressions; k++) {
    const impression = faultyImpression(master, k, fault, prints.impression);
    await writePrint(impression, folder, `${fingerLabel(finger)}_${k + 1}`, format, { fault });
  }
}
