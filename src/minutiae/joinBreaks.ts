import { headingAt, pointOf } from "./heading.js";
import { endsByPixel, type LineEnd, mergeLines, pixelAt, type RidgeLine, type RidgeVectors } from "./ridgeVectors.js";
import { turnBetween } from "./turnBetween.js";

export interface Break {
  /** Widest gap, pixels. */
  readonly gap: number;
  /** Most that either ridge may turn to cross it, radians. */
  readonly turn: number;
}

/**
 * Joins breaks: two endings that face one another over a gap are joined by a straight line, unless that would cross another ridge.
 * The narrowest and straightest come first.
 */
export function joinBreaks(vectors: RidgeVectors, { gap, turn }: Break): RidgeVectors {
  const { width, height, lines } = vectors;
  const endings = [...endsByPixel(lines).values()].filter((here) => here.length === 1).map(([end]) => describe(end, width));
  endings.sort((a, b) => a.y - b.y);
  const pairs: { one: Ending; other: Ending; cost: number }[] = [];
  for (let i = 0; i < endings.length; i++) {
    for (let j = i + 1; j < endings.length && endings[j].y - endings[i].y <= gap; j++) {
      const [one, other] = [endings[i], endings[j]];
      const distance = Math.hypot(other.x - one.x, other.y - one.y);
      if (distance > gap || one.end.line === other.end.line) continue;
      const across = Math.atan2(one.y - other.y, other.x - one.x);
      const bend = Math.max(Math.abs(turnBetween(one.heading + Math.PI, across)), Math.abs(turnBetween(other.heading, across)));
      if (bend <= turn) pairs.push({ one, other, cost: distance * (1 + bend) });
    }
  }
  pairs.sort((a, b) => a.cost - b.cost);
  const black = new Uint8Array(width * height);
  for (const line of lines) for (const pixel of line) black[pixel] = 1;
  const joined = new Set<Ending>();
  const joints: RidgeLine[] = [];
  for (const { one, other } of pairs) {
    if (joined.has(one) || joined.has(other)) continue;
    const joint = straight(one, other, width);
    if (joint.slice(1, -1).some((pixel) => black[pixel] === 1)) continue;
    for (const pixel of joint) black[pixel] = 1;
    joined.add(one).add(other);
    joints.push(joint);
  }
  return { width, height, lines: mergeLines([...lines, ...joints]) };
}

interface Ending {
  readonly end: LineEnd;
  readonly x: number;
  readonly y: number;
  readonly heading: number;
}

function describe(end: LineEnd, width: number): Ending {
  const [x, y] = pointOf(pixelAt(end), width);
  return { end, x, y, heading: headingAt(end, width) };
}

/** The pixels on the straight line from one ending to another, both included. */
function straight(one: Ending, other: Ending, width: number): RidgeLine {
  const steps = Math.max(Math.abs(other.x - one.x), Math.abs(other.y - one.y));
  return Array.from({ length: steps + 1 }, (_, k) => {
    const x = Math.round(one.x + ((other.x - one.x) * k) / steps);
    const y = Math.round(one.y + ((other.y - one.y) * k) / steps);
    return y * width + x;
  });
}
