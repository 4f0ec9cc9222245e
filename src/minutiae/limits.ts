/** Paper B, section 1: "each imprint can contain from 16 to 70 minutias". In its protocol a print with fewer is a failure to enrol. */
export const LEAST_MINUTIAE = 16;

/** A print with more keeps its best; see `bestMinutiae`. */
export const MOST_MINUTIAE = 70;
