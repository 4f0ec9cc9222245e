import type { FigureBody } from "../../src/figures/figure.js";
import type { Series } from "../../src/figures/linePanel.js";
import { composeFigure, type Panel } from "../../src/figures/panel.js";
import { picturePanel } from "../../src/figures/picturePanel.js";
import type { GreyLevels } from "../../src/prints/greyLevels.js";
import type { Point, RouteShape } from "../../src/routes/problem.js";
import { MATRIX } from "./matrixPassword.js";
import type { PasswordStages } from "./passwordStages.js";
import type { ScenarioPictures } from "./printPassword.js";
import type { NamedPassword } from "./prints.js";

/** Figure 7: minutiae, greedy chain, shortest route and the digest of its sequence, on a simulated matrix and over a print. */
export function passwordFigure(
  matrix: PasswordStages,
  print: NamedPassword,
  picture: GreyLevels,
  shape: RouteShape,
  data: string,
): FigureBody {
  const blank = { width: MATRIX, height: MATRIX, data: new Uint8Array(MATRIX * MATRIX).fill(255) };
  const panels = [...stagePanels(matrix, blank, shape), ...(print.stages ? stagePanels(print.stages, picture, shape) : [])];
  const described = print.stages
    ? `Below: print ${print.print} of ${data}, ${print.stages.points.length} minutiae.`
    : `Print ${print.print} of ${data} has ${print.found} minutiae: failure to enrol.`;
  const caption =
    `Above: a simulated matrix of ${MATRIX}×${MATRIX} with ${matrix.points.length} ones at normally distributed places. ` +
    `${described} Columns: the paper's four stages. A cross marks where the sequence begins; its numbers are those of the minutiae by x, then y.`;
  return composeFigure({ panels, columns: 4, width: 7.16, caption, legend: false });
}

/** What each scenario makes of a print. */
export function scenariosFigure(picture: GreyLevels, scenarios: readonly ScenarioPictures[], print: string): FigureBody {
  const panels = scenarios.flatMap(({ scenario, enhanced, binary, skeleton, template }) => {
    const of = (type: "ending" | "bifurcation", style: number): Series => {
      const these = template.minutiae.filter((m) => m.type === type);
      return { name: type, style, mode: "markers", x: these.map(({ x }) => x), y: these.map(({ y }) => y) };
    };
    const first = scenario === "gabor" ? "Gabor filter" : "adaptive filter";
    return [
      picturePanel(enhanced, { heading: first }),
      picturePanel(binary, { heading: "binary" }),
      picturePanel(skeleton, { heading: "skeleton" }),
      picturePanel(picture, {
        heading: `${template.minutiae.length} minutiae`,
        overlay: [of("ending", 0), of("bifurcation", 1)],
      }),
    ];
  });
  const caption = `${print}. Above: paper B's first scenario; below: its second, with morphology and clean-up of lines. Minutiae after the removal of false ones.`;
  return composeFigure({ panels, columns: 4, width: 7.16, caption, legend: true });
}

function stagePanels({ points, chain, optimal }: PasswordStages, picture: GreyLevels, shape: RouteShape): Panel[] {
  const along = (order: readonly number[]): Point[] => {
    const visited = order.map((i) => points[i]);
    return shape === "cycle" ? [...visited, visited[0]] : visited;
  };
  const route = (order: readonly number[], style: number): Series[] => {
    const way = along(order);
    const line = { style, mode: "lines+markers" as const, x: way.map(({ x }) => x), y: way.map(({ y }) => y) };
    return [line, { style: 4, mode: "markers", x: [way[0].x], y: [way[0].y] }];
  };
  const dots: Series = { style: 0, mode: "markers", x: points.map(({ x }) => x), y: points.map(({ y }) => y) };
  return [
    picturePanel(picture, { heading: `1: ${points.length} minutiae`, overlay: [dots] }),
    picturePanel(picture, { heading: `2: greedy chain, ${chain.length.toFixed(0)} px`, overlay: route(chain.order, 1) }),
    picturePanel(picture, {
      heading: `3: ${optimal.proven ? "shortest" : "best found"} ${shape}, ${optimal.length.toFixed(0)} px`,
      overlay: route(optimal.order, 0),
    }),
    digestPanel(optimal, picture),
  ];
}

/** Digits of the digest on a line, and the height of a line as a share of the panel's. */
const DIGITS = 16;
const LINE = 0.09;

/** The fourth stage in words: the sequence and its digest. */
function digestPanel({ order, password }: PasswordStages["optimal"], { width, height }: GreyLevels): Panel {
  const blank = { width, height, data: new Uint8Array(width * height).fill(255) };
  const digest = Array.from({ length: password.length / DIGITS }, (_, i) => password.slice(i * DIGITS, (i + 1) * DIGITS));
  const begins = order.slice(0, 5).join(" ");
  const lines = ["the sequence", `${begins} … ${order.at(-1)}`, `as ${4 * (order.length + 1)} bytes; its SHA-256`, "", ...digest];
  const annotations = lines.map((text, i) => ({
    text,
    x: 0.04,
    y: 0.9 - i * LINE,
    xref: "x domain" as const,
    yref: "y domain" as const,
    xanchor: "left" as const,
    yanchor: "middle" as const,
    showarrow: false,
  }));
  return { ...picturePanel(blank, { heading: "4: SHA-256" }), annotations };
}
