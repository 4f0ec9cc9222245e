import { UsageError } from "../../src/lab/errors.js";
import type { NetworkSettings } from "../shared/network/fields.js";

/** What can be left out of the pipeline, in words that follow "without". */
export const LEFT_OUT = {
  gabor: "the Gabor filter",
  alignment: "alignment",
  copies: "copies",
  "copies-equal-steps": "copies, about as many steps",
  all: "all three",
} as const;

export type LeftOut = keyof typeof LEFT_OUT;
export const ALL_LEFT_OUT = Object.keys(LEFT_OUT) as LeftOut[];

/** What leaving something out may change; all other settings stay. */
type Changed = Pick<NetworkSettings, "input" | "epochs">;

const without: Readonly<Record<LeftOut, (full: Changed) => Partial<Changed>>> = {
  gabor: ({ input }) => ({ input: { ...input, picture: "scanned" } }),
  alignment: ({ input }) => ({ input: { ...input, align: "none" } }),
  copies: ({ input }) => ({ input: { ...input, copies: 0 } }),
  // A print stands for itself and its copies, so that an epoch with them has as many pictures as so many epochs without.
  "copies-equal-steps": ({ input, epochs }) => ({ input: { ...input, copies: 0 }, epochs: epochs * (1 + input.copies) }),
  all: ({ input }) => ({ input: { ...input, picture: "scanned", align: "none", copies: 0 } }),
};

/** The settings that leave it out. */
export function settingsWithout(left: LeftOut, full: Changed): Partial<Changed> {
  return without[left](full);
}

/** What must be in the pipeline to be left out, as settings. */
const REQUIRED = {
  gabor: ["input.picture=enhanced", ({ picture }: Changed["input"]) => picture === "enhanced"],
  alignment: ["input.align=core", ({ align }: Changed["input"]) => align === "core"],
  copies: ["input.copies of at least 1", ({ copies }: Changed["input"]) => copies > 0],
} as const;

/** @throws UsageError in one line where the pipeline lacks what is to be left out: the variant would be the pipeline itself */
export function requireThere(left: readonly LeftOut[], input: Changed["input"]): void {
  for (const one of left) {
    const parts = one === "all" ? (["gabor", "alignment", "copies"] as const) : [one === "copies-equal-steps" ? "copies" : one];
    for (const part of parts) {
      const [needed, isThere] = REQUIRED[part];
      if (isThere(input)) continue;
      const { picture, align, copies } = input;
      throw new UsageError(
        `ablation: without=${one} needs ${needed}; got input.picture=${picture}, input.align=${align}, input.copies=${copies}`,
      );
    }
  }
}
