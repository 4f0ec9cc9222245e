/** What score files call the two kinds of comparisons, in headings and in cells: without case, blanks and signs. */
export const GENUINE_WORDS: readonly string[] = "genuine gen mated mate target match same".split(" ");
export const IMPOSTOR_WORDS: readonly string[] =
  "impostor imp imposter nongenuine nonmated nonmate nontarget nonmatch mismatch different".split(" ");
