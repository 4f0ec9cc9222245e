import { normalCdf } from "../../random/normalCdf.js";
import { turnBetween } from "../turnBetween.js";
import { type Corner, distanceToHull } from "./convexHull.js";

// The paper's parameters (Cappelli et al. 2010, Table 1), lengths in pixels at 500 dpi. The paper was not at hand: the values are those on
// which open implementations agree (Peralta's mpi-afis; Beleski's minutiae-cylinder-code), but where a line says otherwise.

/** Radius of a cylinder, R. */
const RADIUS = 70;
/** Cells along its diameter, N_S: the coarser of the paper's two. On synthetic prints the finer one, 16, has an EER 0.2 points lower on hard ones and 0.1 higher on others. */
const CELLS = 8;
/** Sections of its height, N_D: differences of direction from −π to π. */
export const SECTIONS = 6;
/** Standard deviation of a neighbour's reach over the distance, σ_S. */
const SIGMA_DISTANCE = 28 / 3;
/** Standard deviation of a neighbour's reach over the direction, σ_D, radians. */
const SIGMA_DIRECTION = (2 * Math.PI) / 9;
/**
 * A bit is set where the neighbours' sum is at least as much, μ_Ψ. mpi-afis has 0.005 for the bits that it compares by Hamming distance and
 * 0.01, the sigmoid's middle, elsewhere; with 0.01 the equal error rates on three sets of real prints are 0 to 0.3 points higher.
 */
const LEAST_SUM = 0.005;
/** So far a neighbour reaches, pixels. */
const REACH = 3 * SIGMA_DISTANCE;
/** How far the print is taken to reach beyond its minutiae's convex hull, Ω. */
const HULL_MARGIN = 50;
/** The square of a distance just below it: so near to a minutia a place is within the margin, however the hull's distance is rounded. */
const NEAR_MINUTIA = (HULL_MARGIN - 1e-6) ** 2;
/** Share of the cells that must lie in the print, min_VC. */
const LEAST_VALID = 0.75;
/** Minutiae that must contribute, min_M; mpi-afis asks for 4. */
const LEAST_NEIGHBOURS = 2;

/** Cells whose middles lie within the circle: their places in pixels from its middle. */
const CIRCLE: readonly Corner[] = Array.from({ length: CELLS * CELLS }, (_, i) => ({
  x: ((i % CELLS) - (CELLS - 1) / 2) * ((2 * RADIUS) / CELLS),
  y: (Math.floor(i / CELLS) - (CELLS - 1) / 2) * ((2 * RADIUS) / CELLS),
})).filter(({ x, y }) => Math.hypot(x, y) <= RADIUS);

/** Number of cells of a section. */
export const CIRCLE_CELLS = CIRCLE.length;
/** Words that hold a bit for each cell of a section. */
export const MASK_WORDS = 2;
/** Words of a cylinder's bits. */
export const WORDS = MASK_WORDS * SECTIONS;

/** A minutia's place, y up, and direction. */
export interface Placed extends Corner {
  readonly direction: number;
}

/** What is around a minutia, as bits. */
export interface Cylinder {
  /** For each section `MASK_WORDS` words: whether neighbours lie near a cell and point about that much away from the minutia's direction. */
  readonly bits: Int32Array;
  /** The cells that lie in the print. */
  readonly valid: Int32Array;
}

/**
 * The cylinder of a minutia among all of its print; undefined where too little of it lies in the print or too few minutiae are around.
 * Cappelli, Ferrara and Maltoni, "Minutia Cylinder-Code: a new representation and matching technique for fingerprint recognition",
 * IEEE PAMI 32(12), 2010: section 3, and 3.3 for the bits.
 */
export function cylinderOf(own: Placed, all: readonly Placed[], hull: readonly Corner[]): Cylinder | undefined {
  const { x: u, y: v, shares } = neighboursOf(own, all);
  if (u.length < LEAST_NEIGHBOURS) return undefined;
  const cos = Math.cos(own.direction);
  const sin = Math.sin(own.direction);
  const bits = new Int32Array(WORDS);
  const valid = new Int32Array(MASK_WORDS);
  const sums = new Float64Array(SECTIONS);
  let inside = 0;
  for (let c = 0; c < CIRCLE_CELLS; c++) {
    const cell = CIRCLE[c];
    const x = own.x + cell.x * cos - cell.y * sin;
    const y = own.y + cell.x * sin + cell.y * cos;
    let nearest = cell.x ** 2 + cell.y ** 2;
    sums.fill(0);
    for (let j = 0; j < u.length; j++) {
      const squared = (u[j] - x) ** 2 + (v[j] - y) ** 2;
      if (squared < nearest) nearest = squared;
      if (squared > REACH ** 2) continue;
      const near = Math.exp(-squared / (2 * SIGMA_DISTANCE ** 2)) / (SIGMA_DISTANCE * Math.sqrt(2 * Math.PI));
      for (let k = 0; k < SECTIONS; k++) sums[k] += near * shares[j * SECTIONS + k];
    }
    // no minutia lies outside the hull
    if (nearest > NEAR_MINUTIA && distanceToHull(hull, x, y) > HULL_MARGIN) continue;
    inside++;
    const word = c >>> 5;
    const bit = 1 << (c & 31);
    valid[word] |= bit;
    for (let k = 0; k < SECTIONS; k++) if (sums[k] >= LEAST_SUM) bits[k * MASK_WORDS + word] |= bit;
  }
  return inside >= LEAST_VALID * CIRCLE_CELLS ? { bits, valid } : undefined;
}

/** The minutiae that reach into a cylinder: their places, and `SECTIONS` shares each. */
function neighboursOf(own: Placed, all: readonly Placed[]) {
  const [x, y, shares]: number[][] = [[], [], []];
  for (const other of all) {
    if (other === own || Math.hypot(other.x - own.x, other.y - own.y) > RADIUS + REACH) continue;
    x.push(other.x);
    y.push(other.y);
    const turn = turnBetween(own.direction, other.direction);
    for (let k = 0; k < SECTIONS; k++) shares.push(sectionShare(k, turn));
  }
  return { x, y, shares };
}

/** The share of a section in a normal law around a difference of directions (equations 9 to 11). */
function sectionShare(section: number, turn: number): number {
  const width = (2 * Math.PI) / SECTIONS;
  const off = Math.abs(turnBetween((section + 0.5) * width - Math.PI, turn));
  return normalCdf((off + width / 2) / SIGMA_DIRECTION) - normalCdf((off - width / 2) / SIGMA_DIRECTION);
}
