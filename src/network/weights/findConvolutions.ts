import type { Dataset, Group } from "h5wasm/node";
import { naturalOrder } from "../../prints/naturalOrder.js";
import { VGG16_CONVOLUTIONS } from "../vgg16.js";

/** Where a file has a convolution's arrays. */
export interface FoundConvolution {
  /** what the file calls it, for messages */
  readonly called: string;
  readonly kernel?: Dataset;
  readonly bias?: Dataset;
}

/**
 * What a layer's two arrays are called: `block1_conv1_W_1:0` and `param_0` in files of Keras 1, `kernel:0` in those of Keras 2, `kernel` and `0`
 * in those of Keras 3.
 */
const NAMES = {
  kernel: /((^|_)(W|kernel)(_\d+)?(:0)?|^0|^param_0)$/,
  bias: /((^|_)(b|bias)(_\d+)?(:0)?|^1|^param_1)$/,
};
/** Names of VGG16's and VGG19's convolutions. */
const VGG = /^block[1-5]_conv[1-4]$/;

interface Layer extends FoundConvolution {
  /** VGG's name, where the file has it */
  readonly name?: string;
  /** the group in which it is one of several, in their order */
  readonly among: string;
  readonly key: string;
}

/**
 * The thirteen convolutions of VGG16 in a file of Keras, wherever in it they are: at the top or under `model_weights`, in a model that has VGG16 as
 * one of its layers, or in Keras 3's `layers/…/vars`. They are known by their names; where the file has none, as those of Keras 3 before 3.4 and of
 * Keras 1's own models, by thirteen kernels in a row that have VGG16's shapes.
 * @throws Error of a few words that wait for the file's name.
 */
export function findConvolutions(file: Group): FoundConvolution[] {
  const layers = layersOf(file);
  const deeper = layers.find(({ name }) => name?.endsWith("conv4"));
  if (deeper) throw new Error(`is VGG19's: it has the layer ${deeper.name}; VGG16's thirteen convolutions are needed`);
  return layers.some(({ name }) => name) ? byName(layers) : byShape(layers);
}

/** Every layer that has a kernel, but for what an optimizer keeps of it. */
function layersOf(file: Group): Layer[] {
  const root = file.get("model_weights") ? "model_weights/" : "";
  const groups = new Map<string, { kernel?: Dataset; bias?: Dataset }>();
  for (const path of file.paths()) {
    const inside = path.replace(/^\//, "");
    if (!inside.startsWith(root) || /(^|\/)_?optimizer/.test(inside)) continue;
    const [last, ...above] = inside.split("/").reverse();
    const part = (["kernel", "bias"] as const).find((p) => NAMES[p].test(last!));
    const found = part && file.get(path);
    if (!part || !found || !("shape" in found)) continue;
    const group = above.reverse().join("/");
    groups.set(group, { ...groups.get(group), [part]: found });
  }
  return [...groups].map(([group, arrays]) => describe(file, root, group, arrays));
}

function describe(file: Group, root: string, group: string, arrays: { kernel?: Dataset; bias?: Dataset }): Layer {
  const segments = group.slice(root.length).split("/");
  const attributes = group === "" ? {} : (file.get(group) as Group).attrs;
  const given = "name" in attributes ? String(attributes.name!.value) : undefined;
  const name = segments.findLast((segment) => VGG.test(segment)) ?? (given && VGG.test(given) ? given : undefined);
  // Keras 3 counts the layers of each container; before it a file has one list of layers.
  const counted = segments.at(-1) === "vars";
  const key = counted ? segments.at(-2)! : segments.join("/");
  return { ...arrays, name, called: name ?? group, among: counted ? segments.slice(0, -2).join("/") : "", key };
}

function byName(layers: readonly Layer[]): FoundConvolution[] {
  return VGG16_CONVOLUTIONS.map(({ name }) => {
    const found = layers.filter((layer) => layer.name === name);
    if (found.length === 0) throw new Error(`has no layer ${name}; VGG16's thirteen convolutions are needed`);
    if (found.length > 1) throw new Error(`has ${found.length} layers called ${name}; a model with one VGG16 is needed`);
    return found[0]!;
  });
}

function byShape(layers: readonly Layer[]): FoundConvolution[] {
  const rows = [...new Set(layers.map(({ among }) => among))].map((among) =>
    layers
      .filter((layer) => layer.among === among && layer.kernel?.shape?.length === 4)
      .sort((a, b) => naturalOrder(a.key, b.key)),
  );
  const needed = VGG16_CONVOLUTIONS.length;
  const fitting = rows.flatMap((row) =>
    row.map((_, k) => row.slice(k, k + needed)).filter((some) => some.length === needed && misfit(some) === undefined),
  );
  if (fitting.length === 1) return fitting[0]!;
  if (fitting.length > 1)
    throw new Error(`has ${fitting.length} rows of convolutions that could be VGG16's; a model with one is needed`);
  const longest = rows.sort((a, b) => b.length - a.length)[0] ?? [];
  if (longest.length !== needed) {
    throw new Error("has no layer block1_conv1, nor thirteen convolutions in a row that have VGG16's shapes");
  }
  const at = misfit(longest)!;
  const { name, inputs, outputs } = VGG16_CONVOLUTIONS[at]!;
  throw new Error(
    `the kernel of ${longest[at]!.called} is ${longest[at]!.kernel!.shape!.join(" × ")}; VGG16's of ${name} is 3 × 3 × ${inputs} × ${outputs}`,
  );
}

/** The first of thirteen layers whose kernel has another shape than VGG16's, in either order. */
function misfit(layers: readonly Layer[]): number | undefined {
  const at = VGG16_CONVOLUTIONS.findIndex(({ inputs, outputs }, k) => {
    const shape = String(layers[k]!.kernel!.shape);
    return shape !== `3,3,${inputs},${outputs}` && shape !== `${outputs},${inputs},3,3`;
  });
  return at < 0 ? undefined : at;
}
