/** The call was wrong (exit status 2): the message says in one line what was given and what would be right. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The run failed for a reason a user can mend (exit status 1): the message says in one line which. */
export class RunError extends Error {
  override readonly name = "RunError";
}

/** What V8 and ONNX Runtime say when an array cannot be had. */
const NO_MEMORY = /Array buffer allocation failed|bad[_ ]alloc|Failed to allocate memory/;

/** One line for a person, whatever was thrown: system errors are named in words, and no stack is shown. */
export function oneLine(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  const where = path ? `: ${path}` : "";
  if (code === "ENOSPC")
    return `the disk is full${where}; what was finished is kept, free some space and run the same command again`;
  if (isForbidden(error)) return `no permission to write or read${where}`;
  if (code === "ENOENT") return `no such file or folder${where}`;
  if (code === "ENOTDIR") return `a file stands where a folder is needed${where}`;
  if (code === "EMFILE") return "too many open files; raise the limit (ulimit -n) or lower RIDGELAB_THREADS";
  if (NO_MEMORY.test(error.message))
    return "not enough memory; lower the setting that says how much is worked on at once (batch) or in all";
  return error.message.split("\n", 1)[0] ?? error.name;
}

/** Whether the system does not let this user write or read something. */
export function isForbidden(error: unknown): boolean {
  return ["EACCES", "EPERM", "EROFS"].includes((error as NodeJS.ErrnoException).code ?? "");
}
