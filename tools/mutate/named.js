/**
 * Changes that once went unseen, found again wherever the code has moved to: the kind of change, the function or property that it is in, and how
 * the changed expression reads. `among` narrows the files where a name is not its own.
 */
export const named = [
  { name: "key-frr", kind: "a comparison turned", within: "opens", among: /key-security/, was: /^errors <= reach$/ },
  { name: "leakTable", kind: "a comparison turned", within: /^leak/, was: /^low > 0$/ },
  { name: "alignmentGain", kind: "a difference turned", within: "comparePairs", was: /core\[kind\] - .*none\[kind\]$/ },
  { name: "classifierRepeats", kind: "a difference turned", within: "differencesOf", was: /^rate - / },
  { name: "holds", kind: "a comparison turned", within: "holds", was: /^frr\.low > published\.frr$/ },
  { name: "predictDamaged", kind: "an arithmetic sign", within: "scoreLevels", was: /^l \* n \+ i$/ },
  { name: "compareEngines", kind: "a comparison turned", within: "stepEffects", was: /^count === 0$/ },
  { name: "openSetFold", kind: "a comparison turned", within: "classThresholds", was: /^label === c$/ },
  { name: "summariseGaps", kind: "off by one", within: "summariseGaps", was: /length - 1$/ },
  { name: "keyTables", kind: "|| for &&", within: "holds", was: /^interval !== null && interval\.low <= value/ },
  { name: "verdict-low", kind: "a comparison's strictness", within: "verdict", was: /^published >=? .*low$/ },
  { name: "verdict-high", kind: "a comparison's strictness", within: "verdict", was: /^published <=? .*high$/ },
  { name: "bch-decode", kind: "a comparison's strictness", within: "decode", among: /bch/, was: /^errors > t$/ },
  { name: "bch-generator", kind: "a comparison's strictness", within: "createBch", was: /^k < 1$/ },
  { name: "bch-encode", kind: "a loop's last round left out", within: "encode", among: /bch/, was: /^i >= n - k$/ },
];

/** The named changes among all sites, in the order of the list, and the names of those that are not to be found. */
export function findNamed(sites) {
  const found = [];
  const missing = [];
  for (const { name, kind, within, among = /./, was } of named) {
    const isIn = (around) => (typeof within === "string" ? around === within : within.test(around));
    const site = sites.find((s) => s.kind === kind && among.test(s.file) && s.within.some(isIn) && was.test(s.was));
    if (site) found.push({ ...site, name });
    else missing.push(name);
  }
  return { found, missing };
}
