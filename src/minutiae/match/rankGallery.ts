import type { CodedTemplate } from "./codeTemplate.js";
import { scoreAbove } from "./compareMinutiae.js";

/** A print of a gallery, prepared once. */
export interface GalleryPrint {
  readonly finger: string;
  readonly template: CodedTemplate;
}

/** A finger of a gallery, as alike to a probe as its most alike print. */
export interface RankedFinger {
  readonly finger: string;
  /** Place of that print in the gallery. */
  readonly at: number;
  /** What `compareMinutiae` gives, to the last bit. */
  readonly score: number;
}

/**
 * The fingers of a gallery that are most alike to a probe, the most alike first; of equal ones the one whose print stands earlier. A comparison
 * stops as soon as it cannot reach the list any more.
 *
 * @param top how many fingers, at most
 *
 * @example
 * import { codeTemplate, rankGallery, simulateMaster, simulateReading } from "ridgelab/minutiae";
 * import { createStream } from "ridgelab/random";
 * const stream = createStream(1, "docs/master");
 * const fingers = ["anna", "ben", "cleo"].map((finger) => ({ finger, master: simulateMaster(40, stream) }));
 * const gallery = fingers.map(({ finger, master }) => ({ finger, template: codeTemplate(master) }));
 * const probe = codeTemplate(simulateReading(fingers[1].master, { noise: 1, turn: 20 }, stream).template);
 * rankGallery(probe, gallery, 1)[0].finger; // "ben"
 */
export function rankGallery(probe: CodedTemplate, gallery: readonly GalleryPrint[], top: number): RankedFinger[] {
  const list: RankedFinger[] = [];
  for (const [at, { finger, template }] of gallery.entries()) {
    const known = list.findIndex((one) => one.finger === finger);
    const toBeat = known >= 0 ? list[known] : list.length >= top ? list[list.length - 1] : undefined;
    const score = scoreAbove(probe, template, toBeat?.score ?? -1);
    if (toBeat && score <= toBeat.score) continue;
    if (toBeat) list.splice(known >= 0 ? known : list.length - 1, 1);
    const place = list.findIndex((one) => one.score < score);
    list.splice(place < 0 ? list.length : place, 0, { finger, at, score });
  }
  return list;
}
