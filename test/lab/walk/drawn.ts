import { pick, type Received, stage } from "ridgelab";

/** A walk's squared distances. Thirteen steps bring bad luck. */
export const drawn = stage(
  import.meta.url,
  { config: pick("steps", "width"), stream: "walk/drawn" },
  ({ inputs, config, work }: Received<{ steps: number; width: number }, { ground: readonly number[] }>) => {
    if (config.steps === 13) throw new Error("thirteen steps bring bad luck");
    const { stream } = work;
    let at = 0;
    return inputs.ground.map(() => {
      at += config.width * (stream.uniform() < 0.5 ? -1 : 1);
      return at ** 2;
    });
  },
);
