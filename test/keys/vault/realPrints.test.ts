import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lockVault } from "../../../src/keys/vault/lockVault.js";
import { openVault } from "../../../src/keys/vault/openVault.js";
import { vaultSettings } from "../../../src/keys/vault/settings.js";
import { type VaultPrint, vaultPrint } from "../../../src/keys/vault/vaultPrint.js";
import { readImage } from "../../../src/prints/readImage.js";
import { createStream } from "../../../src/random/createStream.js";

const folder = join(process.env.RIDGELAB_TEST_DATA ?? "../shared/data", "fvc2002-db1_b");
const stream = createStream(1, "test/vault real");
const random = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => stream.integer(256));
const print = async (finger: number, impression: number): Promise<VaultPrint> =>
  vaultPrint(await readImage(join(folder, `${finger}_${impression}.tif`)));

describe.skipIf(!existsSync(folder))("vaults of real prints (FVC2002 DB1_B, RIDGELAB_TEST_DATA)", () => {
  it("open to a further print of each of their fingers, and to no other finger's", async () => {
    const [one, other] = await Promise.all([102, 104].map((finger) => Promise.all([1, 2, 3, 4].map((i) => print(finger, i)))));
    const [oneMore, otherMore, stranger] = await Promise.all([print(102, 7), print(104, 5), print(105, 1)]);
    const alone = lockVault([one!], random);
    expect(openVault(alone.helper, [[oneMore]], stream)).toEqual(alone.key);
    expect(openVault(alone.helper, [[otherMore]], stream)).toBeUndefined();
    // fewer coefficients and frames, so that to refuse takes a second
    const both = lockVault([one!, other!], random, { ...vaultSettings(2), secret: 9, frames: 65_536 });
    expect(openVault(both.helper, [[oneMore], [otherMore]], stream)).toEqual(both.key);
    expect(openVault(both.helper, [[oneMore], [stranger]], stream)).toBeUndefined();
  });
});
