// What recognition holds for: EER and FMR1000 of the minutiae matcher with galleries turned by angles (templates, and pictures turned before
// extraction), and FNMR at an FMR of 1/1000 by how much of the prints overlaps, known exactly of synthetic prints; rates with their 95 %
// intervals by bootstrap over fingers.
// node bench/recognition.js [FOLDER of FVC-named prints …]    after `npm run build`. Prints lines of JSON.
import { errorCurve } from "../dist/src/metrics/errorCurve.js";
import { thresholdAtFmr } from "../dist/src/metrics/operatingPoint.js";
import { allPairs } from "../dist/src/metrics/pairs.js";
import { rateByFinger } from "../dist/src/metrics/rateByFinger.js";
import { scoreSet } from "../dist/src/metrics/scoreSet.js";
import { verification } from "../dist/src/metrics/verification.js";
import { canEnrol } from "../dist/src/minutiae/enrolment.js";
import { codeTemplate } from "../dist/src/minutiae/match/codeTemplate.js";
import { compareMinutiae } from "../dist/src/minutiae/match/compareMinutiae.js";
import { minutiaeOf } from "../dist/src/minutiae/minutiaeOf.js";
import { createImage } from "../dist/src/prints/grayImage.js";
import { openDataSet } from "../dist/src/prints/openDataSet.js";
import { createStream } from "../dist/src/random/createStream.js";
import { createFinger } from "../dist/src/synth/createFinger.js";
import { createImpression } from "../dist/src/synth/createImpression.js";
import { mapPoint, unmapPoint } from "../dist/src/synth/impressionGeometry.js";

const TEMPLATE_ANGLES = [0, 45, 60, 75, 90, 135, 180];
const PICTURE_ANGLES = [45, 90, 180];
const OVERLAPS = [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1];
const [FINGERS, IMPRESSIONS] = [12, 8];

for (const quality of ["medium", "hard"]) {
  const prints = Array.from({ length: FINGERS }, (_, k) => createFinger(`bench recognition ${quality}`, k)).flatMap((finger, k) =>
    Array.from({ length: IMPRESSIONS }, (_, i) => {
      const { image, truth } = createImpression(finger, i, { quality });
      return { finger: String(k), name: `${k}_${i}`, image, truth };
    }),
  );
  const set = measure(`synthetic, ${quality}`, prints);
  overlapCurve(`synthetic, ${quality}`, prints, set);
}
for (const folder of process.argv.slice(2)) {
  const data = await openDataSet(folder);
  const prints = [];
  for (const print of data.prints) prints.push({ finger: print.finger, name: print.file, image: await data.read(print) });
  measure(data.name, prints);
}

/** The rotation curve of a set; returns its scores as the prints lie. */
function measure(set, prints) {
  const templates = prints.map(({ image }) => minutiaeOf(image));
  const upright = rates(prints, templates, templates);
  for (const angle of TEMPLATE_ANGLES) {
    const { row } =
      angle === 0
        ? upright
        : rates(
            prints,
            templates,
            templates.map((one) => turnTemplate(one, angle)),
          );
    print({ bench: "recognition by angle", set, turned: "templates", angle, ...row });
  }
  for (const angle of PICTURE_ANGLES) {
    const turned = prints.map(({ image }) => minutiaeOf(turnPicture(image, angle)));
    print({ bench: "recognition by angle", set, turned: "pictures", angle, ...rates(prints, templates, turned).row });
  }
  return upright.scores;
}

/** EER and FMR1000 in % of all pairs, each probe as it is, each print of the gallery as it is given. */
function rates(prints, probes, gallery) {
  const coded = [probes, gallery].map((templates) => templates.map((one) => (canEnrol(one) ? codeTemplate(one) : undefined)));
  const pairs = allPairs(prints);
  const scores = pairs.map(({ probe, gallery: other }) => {
    const [a, b] = [coded[0][probe], coded[1][other]];
    return a && b ? compareMinutiae(a, b) : Number.NEGATIVE_INFINITY;
  });
  const set = scoreSet(pairs, scores, prints);
  const { eer, fmr1000 } = verification(set, createStream(1, "bench/recognition"), { replicates: 500 }).statistics;
  const row = {
    eer: percent(eer.value),
    eerInterval: limits(eer),
    fmr1000: percent(fmr1000.value),
    fmr1000Interval: limits(fmr1000),
  };
  return { scores: set, row: { ...row, notEnrolled: coded[0].filter((one) => !one).length } };
}

/** FNMR at an FMR of 1/1000 by the overlap of genuine pairs: the part of the smaller print's skin that the other shows, too. */
function overlapCurve(set, prints, { scores, genuine, compared }) {
  const threshold = thresholdAtFmr(errorCurve({ scores, genuine }), 1 / 1000);
  const pairs = [...scores.keys()].filter((i) => genuine[i] === 1);
  const found = pairs.map((i) => {
    const [one, other] = [prints[compared.probe[i]], prints[compared.gallery[i]]];
    return { finger: one.finger, overlap: overlapOf(one.truth, other.truth), missed: scores[i] < threshold };
  });
  for (const [k, from] of OVERLAPS.slice(0, -1).entries()) {
    const to = OVERLAPS[k + 1];
    const here = found.filter(({ overlap }) => overlap >= from && (overlap < to || to === 1));
    if (here.length === 0) continue;
    const groups = [...new Set(here.map(({ finger }) => finger))].map((finger) => here.filter((one) => one.finger === finger));
    const rate = (of) => of.filter(({ missed }) => missed).length / of.length;
    const interval = rateByFinger(groups, rate, createStream(1, `bench/recognition ${from}`));
    print({
      bench: "recognition by overlap",
      set,
      from,
      to,
      fnmr: percent(rate(here)),
      interval: limits({ interval }),
      n: here.length,
    });
  }
}

/** The part of the smaller of two impressions' skin that the other shows, by every sixth pixel. */
function overlapOf(one, other) {
  let [both, area] = [0, 0];
  for (let y = 0; y < one.mask.height; y += 6) {
    for (let x = 0; x < one.mask.width; x += 6) {
      if (!inside(one.mask, x, y)) continue;
      area++;
      const [u, v] = mapPoint(other.geometry, ...unmapPoint(one.geometry, x, y));
      if (inside(other.mask, Math.round(u), Math.round(v))) both++;
    }
  }
  let theirs = 0;
  for (let y = 0; y < other.mask.height; y += 6)
    for (let x = 0; x < other.mask.width; x += 6) theirs += inside(other.mask, x, y) ? 1 : 0;
  return both / Math.max(1, Math.min(area, theirs));
}

function inside({ width, height, data }, x, y) {
  return x >= 0 && y >= 0 && x < width && y < height && data[y * width + x] === 1;
}

/** A template turned counter-clockwise as seen. */
function turnTemplate(template, degrees) {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const minutiae = template.minutiae.map((minutia) => ({
    ...minutia,
    x: cos * minutia.x + sin * minutia.y,
    y: cos * minutia.y - sin * minutia.x,
    direction: (minutia.direction + angle) % (2 * Math.PI),
  }));
  return { ...template, minutiae };
}

/** A picture turned counter-clockwise as seen, bilinear, on white. */
function turnPicture(image, degrees) {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const { width, height, data } = image;
  const side = (a, b) => Math.ceil(Math.abs(a * cos) + Math.abs(b * sin) - 1e-9);
  const out = createImage(side(width, height), side(height, width), { fill: 255, dpi: image.dpi });
  const at = (x, y) => (x < 0 || y < 0 || x >= width || y >= height ? 255 : data[y * width + x]);
  for (let v = 0; v < out.height; v++) {
    for (let u = 0; u < out.width; u++) {
      const [p, q] = [u - (out.width - 1) / 2, v - (out.height - 1) / 2];
      const [x, y] = [cos * p - sin * q + (width - 1) / 2, sin * p + cos * q + (height - 1) / 2];
      const [left, top] = [Math.floor(x + 1e-9), Math.floor(y + 1e-9)];
      const [s, t] = [Math.max(x - left, 0), Math.max(y - top, 0)];
      const above = (1 - s) * at(left, top) + s * at(left + 1, top);
      const below = (1 - s) * at(left, top + 1) + s * at(left + 1, top + 1);
      out.data[v * out.width + u] = (1 - t) * above + t * below;
    }
  }
  return out;
}

function percent(share) {
  return Math.round(10000 * share) / 100;
}

function limits({ interval }) {
  return interval && [percent(interval.low), percent(interval.high)];
}

function print(result) {
  console.log(JSON.stringify(result));
}
