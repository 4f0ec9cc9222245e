import { UsageError } from "../../src/lab/errors.js";
import type { Template } from "../../src/minutiae/template.js";
import type { Condition } from "./conditions.js";
import { secondMost } from "./drawMaster.js";

/** @throws UsageError in one line where more minutiae would be lost or spurious than there are */
export function requireShares(conditions: readonly Condition[]): void {
  const beyond = conditions.find(({ lost, spurious }) => lost + spurious > 1);
  if (!beyond) return;
  const { sweep, lost, spurious } = beyond;
  throw new UsageError(`far-frr: ${sweep}: lost + spurious must be at most 1; got ${lost} + ${spurious}`);
}

/** @throws UsageError in one line where not even two prints have as many minutiae as a condition wants */
export function requireMinutiae(conditions: readonly Condition[], templates: readonly Template[]): void {
  const wanted = Math.max(...conditions.map(({ minutiae }) => minutiae));
  const most = secondMost(templates);
  if (wanted <= most) return;
  throw new UsageError(
    `far-frr: minutiae must be at most ${most}, which two of the ${templates.length} prints have, with positions=prints; got ${wanted}`,
  );
}
