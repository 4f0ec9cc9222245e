import { expect, it } from "vitest";
import { seal, unseal } from "../../src/lab/seal.js";

it("sealed bytes come back, and any change of a bit, any cut and another title are noticed", () => {
  const body = Buffer.from([0, 1, 2, 255]);
  const sealed = seal("TITLE-1", body);
  expect(unseal("TITLE-1", sealed)).toEqual(body);
  expect(unseal("TITLE-1", seal("TITLE-1", Buffer.alloc(0)))).toEqual(Buffer.alloc(0));
  expect(unseal("TITLE-2", sealed)).toBeUndefined();
  for (let at = 0; at < sealed.length; at++) {
    expect(unseal("TITLE-1", sealed.subarray(0, at))).toBeUndefined();
    const changed = Buffer.from(sealed);
    changed[at]! ^= 1 << (at % 8);
    expect(unseal("TITLE-1", changed), `byte ${at}`).toBeUndefined();
  }
});
