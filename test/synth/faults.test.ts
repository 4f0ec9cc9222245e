import { describe, expect, it } from "vitest";
import { createFinger } from "../../src/synth/createFinger.js";
import { createImpression } from "../../src/synth/createImpression.js";
import { FAULT_NAMES, type Fault } from "../../src/synth/faults.js";
import { faultyImpression } from "../../src/synth/faultyImpression.js";

const finger = createFinger("faults", 2);
const plain = createImpression(finger, 0);
const faulty = Object.fromEntries(FAULT_NAMES.map((fault) => [fault, faultyImpression(finger, 0, fault)]));

describe("an impression with a fault", () => {
  it("leaves the finger, and what is drawn without the fault, as they were", () => {
    const before = JSON.stringify(finger.marks);
    for (const fault of FAULT_NAMES) faultyImpression(finger, 1, fault);
    expect(JSON.stringify(finger.marks)).toBe(before);
    expect(createImpression(finger, 0).image.data).toEqual(plain.image.data);
  });

  it("is the same for the same numbers, and each fault another picture", () => {
    expect(faultyImpression(finger, 0, "dry").image.data).toEqual(faulty.dry.image.data);
    const pictures = [plain, ...Object.values(faulty)].map(({ image }) => image.data.join());
    expect(new Set(pictures).size).toBe(FAULT_NAMES.length + 1);
  });

  it("lies where the plain one lies, unless it is partial", () => {
    for (const fault of ["dry", "wet", "blurred", "scarred"]) {
      const { rotation, originX, originY } = faulty[fault].truth.geometry;
      expect({ rotation, originX, originY }).toEqual({
        rotation: plain.truth.geometry.rotation,
        originX: plain.truth.geometry.originX,
        originY: plain.truth.geometry.originY,
      });
    }
  });

  it("is light on true ridges when dry, dark in true valleys when wet", () => {
    expect(meanWhere("dry", (ridge) => ridge < 40)).toBeGreaterThan(plainWhere((ridge) => ridge < 40) + 15);
    expect(meanWhere("wet", (ridge) => ridge > 215)).toBeLessThan(plainWhere((ridge) => ridge > 215) - 40);
  });

  it("changes less from pixel to pixel when blurred", () => {
    expect(roughness(faulty.blurred.image.data)).toBeLessThan(0.5 * roughness(plain.image.data));
  });

  it("has scars at the same places of the finger each time, and ridges are missing there", () => {
    expect(meanWhere("scarred", (ridge) => ridge < 40)).toBeGreaterThan(plainWhere((ridge) => ridge < 40));
  });

  it("covers less than half of the plain one's contact when partial", () => {
    const area = ({ truth }: typeof plain) => truth.mask.data.reduce((sum, inside) => sum + inside, 0);
    expect(area(faulty.partial)).toBeLessThan(0.5 * area(plain));
    expect(area(faulty.partial)).toBeGreaterThan(4000);
  });

  it("is refused in one line where the fault is unknown, and takes options over the fault's own", () => {
    for (const unknown of ["damp", "toString", ""]) {
      expect(() => faultyImpression(finger, 0, unknown as Fault)).toThrow(
        `faultyImpression: the fault must be one of dry, wet, blurred, scarred, partial; got "${unknown}"`,
      );
    }
    expect(faultyImpression(finger, 0, "blurred", { width: 200, height: 210, blur: 0 }).image.width).toBe(200);
  });
});

function meanWhere(fault: string, rule: (ridge: number) => boolean): number {
  return where(faulty[fault], rule);
}

function plainWhere(rule: (ridge: number) => boolean): number {
  return where(plain, rule);
}

/** The mean grey level of the pixels in contact whose true ridge signal passes. */
function where({ image, truth }: typeof plain, rule: (ridge: number) => boolean): number {
  let sum = 0;
  let n = 0;
  for (let i = 0; i < image.data.length; i++) {
    if (truth.mask.data[i] === 0 || !rule(truth.ridges.data[i])) continue;
    sum += image.data[i];
    n++;
  }
  return sum / n;
}

function roughness(data: Float32Array): number {
  let sum = 0;
  for (let i = 1; i < data.length; i++) sum += Math.abs(data[i] - data[i - 1]);
  return sum;
}
