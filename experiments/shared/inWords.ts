/** Matchers and scalings as a reader knows them. */
const WORDS: Readonly<Record<string, string>> = {
  pattern: "ridge pattern",
  cosine: "network, cosine",
  ann: "network, ANN",
  perFeature: "per feature",
  perChannel: "per channel",
  perVector: "per vector",
  global: "all together",
  l2: "to length 1 (L2)",
  none: "unscaled",
};

/** A matcher's or a scaling's setting in words, for figures and captions; tables have the setting, by which scripts find their rows. */
export function inWords(setting: string): string {
  return WORDS[setting] ?? setting;
}
