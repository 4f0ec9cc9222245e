import { LEAST_MINUTIAE, MOST_MINUTIAE } from "../../src/minutiae/limits.js";
import type { RouteShape } from "../../src/routes/problem.js";
import type { TableBody } from "../../src/tables/table.js";
import type { PasswordStages } from "./passwordStages.js";
import type { NamedPassword } from "./prints.js";
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

function shown({ order, length, password }: PasswordStages["chain"]) {
  return { length, sequence: order.join(" "), password };
}
