import { recordFiles, type Scheme } from "./keyRecords.js";
import { hasPaperStore } from "./paperKeys.js";

/** The scheme of a call: that which it names, else vault where nobody is enrolled, the one that all enrolled fingers have, or paper where they have several. */
export function schemeOf(store: string, named?: Scheme): Scheme {
  if (named) return named;
  const enrolled = new Set(recordFiles(store).map((file) => file.scheme));
  if (hasPaperStore(store)) enrolled.add("paper");
  const [first = "vault"] = enrolled;
  return enrolled.size > 1 ? "paper" : first;
}
