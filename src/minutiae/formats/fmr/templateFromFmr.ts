import type { Template } from "../../template.js";
import type { FmrView } from "./fmrView.js";
import { readFmr } from "./readFmr.js";

/** What a view is brought to where its resolutions across and down differ, dots an inch. */
const ROUND = 500;
/** Views that an error lists. */
const LISTED = 10;

/**
 * Reads a view of a finger minutiae record: ISO/IEC 19794-2:2005 or :2011, ANSI INCITS 378-2004 or -2009. Minutiae of the type "other"
 * become endings, a quality that is not reported becomes 0; extended data are skipped. Where the resolutions across and down differ, both
 * are brought to 500 dpi: positions and sizes are scaled, directions stay, for they are those of the finger.
 * @param name what to call the bytes in errors
 * @param which the view that is meant, from 1 in the order of the record. May be left out where there is but one.
 * @throws RangeError of one line that says what is wrong.
 *
 * @example
 * import { templateFromFmr, templateToIso } from "ridgelab/minutiae";
 * const minutia = { x: 10, y: 20, direction: Math.PI / 2, type: "ending", quality: 0.5 } as const;
 * templateFromFmr(templateToIso({ width: 100, height: 100, dpi: 500, minutiae: [minutia] })).minutiae[0].direction; // 1.571
 */
export function templateFromFmr(bytes: Uint8Array, name = "minutiae record", which?: number): Template {
  try {
    return toTemplate(choose(readFmr(bytes), which));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new RangeError(`${name}: ${cause.message}`);
  }
}

function choose(views: readonly FmrView[], which: number | undefined): FmrView {
  const range = views.length > 1 ? `1 to ${views.length}` : "1";
  if (which !== undefined && views[which - 1] === undefined) throw new RangeError(`view must be ${range}; got ${which}`);
  if (which === undefined && views.length > 1) {
    const list = views.slice(0, LISTED).map(({ finger, number }, k) => `${k + 1}: finger ${finger}, view ${number}`);
    if (views.length > LISTED) list.push("…");
    throw new RangeError(`has ${views.length} views (${list.join("; ")}); say with view which is meant, ${range}`);
  }
  return views[(which ?? 1) - 1];
}

function toTemplate({ width, height, perCentimetre, minutiae }: FmrView): Template {
  const [across, down] = [dotsPerInch(perCentimetre.x), dotsPerInch(perCentimetre.y)];
  if (across === down) return { width, height, dpi: across, minutiae };
  const [scaleX, scaleY] = [ROUND / across, ROUND / down];
  return {
    width: Math.ceil(width * scaleX),
    height: Math.ceil(height * scaleY),
    dpi: ROUND,
    minutiae: minutiae.map((minutia) => ({ ...minutia, x: minutia.x * scaleX, y: minutia.y * scaleY })),
  };
}

/** The roundest number of dots an inch that is so many pixels a centimetre: 197 is 500. */
function dotsPerInch(perCentimetre: number): number {
  const round = 50 * Math.round((perCentimetre * 2.54) / 50);
  return Math.round(round / 2.54) === perCentimetre ? round : Math.round(perCentimetre * 2.54);
}
