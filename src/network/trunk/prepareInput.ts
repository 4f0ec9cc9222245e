import type { GrayImage } from "../../prints/grayImage.js";
import type { InputScaling } from "../weights/vggWeights.js";

/** Mean of ImageNet's blue, green and red, as Keras subtracts them (`preprocess_input` of its VGG16, mode "caffe"). */
const BGR_MEANS = [103.939, 116.779, 123.68];

/**
 * A print as VGG16's input: its grey values in three channels, scaled as the weights demand.
 * @param image intensities 0–255
 * @param target takes 3 × height × width values, channel by channel (NCHW); default a new array
 * @throws RangeError when `target` is of another length.
 */
export function prepareInput(
  { data, width, height }: GrayImage,
  scaling: InputScaling,
  target = new Float32Array(3 * data.length),
): Float32Array {
  if (target.length !== 3 * data.length) {
    throw new RangeError(`a print of ${width}×${height} becomes ${3 * data.length} values; the target takes ${target.length}`);
  }
  const { mean, deviation } = scaling === "unit" ? moments(data) : { mean: 0, deviation: 1 };
  for (let channel = 0; channel < 3; channel++) {
    if (scaling === "unit" && channel > 0) {
      target.copyWithin(channel * data.length, 0, data.length);
      continue;
    }
    const shift = scaling === "unit" ? mean : BGR_MEANS[channel];
    const start = channel * data.length;
    const scale = 1 / deviation;
    for (let i = 0; i < data.length; i++) target[start + i] = (data[i] - shift) * scale;
  }
  return target;
}

/** Mean and standard deviation; an even picture's deviation is taken as 1, so that it becomes zeros. */
function moments(data: Float32Array): { mean: number; deviation: number } {
  let sum = 0;
  for (const value of data) sum += value;
  const mean = sum / data.length;
  let squares = 0;
  for (const value of data) squares += (value - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / data.length) || 1 };
}
