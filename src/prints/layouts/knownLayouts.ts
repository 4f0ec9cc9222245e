import { type Label, type Layout, splitPath } from "./layout.js";

/** The layout of a published set, which its files' names give away. */
export interface KnownLayout extends Layout {
  /** Whether a file is named as in that set, be it a print or not. */
  owns(path: string): boolean;
  /** Whether other sets' files are often named so, too: some such names among others prove nothing. */
  readonly common: boolean;
}

/** A layout whose files' names, without extension, match an expression, in whatever folders they lie. */
function known(
  name: string,
  rule: string,
  names: RegExp,
  label: (parts: Record<string, string>, path: string) => Label | string,
  common = false,
) {
  return {
    name,
    rule,
    common,
    owns: (path: string) => names.test(splitPath(path).stem),
    read(path: string) {
      const parts = names.exec(splitPath(path).stem)?.groups;
      return parts ? label(parts, path) : `is not named as in ${name} (${rule})`;
    },
  } satisfies KnownLayout;
}

/**
 * Finger position codes of ANSI/NIST-ITL 1 (NIST SP 500-290, table 8): 1 to 10 are the fingers from right thumb to left little
 * finger; 11 and 12 are plain right and left thumb; the others are several fingers at once, or palms.
 */
function finger(position: string): string | undefined {
  const code = { "11": 1, "12": 6 }[position] ?? Number(position);
  return code >= 1 && code <= 10 ? String(code).padStart(2, "0") : undefined;
}

/** Prints of NIST's sets from SD 300 on; slaps and palms are none. */
function nistPrint(person: string, position: string, impression: string): Label | string {
  const found = finger(position);
  return found ? { finger: `${person}_${found}`, impression } : `is not one finger (finger position ${position})`;
}

/**
 * SOCOFing (Shehu et al., "Sokoto Coventry Fingerprint Dataset", arXiv:1807.10609): one real print of each finger, and prints that
 * were altered from it by obliteration, central rotation and z-cut. An altered one is an impression named after what was done and, where
 * its folder says so, how much of it: `CR-Easy`, `Obl-Hard`.
 */
const socofing = known(
  "socofing",
  "SOCOFing's names PERSON__SEX_HAND_FINGER_finger[_ALTERATION]",
  /^(?<person>\d+)__[mf]_(?<hand>left|right)_(?<digit>thumb|index|middle|ring|little)_finger(?:_(?<altered>cr|obl|zcut))?$/iu,
  ({ person, hand, digit, altered }, path) => {
    const level = /altered[-_ ]?(easy|medium|hard)/iu.exec(splitPath(path).folders.join("/"))?.[1];
    const done = altered && capital(altered.toLowerCase() === "cr" ? "CR" : altered.toLowerCase());
    const impression = done ? (level ? `${done}-${capital(level.toLowerCase())}` : done) : "Real";
    return { finger: `${person}_${hand!.toLowerCase()}_${digit!.toLowerCase()}`, impression };
  },
);

/** NIST Special Database 4, and 9 and 14, whose numbers have no `_01`: two rolled impressions of each finger, `f…` and `s…`. */
const sd4 = known(
  "sd4",
  "NIST SD 4's pairs fFINGER and sFINGER",
  /^(?<impression>[fs])(?<finger>\d{4}_\d{2}|\d{7})$/iu,
  ({ finger, impression }) => ({ finger: finger!, impression: impression!.toLowerCase() }),
);

/** NIST Special Database 300 (NIST TN 1993): `SUBJECT_IMPRESSION_PPI_FRGP`. One scan in two resolutions is one impression. */
const sd300 = known(
  "sd300",
  "NIST SD 300's names SUBJECT_roll|plain_PPI_FINGER",
  /^(?<person>\d{8})_(?<capture>roll|plain)_(?:500|1000|2000)_(?<position>\d{2})$/iu,
  ({ person, capture, position }) => nistPrint(person!, position!, capture!.toLowerCase()),
);

/** NIST Special Databases 301 and 302 (NIST TN 2002, TN 2007): `SUBJECT_DEVICE[_PPI]_CAPTURE_FRGP`; an impression is a device's capture. */
const sd302 = known(
  "sd302",
  "NIST SD 302's names SUBJECT_DEVICE[_PPI]_CAPTURE_FINGER",
  /^(?<person>\d{8})_(?<device>[a-z])(?:_(?:500|1000|2000))?_(?<capture>[a-z]+(?:-[a-z]+)*)_(?<position>\d{2})$/iu,
  ({ person, device, capture, position }) => nistPrint(person!, position!, `${device!.toUpperCase()}_${capture!.toLowerCase()}`),
);

/** CASIA-FingerprintV5 ("Note on CASIA-FingerprintV5"): `YYY/H/YYY_HX_K.bmp`, hand H and finger X from 0 (thumb) to 3. */
const casia = known(
  "casia-v5",
  "CASIA-FingerprintV5's names PERSON_FINGER_IMPRESSION",
  /^(?<person>\d{3})_(?<digit>[lr][0-3])_(?<impression>\d)$/iu,
  ({ person, digit, impression }) => ({ finger: `${person}_${digit!.toUpperCase()}`, impression: impression! }),
  true, // PERSON_FINGER_IMPRESSION is anybody's convention
);

/** PolyU HRF DBI and DBII (Zhao et al., "Adaptive fingerprint pore modeling and extraction", 2010): `FINGER_SESSION_SAMPLE.jpg`. */
export const polyu = known(
  "polyu",
  "PolyU HRF's names FINGER_SESSION_IMPRESSION",
  /^(?<finger>\d+)_(?<session>\d)_(?<sample>\d{1,2})$/u,
  ({ finger, session, sample }) => ({ finger: finger!, impression: `${session}_${sample}` }),
);

/** Published sets that are found by themselves, where all pictures are named as theirs. */
export const KNOWN_LAYOUTS: readonly KnownLayout[] = [socofing, sd4, sd300, sd302, casia];

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
