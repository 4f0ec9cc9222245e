import { enhance } from "../dist/src/filters/enhance.js";

/** One print; only a number goes back, as in a pipeline that keeps its pictures in the worker. */
export default function enhanceOne(image) {
  return enhance(image).enhanced.data[0];
}
