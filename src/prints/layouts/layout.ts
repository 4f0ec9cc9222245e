/** What a file's path says of a print. */
export interface Label {
  /** Label of the finger: `101`, or `PERSON_FINGER` where a person's fingers are told apart. */
  readonly finger: string;
  /** Which of the finger's impressions. */
  readonly impression: string;
}

/** A rule that reads finger and impression off a file's path. */
export interface Layout {
  /** Its name in `dataset.json`. */
  readonly name: string;
  /** What it goes by, to follow "by": `file name FINGER_IMPRESSION`. */
  readonly rule: string;
  /**
   * The label of a picture, or why it has none, to follow the file's name.
   * @param path relative to the data set's folder, with forward slashes and extension, in Unicode's composed form (NFC).
   */
  read(path: string): Label | string;
}

/** A path's folders, and its file name without extension. */
export function splitPath(path: string): { folders: string[]; stem: string } {
  const folders = path.split("/");
  const name = folders.pop()!;
  return { folders, stem: name.replace(/\.[^.]*$/u, "") };
}
