/** Matchers as a reader knows them, where the setting is not the word. */
export const MATCHER_WORDS: Readonly<Record<string, string>> = {
  pattern: "ridge pattern",
  cosine: "network, cosine",
  ann: "network, ANN",
};

/** Scalings of feature vectors as a reader knows them. */
export const SCALING_WORDS: Readonly<Record<string, string>> = {
  perFeature: "per feature",
  perChannel: "per channel",
  perVector: "per vector",
  global: "all together",
  l2: "to length 1 (L2)",
  none: "unscaled",
};

/** A matcher's or a scaling's setting in words; tables show the words, too, and have the setting in CSV and JSON, by which scripts find their rows. */
export function inWords(setting: string): string {
  return MATCHER_WORDS[setting] ?? SCALING_WORDS[setting] ?? setting;
}
