import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readKerasWeights } from "../../../src/network/weights/readKerasWeights.js";
import { packageRoot } from "../../../src/packageRoot.js";
import { counting } from "./counting.js";

const python = process.env.RIDGELAB_TEST_PYTHON ?? "python3";
const hasKeras = spawnSync(python, ["-c", "import h5py, importlib.metadata as m; assert m.version('keras') >= '3'"]).status === 0;

describe.skipIf(!hasKeras)("files that Keras wrote (skipped where RIDGELAB_TEST_PYTHON has no Keras 3)", () => {
  const folder = mkdtempSync(join(tmpdir(), "ridgelab-keras-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const { digest } = counting();

  it("are made", { timeout: 600_000 }, () => {
    const { status, stderr } = spawnSync(python, [join(packageRoot(), "tools", "kerasFiles.py"), folder], { encoding: "utf8" });
    expect(status, stderr).toBe(0);
  });

  it.each([
    ...["plain", "nested", "longer"].flatMap((name) => [`${name}.weights.h5`, `${name}.keras`]),
    "nested.h5",
    "vgg16_th_kernels.h5",
    "float64.h5",
  ])("%s is read", async (name) => {
    expect((await readKerasWeights(join(folder, name))).digest).toBe(digest);
  });

  it("lzf.h5 is refused in true words", async () => {
    await expect(readKerasWeights(join(folder, "lzf.h5"))).rejects.toThrow(
      "lzf.h5: the kernel of block1_conv1 is compressed with lzf, which HDF5 itself cannot read",
    );
  });
});
