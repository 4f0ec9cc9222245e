import type { Command } from "commander";
import { createReporter } from "../lab/progress.js";
import { RARE_SCORE } from "../minutiae/match/compareMinutiae.js";
import { toText } from "../tables/text.js";
import { type Identification, identifyPrint } from "./identifyPrint.js";
import { wholeNumber } from "./shared.js";

interface IdentifyFlags {
  readonly gallery: string;
  readonly top: number;
  readonly json?: boolean;
}

export function registerIdentify(program: Command): void {
  program
    .command("identify")
    .argument("<print>", "a picture of a print")
    .description("whose print it is: the fingers of a gallery that are most alike, by their minutiae")
    .requiredOption("--gallery <folder>", "a folder of prints, or a data set under data/")
    .option("--top <k>", "fingers that are listed, at most", wholeNumber(1), 10)
    .option("--json", "the list as JSON")
    .action(async (print: string, { gallery, top, json }: IdentifyFlags) => {
      const reporter = createReporter({ quiet: program.opts<{ quiet?: boolean }>().quiet });
      const found = await identifyPrint(print, gallery, { top, reporter });
      if (json) {
        process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
        return;
      }
      process.stdout.write(toText(rankTable(found)));
      for (const { file, reason } of found.leftOut) reporter.warn(`left out: ${file}: ${reason}`);
    });
}

function rankTable({ print, ranks, prints, fingers }: Identification) {
  return {
    id: "ranks",
    title: "Most alike fingers",
    columns: [
      { key: "rank", label: "rank" },
      { key: "finger", label: "finger" },
      { key: "score", label: "score", decimals: 3 },
      { key: "file", label: "most alike print" },
    ],
    rows: ranks.map((one) => ({ ...one })),
    notes: [
      `${print} beside ${prints} prints of ${fingers} fingers. Prints of two fingers score more than ${RARE_SCORE} once in a thousand times.`,
    ],
  };
}
