import { isMainThread } from "node:worker_threads";

const SWITCH = "ORT_DISABLE_TELEMETRY";

/*
 * ONNX Runtime (from 1.30 on, for Linux and macOS, too) writes an identifier of the machine and queued events to ~/.cache/Microsoft and looks
 * up Microsoft's host, unless this variable is set before its library makes its environment, once a process. The library reads the
 * process's own environment, which only the main thread can change: a worker's process.env is a copy. So whatever loads the library, or
 * starts workers that will, imports this module.
 */
if (isMainThread) process.env[SWITCH] = "1";

/**
 * Makes sure, before ONNX Runtime is loaded, that its telemetry is off.
 * @throws Error of one line in a worker that was started before the main thread switched it off: there it is too late.
 */
export function requireSilence(): void {
  if (process.env[SWITCH] !== "1") {
    throw new Error(
      `ONNX Runtime's telemetry is not switched off: import ridgelab before a worker is started, or set ${SWITCH}=1 in the environment`,
    );
  }
}
