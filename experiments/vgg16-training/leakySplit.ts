import type { InputItem, TrainedNetwork } from "../../src/network/train/trainBySplit.js";
import type { Split } from "../../src/prints/split.js";
import { shuffled } from "../../src/random/shuffled.js";
import type { Stream } from "../../src/random/stream.js";

/**
 * The split of a network trained by impression, but for a leak: copies of the test impressions stand in training, in the place of as many
 * pictures of the same finger, which are drawn. Training is as large as before, finger by finger; validation and test are the same, so that
 * no copy is tested on. Where a finger has fewer training pictures than copies, some copies are left out.
 *
 * @param items prints and their copies
 * @param split by impression, as indices of the items
 */
export function leakySplit(
  items: readonly InputItem[],
  { training, validation, test }: Pick<TrainedNetwork, "training" | "validation" | "test">,
  stream: Stream,
): Split<number> {
  const leaky = [...training];
  for (const finger of new Set(test.map((item) => items[item].finger))) {
    const own = (item: number): boolean => items[item].finger === finger;
    const tested = new Set(test.filter(own).map((item) => items[item].impression));
    const copies = items.flatMap(({ impression, copy }, i) => (own(i) && copy > 0 && tested.has(impression) ? [i] : []));
    const places = training.flatMap((item, place) => (own(item) ? [place] : []));
    const replaced = shuffled(places, stream.substream(finger));
    copies.slice(0, places.length).forEach((copy, i) => {
      leaky[replaced[i]] = copy;
    });
  }
  return { training: leaky, validation: [...validation], test: [...test] };
}
