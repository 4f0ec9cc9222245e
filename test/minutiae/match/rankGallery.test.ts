import { describe, expect, it } from "vitest";
import { codeTemplate } from "../../../src/minutiae/match/codeTemplate.js";
import { compareMinutiae } from "../../../src/minutiae/match/compareMinutiae.js";
import { rankGallery } from "../../../src/minutiae/match/rankGallery.js";
import { drawTemplate, moveTemplate } from "./randomTemplates.js";

describe("the rank list of a gallery", () => {
  const probe = codeTemplate(drawTemplate(1, 45));
  // two prints a finger; of finger 7 the second is of the probe's own finger
  const gallery = Array.from({ length: 24 }, (_, i) => ({
    finger: String(i >> 1),
    template: codeTemplate(i === 15 ? moveTemplate(drawTemplate(1, 40), 2.5, 20, 10, 3) : drawTemplate(100 + (i % 20), 40)),
  }));
  const best = new Map<string, { at: number; score: number }>();
  for (const [at, { finger, template }] of gallery.entries()) {
    const score = compareMinutiae(probe, template);
    if (score > (best.get(finger)?.score ?? -1)) best.set(finger, { at, score });
  }
  const all = [...best].map(([finger, one]) => ({ finger, ...one })).sort((p, q) => q.score - p.score || p.at - q.at);

  it("is what sorting all scores gives, to the last bit, however long it is", () => {
    for (const top of [1, 2, 5, 12, 100]) expect(rankGallery(probe, gallery, top)).toEqual(all.slice(0, top));
  });

  it("begins with the probe's own finger", () => expect(all[0]).toMatchObject({ finger: "7", at: 15 }));

  it("holds fingers that have nothing in common with the probe where there is room", () => {
    const nothing = { finger: "none", template: codeTemplate(drawTemplate(1, 0)) };
    expect(rankGallery(probe, [nothing, ...gallery], 100).at(-1)).toEqual({ finger: "none", at: 0, score: 0 });
  });

  it("of an empty gallery is empty", () => expect(rankGallery(probe, [], 3)).toEqual([]));
});
