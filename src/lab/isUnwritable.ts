import { isForbidden } from "./errors.js";

/** Whether a folder cannot be made or written: it is forbidden, or a file or a link to nothing stands in its place. */
export function isUnwritable(error: unknown): boolean {
  return isForbidden(error) || ["ENOTDIR", "EEXIST", "ENOENT", "ELOOP"].includes((error as NodeJS.ErrnoException).code ?? "");
}
