import type { Data } from "plotly.js";
import { type Series, seriesTraces } from "./linePanel.js";
import type { Panel, PanelOptions } from "./panel.js";
import { encodeGrayPng } from "./png.js";
import { points, seriesStyle } from "./theme.js";

/** A grey picture: row-major, x right, y down; 0 is black, 255 white, what lies beyond is clipped. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
}

/** How `picturePanel` shows a picture. */
export interface PictureOptions extends PanelOptions {
  /** Intensities shown as black and white. Default [0, 255]. */
  readonly range?: readonly [number, number];
  /** Points and lines over the picture, in pixels: (0, 0) is the centre of the upper left pixel, y goes down. */
  readonly overlay?: readonly Series[];
}

/**
 * A picture without axes, every pixel a square, its aspect kept. Throws a RangeError unless data has width × height values.
 *
 * @example
 * import { picturePanel } from "ridgelab/figures";
 * picturePanel({ width: 4, height: 2, data: new Float32Array(8) }).aspect; // 0.5
 * picturePanel({ width: 4, height: 3, data: new Float32Array(8) }); // throws a picture of 4×3 needs 12 values; given 8
 */
export function picturePanel(picture: Picture, options: PictureOptions = {}): Panel {
  const { width, height } = picture;
  const { overlay = [], heading, legend } = options;
  if (picture.data.length !== width * height || picture.data.length === 0) {
    throw new RangeError(`a picture of ${width}×${height} needs ${width * height} values; given ${picture.data.length}`);
  }
  return {
    traces: [
      // plotly draws axes, and so the picture on them, only where there is a trace.
      { type: "scatter", mode: "markers", x: [null], y: [null], hoverinfo: "skip" },
      ...overlay.flatMap((series, index) => seriesTraces(series, seriesStyle(series.style ?? index)).map(outlined)),
    ],
    xaxis: { visible: false, range: [-0.5, width - 0.5], constrain: "domain", constraintoward: "left" },
    yaxis: { visible: false, range: [height - 0.5, -0.5], constrain: "domain", constraintoward: "top" },
    images: [
      {
        source: dataUri(picture, options.range ?? [0, 255]),
        x: -0.5,
        y: -0.5,
        sizex: width,
        sizey: height,
        xanchor: "left",
        yanchor: "top",
        sizing: "stretch",
        layer: "below",
      },
    ],
    heading,
    legend,
    aspect: height / width,
  };
}

/** A white rim keeps a marker visible on ridges. */
function outlined(trace: Partial<Data>): Partial<Data> {
  const { marker } = trace as { marker?: object };
  return { ...trace, ...(marker && { marker: { ...marker, line: { color: "#ffffff", width: points(0.5) } } }) } as Partial<Data>;
}

/**
 * The picture as PNG. A small one (a kernel, a window) is enlarged by whole pixels, because viewers blur what they enlarge
 * and no attribute that forbids it is understood by all of them.
 */
function dataUri({ width, height, data }: Picture, [black, white]: readonly [number, number]): string {
  const zoom = Math.max(1, Math.floor(200 / Math.max(width, height)));
  const pixels = new Uint8Array(width * zoom * height * zoom);
  for (let y = 0; y < height * zoom; y++) {
    for (let x = 0; x < width * zoom; x++) {
      const value = data[Math.floor(y / zoom) * width + Math.floor(x / zoom)];
      pixels[y * width * zoom + x] = Math.max(0, Math.min(255, Math.round((255 * (value - black)) / (white - black))));
    }
  }
  const png = encodeGrayPng(width * zoom, height * zoom, pixels);
  return `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
}
