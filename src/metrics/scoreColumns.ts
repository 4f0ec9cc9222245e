import { GENUINE_WORDS, IMPOSTOR_WORDS } from "./scoreWords.js";

/** What the columns of a score file hold: the index of each, where there is one. */
export interface ScoreColumns {
  readonly score: number;
  /** Whether the heading says that the scores are distances, or similarities; undefined for a heading that says neither. */
  readonly kind?: "distance" | "similarity";
  /** The column that says which comparisons are genuine. */
  readonly truth?: number;
  /** What 1, true or yes mean in that column; undefined where its heading leaves it open. */
  readonly means?: "genuine" | "impostor";
  /** Names of the two prints. */
  readonly probe?: number;
  readonly gallery?: number;
  /** Names of the two fingers (bob's subjects and clients). */
  readonly probeFinger?: number;
  readonly galleryFinger?: number;
}

type Role = "score" | "truth" | "probe" | "gallery" | "probeFinger" | "galleryFinger";

const GENUINE = GENUINE_WORDS.join("|");
const IMPOSTOR = IMPOSTOR_WORDS.join("|");
const PRINT = "id|name|label|print|fingerprint|image|img|file|filename|path|template|templateid|sample|sampleid|impression";
const FINGER = "(subject|finger|identity|person|client|individual)(id|name|label)?";
const PROBE = "probe|query";
const GALLERY = "gallery|reference|ref|bioref|enrol|enroll|enrolled|enrolment|enrollment";

const DISTANCE = /^((\w+)?distances?|dist|(\w+)?dissimilarit(y|ies))(scores?|values?)?$/;
const SIMILARITY = /^(similarit(y|ies)|sim)(scores?|values?)?$/;
const MEANS_IMPOSTOR = new RegExp(`^(is)?(${IMPOSTOR})(finger|subject|person)?$`);
const MEANS_EITHER = new RegExp(`^(${IMPOSTOR})(or|vs)?(${GENUINE})$`);

/**
 * Headings by what they say, without case, blanks and signs between words. A heading further down counts only where none above it
 * is there: `type` may be anything beside `genuine`, and says which are genuine alone.
 */
const HEADINGS: Readonly<Record<Role, readonly (readonly RegExp[])[]>> = {
  truth: [
    [/^(is)?(genuine|mated)$/, MEANS_IMPOSTOR, MEANS_EITHER, new RegExp(`^(${GENUINE})(or|vs)?(${IMPOSTOR})$`)],
    [/^is(target|match|matched|mate|same)$/, /^(is)?same(finger|subject|person|identity|source)$/, /^same$/],
    [/^(target|match|matched|mate|positive|labels?|truth|groundtruth|gt|ytrue|y|class|type|kind|category)$/],
    [/^(comparison|pair|trial|score|match)(type|class|label|kind)$/],
  ],
  score: [
    [/^scores?$/, /^(match|matching|matcher|comparison|raw|verification)scores?$/, SIMILARITY, DISTANCE],
    [/^(llr|loglikelihoodratio|logit|probability|prob|confidence|yscore|yhat)$/],
  ],
  probe: [
    [new RegExp(`^(${PROBE})(${PRINT})?$`), /^testlabel$/],
    [/^probereferenceid$/],
    [/^(probe)?key$/],
    [/^(print|fingerprint|image|img|file|filename|path|name|template|sample|impression|id)1$/],
  ],
  gallery: [
    [new RegExp(`^(${GALLERY})(${PRINT})?$`), /^modellabel$/],
    [/^biorefreferenceid$/],
    [/^biorefkey$/],
    [
      /^(print|fingerprint|image|img|file|filename|path|name|template|sample|impression|id)2$/,
      new RegExp(`^(model|template|target)(${PRINT})?$`),
    ],
  ],
  probeFinger: [[new RegExp(`^(${PROBE})${FINGER}$`), /^realid$/], [new RegExp(`^${FINGER}1$`)]],
  galleryFinger: [[new RegExp(`^(${GALLERY}|model)${FINGER}$`), /^claimedid$/], [new RegExp(`^${FINGER}2$`)]],
};

/** A role's heading in the first of these rows can mean nothing else, so that a print without its partner is a fault. */
const SURE = 2;

/**
 * Finds what the columns hold from their headings: those of RidgeLab, of bob's files (bob.bio.base) and many others, whatever their
 * order and case and whatever else stands beside them.
 *
 * @returns the columns, or in words why these headings are not those of a score file: something is missing, or can be read in two ways.
 */
export function scoreColumns(headings: readonly string[]): ScoreColumns | string {
  const words = headings.map((heading) =>
    heading
      .normalize("NFC")
      .toLowerCase()
      .replace(/[\s_./:?!#()[\]-]+/g, ""),
  );
  const taken = new Set<number>();
  const twice: string[] = [];
  const find = (role: Role, what: string): { at: number; row: number } | undefined => {
    for (const [row, known] of HEADINGS[role].entries()) {
      const found = words.flatMap((word, at) => (!taken.has(at) && known.some((heading) => heading.test(word)) ? [at] : []));
      if (found.length === 0) continue;
      if (found.length > 1) {
        twice.push(
          `the columns ${found.map((at) => `"${headings[at]}"`).join(" and ")} can both be ${what}; must be one: leave out or rename the other`,
        );
      }
      taken.add(found[0]);
      return { at: found[0], row };
    }
    return undefined;
  };
  const there = headings.map((heading) => (heading === "" ? '""' : heading)).join(", ");
  const missing = (column: string, others: string): string =>
    `no column "${column}"; there are ${there} (${column} may also be called ${others})`;

  const truth = find("truth", "what says which comparisons are genuine");
  const score = find("score", "the score");
  if (!score) return twice[0] ?? missing("score", "similarity or distance");
  if (twice.length > 0) return twice[0];
  const [probe, gallery] = [find("probe", "the probe"), find("gallery", "the print of the gallery")];
  const named = probe !== undefined && gallery !== undefined;
  const ids = truth && named ? [] : [find("probeFinger", "the probe's finger"), find("galleryFinger", "the gallery's finger")];
  if (twice.length > 0) return twice[0];
  const [probeFinger, galleryFinger] = ids;
  const fingers = probeFinger !== undefined && galleryFinger !== undefined;
  if (!truth && !fingers)
    return missing("genuine", "label, mated, match, target or the like; or there are two columns of fingers, as bob has them");
  if (!fingers && !named) {
    const alone = [probe, gallery].find((one) => one && one.row < SURE);
    if (alone) return `a column "${headings[alone.at]}" without the other of the two, "${probe ? "gallery" : "probe"}"`;
  }
  return {
    score: score.at,
    ...(DISTANCE.test(words[score.at]) && { kind: "distance" }),
    ...(SIMILARITY.test(words[score.at]) && { kind: "similarity" }),
    ...(truth && { truth: truth.at, ...meaning(words[truth.at]) }),
    ...((named || fingers) && { probe: probe?.at, gallery: gallery?.at }),
    ...(fingers && { probeFinger: probeFinger.at, galleryFinger: galleryFinger.at }),
  };
}

function meaning(word: string): Pick<ScoreColumns, "means"> {
  if (MEANS_EITHER.test(word)) return {};
  return { means: MEANS_IMPOSTOR.test(word) ? "impostor" : "genuine" };
}
