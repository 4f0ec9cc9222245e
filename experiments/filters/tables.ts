import type { TableBody } from "../../src/tables/table.js";
import type { PrintSource } from "../shared/openPrints.js";
import { FILTER_NAMES } from "./filterNames.js";
import type { NoiseSummary } from "./summary.js";

export function noiseTable(summary: readonly NoiseSummary[], window: number, data: Pick<PrintSource, "name">): TableBody {
  return {
    columns: [
      { key: "kind", label: "noise" },
      { key: "level", label: "level" },
      { key: "filter", label: "filter" },
      { key: "restoration", label: "restoration", unit: "dB", decimals: 2 },
      { key: "restorationInterval", label: "95 % interval", decimals: 2, interval: true },
      { key: "stability", label: "stability", unit: "dB", decimals: 2 },
      { key: "stabilityInterval", label: "95 % interval", decimals: 2, interval: true },
      { key: "n", label: "prints" },
    ],
    rows: summary.map(({ noise, filter, restoration, stability, n }) => ({
      kind: noise.kind,
      level: noise.level,
      filter: FILTER_NAMES[filter],
      restoration: restoration.mean,
      restorationInterval: restoration.interval,
      stability: stability.mean,
      stabilityInterval: stability.interval,
      n,
    })),
    notes: [
      `Prints: ${data.name}, one of each finger; window ${window}×${window} px; intervals by bootstrap over fingers. Prints in which no finger is found are left out.`,
      "PSNR over the area of the print. Normal noise: deviation in grey levels, by the inverse function. Impulses: share of pixels made black or white.",
      "Restoration compares with the clean print: filters that change the picture by design (spatial filtration, Gabor) score low there; stability compares with the same filter's result on the clean print.",
    ],
  };
}
