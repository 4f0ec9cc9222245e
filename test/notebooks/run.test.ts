import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { startKernel } from "../../src/notebooks/kernel.js";
import { readNotebook } from "../../src/notebooks/notebookFile.js";
import { packageRoot } from "../../src/packageRoot.js";
import { notebookFile, notebookOf } from "./sample.js";

const program = join(packageRoot(), "bin", "ridgelab.js");

function run(file: string, ...options: string[]) {
  const cwd = dirname(file);
  return spawnSync(process.execPath, [program, "--quiet", "notebook", "run", file, ...options], { cwd, encoding: "utf8" });
}

describe("ridgelab notebook run", () => {
  it("names notebook, cell and message of a type error, and writes what ran before it", () => {
    const { folder, file } = notebookFile(
      notebookOf('import * as lab from "ridgelab";', 'console.log("here");', 'lab.run("normal-law", { drawz: 1 });'),
    );
    const { status, stderr } = run(file);
    expect(stderr).toMatch(/^ridgelab: sample: cell 3: 1:\d+ - .*'drawz' does not exist.*Did you mean to write 'draws'\?\n$/);
    expect(status).toBe(1);
    const copy = readNotebook(join(folder, "results", "notebooks", "sample.ipynb"));
    expect(copy.cells[1]!.outputs).toEqual([{ output_type: "stream", name: "stdout", text: "here\n" }]);
    expect(readFileSync(join(folder, "results", "notebooks", "sample.html"), "utf8")).toContain(
      '<pre class="stdout">here\n</pre>',
    );
  });

  it("writes a thrown error as nbformat has it, and keeps the pictures of prose", () => {
    const thrown = notebookOf('throw new RangeError("too far");');
    const attachments = { "dot.png": { "image/png": "iVBORw0KGgo=" } };
    const prose = { id: "prose", cell_type: "markdown" as const, metadata: {}, source: "![](attachment:dot.png)", attachments };
    const { folder, file } = notebookFile({ ...thrown, cells: [prose, ...thrown.cells] });
    expect(run(file).stderr).toBe("ridgelab: sample: cell 2: RangeError: too far\n");
    const { cells } = readNotebook(join(folder, "results", "notebooks", "sample.ipynb"));
    expect(cells[0]!.attachments).toEqual(attachments);
    expect(cells[1]!.outputs!.at(-1)).toEqual({
      output_type: "error",
      ename: "RangeError",
      evalue: "too far",
      traceback: ["RangeError: too far"],
    });
    const page = readFileSync(join(folder, "results", "notebooks", "sample.html"), "utf8");
    expect(page.match(/RangeError: too far/g)).toHaveLength(1);
  });

  it("keeps all that a cell prints and shows in a burst", () => {
    const { folder, file } = notebookFile(
      notebookOf(
        'for (let i = 0; i < 20_000; i++) console.log("line " + i);',
        'console.log("x".repeat(5_000_000));',
        'import * as lab from "ridgelab"; for (let i = 0; i < 1000; i++) { lab.show(String(i)); console.error(i); }',
        "for (let i = 0; i < 600; i++) console.log(i); process.exit(0);",
      ),
    );
    expect(run(file, "--limit", "30").stderr).toBe("ridgelab: sample: cell 4: the kernel ended in the middle of this cell\n");
    const [lines, long, shown, last] = readNotebook(join(folder, "results", "notebooks", "sample.ipynb")).cells.map(
      ({ outputs }) => outputs!,
    );
    const numbers = (count: number, before = "") => Array.from({ length: count }, (_, i) => `${before}${i}\n`).join("");
    expect(lines).toEqual([{ output_type: "stream", name: "stdout", text: numbers(20_000, "line ") }]);
    expect(long).toEqual([{ output_type: "stream", name: "stdout", text: `${"x".repeat(5_000_000)}\n` }]);
    expect(shown.map((output) => (output.output_type === "stream" ? Number(output.text) : "shown"))).toEqual(
      Array.from({ length: 2000 }, (_, k) => (k % 2 === 0 ? "shown" : (k - 1) / 2)),
    );
    expect(last[0]).toMatchObject({ text: numbers(600) });
  });

  it("runs what VS Code saves: no ids, a byte order mark, Windows' line ends, the language in place of the kernel", () => {
    const { folder, file } = notebookFile(notebookOf());
    const source = "const s: string = `a\r\nb`;\r\nconsole.log(JSON.stringify(s));";
    const code = {
      cell_type: "code",
      metadata: { vscode: { languageId: "typescript" } },
      source,
      execution_count: null,
      outputs: [],
    };
    const saved = { cells: [code], metadata: { language_info: { name: "typescript" } }, nbformat: 4, nbformat_minor: 2 };
    writeFileSync(file, `\ufeff${JSON.stringify(saved, null, 1).replaceAll("\n", "\r\n")}`);
    expect(run(file).stderr).toBe("");
    const [cell] = readNotebook(join(folder, "results", "notebooks", "sample.ipynb")).cells;
    expect(cell).toMatchObject({ id: "cell-1", outputs: [{ text: '"a\\nb"\n' }] });
  });

  it("says in one line that the temporary folder takes no file, and leaves nothing in it", () => {
    const { folder, file } = notebookFile(notebookOf("1"));
    const TMPDIR = join(folder, "missing");
    const { stderr } = spawnSync(process.execPath, [program, "notebook", "run", file], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, TMPDIR },
    });
    expect(stderr).toBe(
      `ridgelab: sample: the temporary folder ${TMPDIR} does not exist; make it, or set TMPDIR to another folder\n`,
    );
  });

  it("refuses a time limit that no timer holds", () => {
    const { file } = notebookFile(notebookOf("1"));
    const { status, stderr } = run(file, "--limit", "2147484");
    expect(stderr).toMatch(/^ridgelab: .*--limit.* whole number from 1 to 2147480\.\n$/);
    expect(status).toBe(2);
  });

  it("stops a cell at the time limit, waiting or busy", () => {
    const waiting = notebookFile(notebookOf("await new Promise(() => {});", 'console.log("never");'));
    expect(run(waiting.file, "--limit", "1").stderr).toBe(
      "ridgelab: sample: cell 1: took longer than 1 s and was stopped (--limit)\n",
    );
    const busy = notebookFile(notebookOf("while (true) {}"));
    expect(run(busy.file, "--limit", "1").stderr).toContain("took longer than 1 s");
  });

  it("says that the kernel ended in the middle of a cell, and goes on with the next notebook", () => {
    const dying = notebookFile(notebookOf("1 + 1", "process.exit(3)"));
    const well = notebookFile(notebookOf('console.log("well");'), "well.ipynb");
    const { status, stderr } = run(dying.file, well.file);
    expect(stderr).toContain("ridgelab: sample: cell 2: the kernel ended in the middle of this cell\n");
    expect(status).toBe(1);
    const copy = readNotebook(join(dying.folder, "results", "notebooks", "sample.ipynb"));
    expect(copy.cells.map(({ execution_count }) => execution_count)).toEqual([1, 2]);
    expect(copy.cells[1]!.outputs).toMatchObject([
      { output_type: "error", evalue: "the kernel ended in the middle of this cell" },
    ]);
    expect(existsSync(join(dying.folder, "results", "notebooks", "well.html"))).toBe(true);
  });

  it("ends the kernel on Ctrl-C and writes what was done", async () => {
    const pidFile = join(notebookFile(notebookOf()).folder, "pid");
    const { folder, file } = notebookFile(
      notebookOf(
        'console.log("first");',
        `import { writeFileSync } from "node:fs"; writeFileSync(${JSON.stringify(pidFile)}, String(process.pid));`,
        "await new Promise((done) => setTimeout(done, 60_000));",
      ),
    );
    const child = spawn(process.execPath, [program, "notebook", "run", file], {
      cwd: folder,
      stdio: "ignore",
      env: { ...process.env, TMPDIR: folder },
    });
    const exited = new Promise((resolve) => child.once("exit", resolve));
    while (!existsSync(pidFile)) await wait(50);
    await wait(500);
    expect(connections(folder)).toHaveLength(1);
    child.kill("SIGINT");
    expect(await exited).toBe(130);
    expect(await ends(Number(readFileSync(pidFile, "utf8")))).toBe(true);
    const copy = readNotebook(join(folder, "results", "notebooks", "sample.ipynb"));
    expect(copy.cells[0]!.outputs).toHaveLength(1);
    expect(copy.cells[1]!.execution_count).toBe(2);
    expect(connections(folder)).toEqual([]);
  });

  it("leaves no connection key behind when Ctrl-C comes before the kernel answers", async () => {
    const { folder, file } = notebookFile(notebookOf("1"));
    const child = spawn(process.execPath, [program, "notebook", "run", file], {
      cwd: folder,
      stdio: "ignore",
      env: { ...process.env, TMPDIR: folder },
    });
    const exited = new Promise((resolve) => child.once("exit", resolve));
    while (connections(folder).length === 0) await wait(5);
    child.kill("SIGINT");
    expect(await exited).toBe(130);
    expect(connections(folder)).toEqual([]);
  });

  it("refuses a file that is no notebook, and a kernel that is not installed", () => {
    const { folder, file } = notebookFile(notebookOf("1"));
    writeFileSync(file, '{"cells": [');
    expect(run(file).stderr).toMatch(/^ridgelab: sample: .*sample\.ipynb is no notebook: .*JSON/);
    writeFileSync(
      file,
      '{"cells": [{"id": "a", "cell_type": "code", "metadata": {}}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    );
    expect(run(file).stderr).toContain("is no notebook of nbformat 4: cells.0.source: ");
    const python = notebookFile({ ...notebookOf("1"), metadata: { kernelspec: { name: "python3" } } });
    const { status, stderr } = run(python.file);
    expect(stderr).toBe('ridgelab: sample: it wants the kernel "python3", which is not installed here; RidgeLab\'s is "tslab"\n');
    expect(status).toBe(1);
    expect(existsSync(join(folder, "results"))).toBe(false);
  });

  it("refuses a notebook that is not there and a parameter that it does not have", () => {
    const { folder } = notebookFile(notebookOf());
    const call = (...args: string[]) =>
      spawnSync(process.execPath, [program, "notebook", "run", ...args], { cwd: folder, encoding: "utf8" });
    const missing = call("06-normal-law-noise");
    expect(missing.stderr).toBe('ridgelab: no notebook "06-normal-law-noise"; did you mean 06-normal-law-and-noise?\n');
    expect(missing.status).toBe(2);
    const wrong = call("06", "--set", "profil=smoke");
    expect(wrong.stderr).toBe('ridgelab: 06-normal-law-and-noise has no parameter "profil"; did you mean profile?\n');
    expect(wrong.status).toBe(2);
  });
});

/** Folders with a kernel's connection file. */
function connections(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith("ridgelab-kernel-"));
}

/** Whether a process ends within five seconds; one that nobody has buried yet has ended. */
async function ends(pid: number): Promise<boolean> {
  for (let k = 0; k < 50; k++) {
    try {
      process.kill(pid, 0);
      if (process.platform === "linux" && / Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"))) return true;
    } catch {
      return true;
    }
    await wait(100);
  }
  return false;
}

describe("a kernel", () => {
  it("that does not start is said to, with its own first line", async () => {
    const broken = [process.execPath, "-e", 'throw new Error("no zeromq here")'];
    await expect(startKernel(broken)).rejects.toThrow(/^the kernel does not start: .*; run "npm ci"/);
    await expect(startKernel(["no-such-program"])).rejects.toThrow(/does not start: spawn no-such-program ENOENT/);
  });

  it("whose last messages are lost holds no cell up, and the cell says so", async () => {
    const kernel = await startKernel([process.execPath, join(packageRoot(), "test", "notebooks", "forgetfulKernel.js")]);
    const said: unknown[] = [];
    expect(await kernel.execute("1", 30, ({ content }) => said.push(content.text))).toBe("ok");
    expect(said).toEqual(["said\n", expect.stringMatching(/^ridgelab: the end of this cell's output was lost .*\n$/)]);
    await kernel.stop();
  });

  it("that sends what is no JSON fails in one line", async () => {
    const garbling = [process.execPath, join(packageRoot(), "test", "notebooks", "garblingKernel.js")];
    await expect(startKernel([...garbling, "0"])).rejects.toThrow(
      /^the kernel does not start: it sent a message that cannot be read: .*JSON.*; run/,
    );
    const kernel = await startKernel([...garbling, "1"]);
    expect(await kernel.execute("1", 30, () => {})).toBe("bad message");
    expect(await kernel.execute("2", 30, () => {})).toBe("bad message");
    await kernel.stop();
  });
});
