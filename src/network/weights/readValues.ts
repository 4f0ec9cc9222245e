import type { Dataset } from "h5wasm/node";
import { fromFloat16 } from "../trunk/float16.js";
import { type Hdf5Module, hdf5Reason } from "./withHdf5.js";

/** Filters that come with HDF5 itself have numbers up to this one. */
const LAST_OWN_FILTER = 6;

/**
 * All values of an array of floating-point numbers (half, single or double precision, bfloat16 as Keras writes it), rounded to single.
 * @throws Error of a few words, such as "holds int8; …", that wait for the array's name.
 */
export function readValues(dataset: Dataset, module: Hdf5Module): Float32Array {
  const foreign = dataset.filters.find(({ id }) => id > LAST_OWN_FILTER);
  if (foreign) {
    throw new Error(
      `is compressed with ${foreign.name || `the filter ${foreign.id}`}, which HDF5 itself cannot read; save it again with gzip or without compression`,
    );
  }
  const decode = decoder(dataset, module);
  const values = decode(readBytes(dataset, module));
  if (!values.every(Number.isFinite)) throw new Error("has values that are no finite numbers");
  return values;
}

function decoder(dataset: Dataset, { H5T_class_t: classes }: Hdf5Module): (bytes: Uint8Array) => Float32Array {
  const { type, size, signed } = dataset.metadata;
  const single = (bytes: Uint8Array): Float32Array => new Float32Array(bytes.buffer);
  if (type === classes.H5T_FLOAT.value) {
    if (size === 2) return (bytes) => fromFloat16(new Uint16Array(bytes.buffer));
    if (size === 4) return single;
    if (size === 8) return (bytes) => Float32Array.from(new Float64Array(bytes.buffer));
  }
  // NumPy knows no bfloat16: Keras writes its bytes and says so. They are the upper half of a single.
  if (size === 2 && "dtype" in dataset.attrs && String(dataset.attrs.dtype.value) === "bfloat16") {
    return (bytes) => single(new Uint8Array(Uint32Array.from(new Uint16Array(bytes.buffer), (half) => half << 16).buffer));
  }
  const kind = type === classes.H5T_FLOAT.value ? "float" : type === classes.H5T_INTEGER.value ? (signed ? "int" : "uint") : "";
  throw new Error(`holds ${kind ? `${kind}${8 * size}` : "no numbers"}; float16, float32, float64 and bfloat16 are read`);
}

/** The bytes as they are in memory: the library puts the lowest first. Its own class refuses half precision. */
function readBytes({ file_id, path, metadata }: Dataset, module: Hdf5Module): Uint8Array {
  const length = metadata.size * metadata.total_size;
  const at = module._malloc(length);
  if (at === 0) throw new Error("takes more memory than there is");
  try {
    module.get_dataset_data(file_id, path, null, null, null, BigInt(at));
    return module.HEAPU8.slice(at, at + length);
  } catch (cause) {
    throw new Error(`cannot be read (${hdf5Reason(cause) ?? "HDF5 does not say why"}); the file is damaged`, { cause });
  } finally {
    module._free(at);
  }
}
