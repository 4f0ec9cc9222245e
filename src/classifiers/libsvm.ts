import { createRequire } from "node:module";

/** What of libsvm-js is used; the package comes without types. */
interface SvmConstructor {
  new (options: {
    type: string;
    kernel: string;
    cost: number;
    quiet: boolean;
    cacheSize: number;
  }): {
    train(samples: readonly (readonly number[])[], labels: readonly number[]): void;
    /** The model in libsvm's text format. */
    serializeModel(): string;
    free(): void;
  };
  readonly SVM_TYPES: { readonly C_SVC: string };
  readonly KERNEL_TYPES: { readonly PRECOMPUTED: string };
}

/** The version that this was written against: another one is another result, which the stage cache would not see. */
const WRITTEN_FOR = "0.2.1";

let loaded: Promise<SvmConstructor> | undefined;

/**
 * libsvm-js tries to fetch its WebAssembly where there is a `fetch`, which fails for a file and is told on stderr before it reads the file.
 * So there is none while it is required.
 */
function load(): Promise<SvmConstructor> {
  const require = createRequire(import.meta.url);
  const { version } = require("libsvm-js/package.json") as { version: string };
  if (version !== WRITTEN_FOR) {
    throw new Error(`libsvm-js ${version} is installed; the classifiers were written for ${WRITTEN_FOR} (npm ci installs it)`);
  }
  const { fetch } = globalThis;
  Reflect.deleteProperty(globalThis, "fetch");
  try {
    return require("libsvm-js") as Promise<SvmConstructor>;
  } finally {
    globalThis.fetch = fetch;
  }
}

/** Support vector machines between every two classes, as plain data. */
export interface PairwiseMachines {
  /** The classes that were trained on, rising. */
  readonly classes: readonly number[];
  readonly machines: readonly Machine[];
}

/** f(x) = Σ coefficient · K(x, row) − offset; above 0 it speaks for the first class. */
export interface Machine {
  readonly first: number;
  readonly second: number;
  /** Training rows that support it. */
  readonly rows: Int32Array;
  readonly coefficients: Float64Array;
  readonly offset: number;
}

/**
 * Trains C-SVMs one against one by libsvm 3.22 (Chang and Lin 2011; libsvm-js, WebAssembly) on a kernel that is given.
 *
 * @param kernel of the training rows, n × n
 * @param cost C, above 0
 */
export async function trainMachines(kernel: Float64Array, labels: Int32Array, cost: number): Promise<PairwiseMachines> {
  loaded ??= load();
  const SVM = await loaded;
  const n = labels.length;
  // libsvm orders classes as they come; given by rising class they need no mapping.
  const order = Array.from(labels, (_, row) => row).sort((a, b) => labels[a] - labels[b] || a - b);
  const samples = order.map((row, i) => {
    const sample = new Array<number>(n + 1);
    sample[0] = i + 1;
    for (let j = 0; j < n; j++) sample[j + 1] = kernel[row * n + order[j]];
    return sample;
  });
  const options = { type: SVM.SVM_TYPES.C_SVC, kernel: SVM.KERNEL_TYPES.PRECOMPUTED, cost, quiet: true, cacheSize: 40 };
  const svm = new SVM(options);
  try {
    svm.train(
      samples,
      order.map((row) => labels[row]),
    );
    return parseModel(svm.serializeModel(), order);
  } finally {
    svm.free();
  }
}

/** Reads libsvm's model format; support vectors are numbered from 1 in the order they were given. */
function parseModel(text: string, order: readonly number[]): PairwiseMachines {
  const [head, body] = text.split("SV\n") as [string, string];
  const line = (key: string): number[] => {
    const found = head.split("\n").find((l) => l.startsWith(`${key} `));
    if (!found) throw new Error(`libsvm's model has no line ${key}`);
    return found
      .slice(key.length + 1)
      .trim()
      .split(/\s+/)
      .map(Number);
  };
  const classes = line("label");
  const offsets = line("rho");
  const counts = line("nr_sv");
  const vectors = body
    .trim()
    .split("\n")
    .map((l) => {
      const parts = l.trim().split(/\s+/);
      return { row: order[Number(parts.at(-1)!.split(":")[1]) - 1], coefficients: parts.slice(0, -1).map(Number) };
    });
  const starts = counts.map((_, c) => counts.slice(0, c).reduce((sum, count) => sum + count, 0));
  const vectorsOf = (c: number) => vectors.slice(starts[c], starts[c] + counts[c]);
  const machines: Machine[] = [];
  for (let i = 0; i < classes.length; i++) {
    for (let j = i + 1; j < classes.length; j++) {
      // A vector of class c has a coefficient for each other class, in their order.
      const support = [
        ...vectorsOf(i).map(({ row, coefficients }) => ({ row, value: coefficients[j - 1] })),
        ...vectorsOf(j).map(({ row, coefficients }) => ({ row, value: coefficients[i] })),
      ].filter(({ value }) => value !== 0);
      machines.push({
        first: classes[i],
        second: classes[j],
        rows: Int32Array.from(support, ({ row }) => row),
        coefficients: Float64Array.from(support, ({ value }) => value),
        offset: offsets[machines.length],
      });
    }
  }
  return { classes, machines };
}

/**
 * The machines' decision values.
 * @param kernel of other rows with the training rows, rows × n
 * @returns rows × machines
 */
export function decide({ machines }: PairwiseMachines, kernel: Float64Array, n: number): Float64Array {
  const rows = kernel.length / n;
  const values = new Float64Array(rows * machines.length);
  for (let row = 0; row < rows; row++) {
    machines.forEach(({ rows: support, coefficients, offset }, m) => {
      let sum = -offset;
      for (let i = 0; i < support.length; i++) sum += coefficients[i] * kernel[row * n + support[i]];
      values[row * machines.length + m] = sum;
    });
  }
  return values;
}
