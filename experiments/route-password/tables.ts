import { LEAST_MINUTIAE, MOST_MINUTIAE } from "../../src/minutiae/limits.js";
import { published } from "../../src/papers.js";
import type { RouteShape } from "../../src/routes/problem.js";
import type { TableBody } from "../../src/tables/table.js";
import type { Guessing } from "./guessing.js";
import type { PasswordStages } from "./passwordStages.js";
import type { NamedPassword } from "./prints.js";
import type { Skeletons } from "./skeletons.js";
import { chainGain, type PasswordSummary } from "./summary.js";

const BYTES =
  "SHA-256 of the count and the numbers of the sequence as unsigned 32-bit integers, most significant byte first. Minutiae are numbered by x, then y; " +
  "a path begins at its end of the lower number, a cycle at 0 towards its lower neighbour, so that one set of points gives one sequence.";

/** Every stage's result in words. */
export function stagesTable(matrix: PasswordStages, print: NamedPassword, shape: RouteShape): TableBody {
  const rows = (what: string, stages: PasswordStages | undefined) =>
    stages === undefined
      ? []
      : [
          { what, stage: "1: minutiae", points: stages.points.length, length: null, sequence: "", password: "" },
          { what, stage: "2: greedy chain", points: stages.points.length, ...shown(stages.chain) },
          {
            what,
            stage: `3: shortest ${shape}, ${stages.optimal.proven ? "proven" : "not proven"}`,
            points: stages.points.length,
            ...shown(stages.optimal),
            password: "",
          },
          {
            what,
            stage: "4: password",
            points: stages.points.length,
            length: null,
            sequence: "",
            password: stages.optimal.password,
          },
        ];
  return {
    columns: [
      { key: "what", label: "on" },
      { key: "stage", label: "stage" },
      { key: "points", label: "minutiae" },
      { key: "length", label: "length", unit: "px", decimals: 1 },
      { key: "sequence", label: "sequence" },
      { key: "password", label: "SHA-256" },
    ],
    rows: [...rows("simulated matrix", matrix), ...rows(`print ${print.print}`, print.stages)],
    notes: [BYTES],
  };
}

/** One row a print. */
export function passwordsTable(
  prints: readonly NamedPassword[],
  { failures, failureInterval: { low, high } }: PasswordSummary,
  shape: RouteShape,
): TableBody {
  return {
    columns: [
      { key: "print", label: "print" },
      { key: "guesses", label: "guesses on average", unit: "bits", decimals: 1, interval: true },
      { key: "found", label: "minutiae found" },
      { key: "used", label: "used" },
      { key: "chain", label: "greedy chain", unit: "px", decimals: 1 },
      { key: "optimal", label: `shortest ${shape}`, unit: "px", decimals: 1 },
      { key: "gain", label: "chain longer by", unit: "%", decimals: 1 },
      { key: "proven", label: "proven" },
      { key: "password", label: "password" },
    ],
    rows: prints.map(({ print, found, template, stages }) => ({
      print,
      found,
      used: template.minutiae.length,
      chain: stages?.chain.length ?? null,
      optimal: stages?.optimal.length ?? null,
      gain: stages ? 100 * chainGain(stages) : null,
      proven: stages ? (stages.optimal.proven ? "yes" : "no") : "failure to enrol",
      password: stages ? `${stages.optimal.password.slice(0, 16)}…` : "",
    })),
    notes: [
      `Failures to enrol (fewer than ${LEAST_MINUTIAE} minutiae): ${failures} of ${prints.length}, 95 % interval ${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)} % (Wilson). ` +
        `Of more than ${MOST_MINUTIAE} the best by quality are used.`,
      BYTES,
    ],
  };
}

/** What guessing a password takes, beside what the paper says of it. */
export function guessingTable(guessing: readonly Guessing[], shape: RouteShape, data: string): TableBody {
  const strong = published("B", "password-strength").quote;
  const unique = published("B", "local-uniqueness").quote;
  const number = shape === "path" ? "N!/2 paths" : "(N − 1)!/2 cycles";
  return {
    columns: [
      { key: "of", label: "passwords of" },
      { key: "drawn", label: "drawn" },
      { key: "distinct", label: "distinct" },
      { key: "equal", label: "equal pairs" },
      { key: "most", label: "entropy at most", unit: "bits", decimals: 1 },
      { key: "bits", label: "collision entropy", unit: "bits", decimals: 1 },
      { key: "interval", label: "95 % interval", unit: "bits", decimals: 1, interval: true },
      { key: "found", label: "found by as many guesses", unit: "%", decimals: 1 },
      { key: "foundInterval", label: "95 % interval", unit: "%", decimals: 1, interval: true },
    ],
    rows: guessing.map(({ minutiae, most = null, drawn, distinct, equal, bits, interval, found, foundInterval }) => ({
      of: minutiae === undefined ? "the prints" : `matrices of ${minutiae} minutiae`,
      ...{ drawn, distinct, equal, most, bits, interval },
      guesses: most === null ? null : { low: Math.max(0, (bits ?? interval.low) - 2), high: Math.max(0, most - 1) },
      found: 100 * found,
      foundInterval: { low: 100 * foundInterval.low, high: 100 * foundInterval.high },
    })),
    notes: [
      `The paper: "${strong}" (abstract), of which it measures nothing, and "${unique}" (section 1), said of the minutiae. A digest of 256 bits is worth no more than the sequence that goes into it.`,
      `Entropy at most: log₂ of the number of sequences, ${number}, N known. A user's N need not be guessed either: it is one of 55 from 16 to 70, 5.8 bits at most.`,
      "Collision entropy: −log₂ of the chance that two independent ones are equal; its interval is by the variance of a U-statistic; where no two were equal it begins at −log₂(3/pairs) (rule of three).",
      "Guesses on average, as log₂, by who tries the likeliest first: at least a quarter of 2 to the collision entropy (or to the lower end of its interval, where no two were equal), and no more than half of all sequences.",
      "Found by as many guesses: of the second half of the draws, those among the first half: an attacker who simulates as many matrices, and so knows the law of the points.",
      `The prints: ${data}, first impressions.`,
    ],
  };
}

/** The width of the skeletons beside the paper's 1 to 2 pixels. */
export function skeletonTable(skeletons: readonly Skeletons[], data: string): TableBody {
  const { quote, values } = published("B", "skeleton");
  const { low, high } = values as { low: number; high: number };
  return {
    columns: [
      { key: "scenario", label: "scenario" },
      { key: "published", label: "published", unit: "px", interval: true },
      { key: "widest", label: "widest", unit: "px" },
      { key: "one", label: "pixels of width 1", unit: "%", decimals: 2 },
      { key: "two", label: "of width 2", unit: "%", decimals: 2 },
      { key: "pixels", label: "skeleton pixels" },
      { key: "prints", label: "prints" },
      { key: "before", label: "pieces before thinning" },
      { key: "after", label: "after" },
      { key: "verdict", label: "verdict" },
    ],
    rows: skeletons.map(({ scenario, prints, pixels, one, two, widest, before, after }) => ({
      ...{ scenario, published: { low, high, decimals: 0 }, widest, pixels, prints, before, after },
      one: pixels === 0 ? null : (100 * one) / pixels,
      two: pixels === 0 ? null : (100 * two) / pixels,
      verdict: widest <= high ? "equal" : "differs",
    })),
    notes: [
      `The paper: "${quote}" and "without making any breaks". Width at a pixel: the side of the largest black square that it is in; pieces: 8-connected, of all prints together.`,
      `${data}, first impressions. Equal: no pixel is wider than ${high}.`,
    ],
  };
}

function shown({ order, length, password }: PasswordStages["chain"]) {
  return { length, sequence: order.join(" "), password };
}
