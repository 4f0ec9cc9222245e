import { copyFile, mkdir, open, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileError } from "../../prints/fileError.js";
import { sweepOnce, temporaryName } from "../../temporaries.js";
import { type KernelOrder, orderInName } from "./kernelOrder.js";
import { OWN_WEIGHTS, type WeightsRecord } from "./listWeights.js";
import { isZip, readKerasWeights } from "./readKerasWeights.js";

export interface AddWeightsOptions {
  /** name under which they are added: letters, digits, dots, hyphens and underscores; default the file's without its endings */
  readonly name?: string;
  /** how the file's kernels are meant, where neither it nor its name says so (see readKerasWeights) */
  readonly kernels?: KernelOrder;
}

/**
 * Copies a Keras VGG16 file to `folder/NAME.h5` (or `.keras`, where it is such an archive), once it has been read in full, and records its digest in `folder/NAME.json`. The
 * weights are known under their name only when both are complete.
 * @throws Error of one line where the file is no such weights (see readKerasWeights), or the name is taken or unfit; the file system's
 * own Error, with its code, where copying fails.
 */
export async function addWeights(file: string, folder: string, options: AddWeightsOptions = {}): Promise<WeightsRecord> {
  const source = basename(file);
  const name = options.name ?? source.replace(/(\.weights)?\.[^.]*$/, "");
  const kernels = options.kernels ?? orderInName(source);
  if (!/^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name)) {
    throw new Error(`${JSON.stringify(name)} is no name for weights: letters, digits, dots, hyphens and underscores are allowed`);
  }
  const record = join(folder, `${name}.json`);
  if (OWN_WEIGHTS.includes(name) || (await exists(record))) {
    throw new Error(`weights called ${name} are there already; give these another name`);
  }
  const found = await stat(file).catch((cause) => {
    throw fileError(file, cause);
  });
  if (!found.isFile()) throw new Error(`${file}: is a folder, not a file`);
  const target = join(folder, `${name}.${(await isZip(file)) ? "keras" : "h5"}`);
  const there = await stat(target).catch(() => undefined);
  if (there && (there.dev !== found.dev || there.ino !== found.ino)) {
    throw new Error(`${target} is there already; give these another name`);
  }
  const temporary = temporaryName(join(folder, `.${name}`));
  try {
    await mkdir(folder, { recursive: true });
    sweepOnce(folder);
    await copyFile(file, temporary);
    await sync(temporary);
    // The copy is checked, not the source, which might change meanwhile.
    const { digest } = await readKerasWeights(temporary, { name, kernels }).catch((error: Error) => {
      throw new Error(error.message.replace(temporary, file), { cause: error });
    });
    await rename(temporary, target);
    const written: WeightsRecord = { name, digest, source, ...(kernels && { kernels }) };
    await writeFile(temporary, `${JSON.stringify(written, null, 2)}\n`);
    await sync(temporary);
    await rename(temporary, record);
    return written;
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

async function sync(path: string): Promise<void> {
  const file = await open(path, "r");
  await file.sync().finally(() => file.close());
}
