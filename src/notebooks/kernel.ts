import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Dealer, Subscriber } from "zeromq";
import { onInterrupt } from "../interrupt.js";
import { oneLine, RunError } from "../lab/errors.js";
import { makeTemporaryFolder } from "../makeTemporaryFolder.js";
import { temporaryFolderProblem } from "../temporaryFolderProblem.js";
import { freePorts } from "./freePorts.js";
import { kernelCommand, requireKernelNode } from "./kernelspec.js";
import { fromFrames, type Message, request, toFrames } from "./message.js";

/** How an execution ended. */
export type ExecutionStatus = "ok" | "error" | "timed out" | "kernel died" | "bad message";

/** A running kernel. */
export interface Kernel {
  /** What the kernel says about its language, as a notebook's metadata want it. */
  readonly languageInfo: Readonly<Record<string, unknown>>;
  /**
   * Runs code and hands over what it publishes on the way. After `seconds` the code is interrupted. Where the end of what it published does
   * not come, it is waited for two seconds, and a line on standard error says so.
   */
  execute(code: string, seconds: number, onMessage: (message: Message) => void): Promise<ExecutionStatus>;
  /** Asks the kernel to end, and ends it where it does not within two seconds. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
}

/** What a kernel needs before it answers: loading TypeScript takes a second or two, much more on a busy machine. */
const START_SECONDS = 90;
/** How long after its reply a cell's output may be silent before it counts as lost. */
const SILENT_SECONDS = 2;
/** What an interrupted cell is given before its kernel is ended. */
const GRACE_SECONDS = 3;
/** The most seconds that a cell can be given: Node's timers hold 2³¹ − 1 ms. */
export const LONGEST_LIMIT = Math.floor((2 ** 31 - 1) / 1000) - GRACE_SECONDS;

/**
 * Starts a kernel and speaks the Jupyter protocol to it over loopback.
 *
 * @param command what is started, with the connection file as its last argument. Default: the project's own kernel
 * @throws RunError where it does not start
 */
export async function startKernel(command: readonly string[] = kernelCommand()): Promise<Kernel> {
  requireKernelNode();
  const { Dealer, Subscriber } = await import("zeromq").catch((cause: Error) => {
    throw new RunError(`notebooks need zeromq's sockets, which cannot be loaded here: ${oneLine(cause)}`, { cause });
  });
  const key = randomUUID();
  const [shell_port, iopub_port, stdin_port, control_port, hb_port] = await freePorts(5);
  const ports = { shell_port, iopub_port, stdin_port, control_port, hb_port };
  const connection = { ip: "127.0.0.1", transport: "tcp", signature_scheme: "hmac-sha256", key, kernel_name: "", ...ports };
  // From here until Ctrl-C is provided for nothing is waited for, so that the folder with the key cannot be left behind.
  const { folder, file } = writeConnection(JSON.stringify(connection));

  const child = spawnKernel([...command, file]);
  const said: string[] = [];
  child.stderr?.on("data", (text: Buffer) => said.push(text.toString()));
  const ended = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      said.push(error.message);
      resolve();
    });
    child.once("exit", () => resolve());
  });
  let dead = false;
  void ended.then(() => {
    dead = true;
    rmSync(folder, { recursive: true, force: true });
  });
  let killed = false;
  const takeBack = onInterrupt(kill);
  function kill(): void {
    killed = true;
    takeBack();
    if (!dead) child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
    for (const socket of [shell, iopub]) if (!socket.closed) socket.close();
  }

  const shell = new Dealer({ linger: 0 });
  const iopub = new Subscriber({ linger: 0, receiveHighWaterMark: 0 });
  shell.connect(`tcp://127.0.0.1:${ports.shell_port}`);
  iopub.connect(`tcp://127.0.0.1:${ports.iopub_port}`);
  iopub.subscribe();

  const session = randomUUID();
  const listeners = new Map<string, (message: Message) => void>();
  let garbled = false;
  for (const socket of [shell, iopub]) {
    pump(socket, key, (message) => listeners.get(message.parent.msg_id ?? "")?.(message)).catch((error: unknown) => {
      garbled = true;
      said.push(`it sent a message that cannot be read: ${oneLine(error)}`);
      kill();
    });
  }

  /** Sends a request and listens to what answers it until `done` says so (or calls `finish` later), the kernel ends or the time is over. */
  async function converse(
    type: string,
    content: Message["content"],
    ms: number,
    done: (m: Message, finish: () => void) => boolean,
  ): Promise<"done" | "late"> {
    const message = request(session, type, content);
    const id = message.header.msg_id;
    const timer = new AbortController();
    try {
      const answered = new Promise<"done">((resolve) => {
        const finish = (): void => resolve("done");
        listeners.set(id, (answer) => done(answer, finish) && finish());
      });
      await shell.send(toFrames(message, key));
      const late = wait(ms, "late" as const, { signal: timer.signal }).catch(() => "late" as const);
      return await Promise.race([answered, late, ended.then(() => "late" as const)]);
    } finally {
      timer.abort();
      listeners.delete(id);
    }
  }

  let languageInfo: Record<string, unknown> | undefined;
  const heard = { reply: false, publisher: false };
  const deadline = performance.now() + START_SECONDS * 1000;
  // The kernel's publisher is heard from only after a while; until then requests are repeated.
  while (!(heard.reply && heard.publisher) && !dead && !killed && performance.now() < deadline) {
    await converse("kernel_info_request", {}, 500, ({ header, content }) => {
      if (header.msg_type === "status") heard.publisher = true;
      if (header.msg_type === "kernel_info_reply") {
        heard.reply = true;
        languageInfo = content.language_info as Record<string, unknown>;
      }
      return heard.reply && heard.publisher;
    });
  }
  if (dead || garbled || !languageInfo || !heard.publisher) {
    kill();
    const why = said.join("").trim().split("\n")[0];
    throw new RunError(`the kernel does not start${why ? `: ${why}` : ""}; run "npm ci" in RidgeLab's folder and try again`);
  }

  return {
    languageInfo,
    async execute(code, seconds, onMessage) {
      if (garbled) return "bad message";
      let status = "error" as ExecutionStatus;
      let replied = false;
      let idle = false;
      const content = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false, stop_on_error: true };
      const settle = (message: Message, finish: () => void): boolean => {
        if (message.header.msg_type === "execute_reply") {
          replied = true;
          status = message.content.status === "ok" ? "ok" : "error";
        } else if (message.header.msg_type === "status") {
          idle ||= message.content.execution_state === "idle";
        } else onMessage(message);
        if (replied && !idle) {
          clearTimeout(silence);
          silence = setTimeout(() => {
            onMessage(stderrLine(message, LOST));
            finish();
          }, SILENT_SECONDS * 1000);
        }
        return replied && idle;
      };
      let silence: NodeJS.Timeout | undefined;
      const limit = setTimeout(() => child.kill("SIGINT"), seconds * 1000);
      const began = performance.now();
      const end = await converse("execute_request", content, (seconds + GRACE_SECONDS) * 1000, settle);
      clearTimeout(limit);
      clearTimeout(silence);
      if (garbled) return "bad message";
      const over = performance.now() - began >= seconds * 1000;
      if (over && (end === "late" || status !== "ok")) {
        kill();
        return "timed out";
      }
      return dead ? "kernel died" : status;
    },
    async stop() {
      if (!dead && !killed)
        await converse("shutdown_request", { restart: false }, 2000, ({ header }) => header.msg_type === "shutdown_reply");
      // Worker threads and a browser may hold it; there is nothing left to be lost.
      if (!killed) await Promise.race([ended, wait(500)]);
      kill();
      await ended;
    },
    kill,
  };
}

const LOST = "ridgelab: the end of this cell's output was lost on its way from the kernel; print less, or write it to a file";

function stderrLine({ header, parent }: Message, line: string): Message {
  return { header: { ...header, msg_type: "stream" }, parent, content: { name: "stderr", text: `${line}\n` } };
}

/** The connection file in a folder of its own, or neither. */
function writeConnection(text: string): { folder: string; file: string } {
  let folder: string | undefined;
  try {
    folder = makeTemporaryFolder("kernel-connection");
    const file = join(folder, "connection.json");
    writeFileSync(file, text, { mode: 0o600 });
    return { folder, file };
  } catch (error) {
    if (folder) rmSync(folder, { recursive: true, force: true });
    throw new RunError(temporaryFolderProblem(error) ?? oneLine(error));
  }
}

/** In a process group of its own, so that Ctrl-C reaches the runner first; it ends with its standard input. */
function spawnKernel([program, ...args]: readonly string[]): ChildProcess {
  return spawn(program!, args, {
    detached: process.platform !== "win32",
    stdio: ["pipe", "ignore", "pipe"],
    env: { ...process.env, RIDGELAB_KERNEL_OWNER: "stdin" },
  });
}

async function pump(socket: Dealer | Subscriber, key: string, hand: (message: Message) => void): Promise<void> {
  for await (const frames of socket) {
    const message = fromFrames(frames, key);
    if (message) hand(message);
  }
}
