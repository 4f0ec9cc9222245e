import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** A process, as a file names the one it belongs to. */
export interface ProcessOwner {
  /**
   * Where its number means something, eight hexadecimal digits each for host, boot and pid namespace: two containers are two places, and so
   * is a machine before and after it was started again.
   */
  readonly place: string;
  readonly pid: number;
  /** When it started, in the system's own count, so that a later process of the same number is another; "0" where it is not known. */
  readonly start: string;
}

/** What a process can know of another: one of another place may be at work or not. */
export type ProcessState = "alive" | "gone" | "unknown";

/** Digits of each of a place's three parts. */
const PART = 8;

const numbersAreOurs = process.platform === "linux" && attempt(() => readlinkSync("/proc/self")) === `${process.pid}`;

/** This process. */
export const thisProcess: ProcessOwner = { place: thisPlace(), pid: process.pid, start: startOf(process.pid) ?? "0" };

/** Whether a process is at work. One of this machine before it was started again is gone. */
export function processState({ place, pid, start }: ProcessOwner): ProcessState {
  if (place !== thisProcess.place) return isThisHost(place) && boot(place) !== boot(thisProcess.place) ? "gone" : "unknown";
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return "gone";
  }
  const now = startOf(pid);
  return now === undefined || start === "0" || now === start ? "alive" : "gone";
}

/** Whether a place is on this machine, if in another container. Before places said it, they were of eight digits: of those it is not known. */
export function isThisHost(place: string): boolean {
  return place.length === thisProcess.place.length && place.slice(0, PART) === thisProcess.place.slice(0, PART);
}

function boot(place: string): string {
  return place.slice(PART, 2 * PART);
}

function thisPlace(): string {
  const host = `${hostname()} ${attempt(() => readFileSync("/etc/machine-id", "utf8").trim())}`;
  const boot = attempt(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim());
  const namespace = attempt(() => readlinkSync("/proc/self/ns/pid"));
  return [host, boot, namespace].map((part) => createHash("sha256").update(`${part}`).digest("hex").slice(0, PART)).join("");
}

/** Field 22 of Linux's `/proc/PID/stat`; undefined on other systems and where `/proc` is another namespace's. */
function startOf(pid: number): string | undefined {
  if (!numbersAreOurs) return undefined;
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, "utf8"));
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
