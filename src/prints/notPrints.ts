/** Names that systems and archives leave behind, in lower case; what begins with a dot is hidden anyway. */
const LITTER: readonly string[] = [
  "thumbs.db",
  "ehthumbs.db",
  "desktop.ini",
  "__macosx",
  "@eadir",
  "$recycle.bin",
  "system volume information",
  "lost+found",
];

/** Why a file or folder is no part of a data set, by its name alone: hidden, or what a system left there. */
export function notPrints(name: string): string | undefined {
  if (name.startsWith(".")) return "is hidden";
  return LITTER.includes(name.toLowerCase()) ? "is what an operating system left there" : undefined;
}
