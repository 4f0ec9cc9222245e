const REASONS: Record<string, string> = {
  ENOENT: "does not exist",
  ENOTDIR: "does not exist: a part of its path is no folder",
  EISDIR: "is a folder, not a file",
  EACCES: "may not be accessed",
  EPERM: "may not be accessed",
  EEXIST: "exists already",
  ENOTEMPTY: "exists already",
  ENOSPC: "cannot be written: no space is left",
  EROFS: "cannot be written: the file system is read-only",
  ELOOP: "is a link that leads back to itself",
};

/** An Error of one line about a file, from what the file system said. */
export function fileError(path: string, cause: unknown): Error {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? "";
  const message = cause instanceof Error ? cause.message : String(cause);
  return new Error(`${path}: ${REASONS[code] ?? message.replace(/\s+/g, " ")}`, { cause });
}
