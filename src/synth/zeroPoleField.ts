import type { Stream } from "../random/stream.js";
import type { FingerClass } from "./fingerClass.js";
import type { SingularPoint } from "./singularPoints.js";
import { smoothNoise } from "./smoothNoise.js";

/** Harmonics of a singular point's correction. */
const HARMONICS = 3;

/**
 * A ridge orientation field with given singular points, by the zero-pole model (Sherlock & Monro, Pattern Recognition 26(7), 1993),
 *
 *   θ(z) = a(z) + ½ [ Σ g_c(arg(z − c)) − Σ g_d(arg(z − d)) ],
 *
 * over cores c and deltas d. Vizcaya & Gerhardt (Pattern Recognition 29(7), 1996) let a correction g bend the model between
 * singular points; here it is a short Fourier series, g(α) = α + Σ b_m sin(mα + φ_m), which keeps the index and has no kinks. The
 * arch function a(z) (after Cappelli, "Synthetic fingerprint generation", Handbook of Fingerprint Recognition) raises the ridges along
 * the fingertip and flattens them at the crease; an arch has nothing else.
 *
 * @param field its width and height in pixels, and whether ridges run round the first two cores (default) or between them
 * @returns width × height ridge directions in [0, π), counter-clockwise as seen
 */
export function zeroPoleField(
  stream: Stream,
  fingerClass: FingerClass,
  points: readonly SingularPoint[],
  { width, height, ringed = true }: { width: number; height: number; ringed?: boolean },
): Float32Array {
  const corrections = points.map((point, i) => ({ ...point, harmonics: drawHarmonics(stream, opening(points, i)) }));
  const steepness = 1.9 + 0.2 * stream.uniform();
  const archHeight = archBump(stream, fingerClass);
  const archRow = (0.5 + 0.05 * stream.normal()) * height;
  const lean = 0.05 * stream.normal();
  const twist = whorlTwist(corrections, ringed);
  const wander = smoothNoise(stream, width, height, 70);
  const field = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const rise = steepness * Math.max(0, 1 - y / (0.86 * height));
    const bump = archHeight * Math.exp(-(((y - archRow) / 85) ** 2));
    for (let x = 0; x < width; x++) {
      const u = (width / 2 - x) / (width / 2);
      const slope = rise * Math.sin((Math.PI / 2) * u) + bump * Math.sin(Math.PI * Math.max(-1, Math.min(1, 1.35 * u)));
      let angle = Math.atan(slope) + lean + 0.05 * wander[y * width + x];
      angle += zeroPoles(corrections, x, y) + twist(x, y);
      const wrapped = angle - Math.PI * Math.floor(angle / Math.PI);
      field[y * width + x] = wrapped < 3.1415925 ? wrapped : 0;
    }
  }
  return field;
}

type Pole = SingularPoint & { readonly harmonics: readonly Harmonic[] };

function zeroPoles(poles: readonly Pole[], x: number, y: number): number {
  let angle = 0;
  for (const pole of poles) {
    const bent = correct(Math.atan2(pole.y - y, x - pole.x), pole.harmonics);
    angle += pole.kind === "core" ? bent / 2 : -bent / 2;
  }
  return angle;
}

/**
 * Whether ridges run in rings round two cores, or between them, as in a double loop. The bare model turns the ridges between a whorl's two cores by whatever the deltas' places add up to, and anything but the cores'
 * own line makes spirals. Most whorls are rings, so the line is set right there, and less and less further out.
 */
function whorlTwist(poles: readonly Pole[], ringed: boolean): (x: number, y: number) => number {
  const [first, second] = poles.filter((pole) => pole.kind === "core");
  if (!second) return () => 0;
  const x0 = (first.x + second.x) / 2;
  const y0 = (first.y + second.y) / 2;
  const along = Math.atan2(first.y - second.y, second.x - first.x) - (ringed ? 0 : Math.PI / 2);
  const off = along - zeroPoles(poles, x0, y0);
  const turn = off - Math.PI * Math.round(off / Math.PI);
  return (x, y) => turn * Math.exp(-((x - x0) ** 2 + (y - y0) ** 2) / (2 * 70 * 70));
}

/** How far an arch's middle is pushed up: much for an arch, whose ridges would be flat without. */
function archBump(stream: Stream, fingerClass: FingerClass): number {
  if (fingerClass === "arch") return 0.35 + 0.25 * stream.uniform();
  if (fingerClass === "tented arch") return 0.1 + 0.1 * stream.uniform();
  return 0;
}

interface Harmonic {
  readonly order: number;
  readonly amplitude: number;
  readonly phase: number;
}

/**
 * A small random correction, and at a core a large one: the ridges of a loop run side by side along its opening and turn sharply at
 * its top, whereas the bare model turns evenly and draws a spear.
 */
function drawHarmonics(stream: Stream, opening: number | undefined): Harmonic[] {
  const harmonics = Array.from({ length: HARMONICS }, (_, i) => ({
    order: i + 1,
    amplitude: (0.1 / (i + 1)) * Math.max(-2, Math.min(2, stream.normal())),
    phase: 2 * Math.PI * stream.uniform(),
  }));
  if (opening !== undefined) harmonics.unshift({ order: 1, amplitude: 0.35 + 0.2 * stream.uniform(), phase: Math.PI - opening });
  return harmonics;
}

/** The direction in which a core opens, as the bare model has it; undefined for a delta. */
function opening(points: readonly SingularPoint[], index: number): number | undefined {
  const here = points[index];
  if (here.kind === "delta") return undefined;
  // On the ray that leaves the core along the ridges, ½ angle + turn = angle: turn sums what the other points contribute there.
  let turn = 0;
  for (const other of points) {
    if (other === here) continue;
    const angle = Math.atan2(other.y - here.y, here.x - other.x);
    turn += other.kind === "core" ? angle / 2 : -angle / 2;
  }
  return 2 * turn;
}

function correct(angle: number, harmonics: readonly Harmonic[]): number {
  let bent = angle;
  for (const { order, amplitude, phase } of harmonics) bent += amplitude * Math.sin(order * angle + phase);
  return bent;
}
