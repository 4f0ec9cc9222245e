import type { Template } from "../../../src/minutiae/template.js";
import { createStream } from "../../../src/random/createStream.js";

/** A template of minutiae drawn over a disc in a picture of 400×400 pixels. */
export function drawTemplate(seed: number, count: number): Template {
  const stream = createStream(seed, "test/match");
  const minutiae = Array.from({ length: count }, () => {
    const [radius, angle] = [150 * Math.sqrt(stream.uniform()), 2 * Math.PI * stream.uniform()];
    return {
      x: 200 + radius * Math.cos(angle),
      y: 200 + radius * Math.sin(angle),
      direction: 2 * Math.PI * stream.uniform(),
      type: "ending" as const,
      quality: 1,
    };
  });
  return { width: 400, height: 400, dpi: 500, minutiae };
}

/** The template turned counter-clockwise as seen (y down) and shifted, each minutia moved by up to `noise` pixels along each axis. */
export function moveTemplate(template: Template, turn: number, dx: number, dy: number, noise = 0): Template {
  const stream = createStream(7, "test/move");
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const minutiae = template.minutiae.map(({ x, y, direction, ...rest }) => {
    const [u, v] = [x - 200, y - 200];
    return {
      ...rest,
      x: 200 + cos * u + sin * v + dx + noise * (2 * stream.uniform() - 1),
      y: 200 - sin * u + cos * v + dy + noise * (2 * stream.uniform() - 1),
      direction: (((direction + turn) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI),
    };
  });
  return { ...template, minutiae };
}
