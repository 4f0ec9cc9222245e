import { describe, expect, test } from "vitest";
import { routePassword } from "../../src/keys/routePassword.js";

describe("routePassword", () => {
  test("is what Python 3.11's hashlib gives for the count and the numbers as big-endian 32-bit integers", () => {
    // hashlib.sha256(struct.pack(">4I", 3, 0, 2, 1)).hexdigest()
    expect(routePassword([0, 2, 1])).toBe("3cbdca13af4901ef703b6ffba90548d0502b99ea6a239841750f882d215708ac");
    // hashlib.sha256(struct.pack(">I", 0)).hexdigest()
    expect(routePassword([])).toBe("df3f619804a92fdb4057192dc43dd748ea778adc52bc498ce80524c014b81119");
  });

  test("refuses what is no such integer", () => {
    expect(() => routePassword([0, -1])).toThrow("whole numbers from 0 to 4294967295; number 1 is -1");
    expect(() => routePassword([0.5])).toThrow("number 0 is 0.5");
  });
});
