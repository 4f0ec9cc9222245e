import { spawnSync } from "node:child_process";
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFileAtomic } from "../src/atomicFile.js";
import { packageRoot } from "../src/packageRoot.js";
import { processState, thisProcess } from "../src/processOwner.js";
import { isAbandoned, isTemporary, sweepTemporaries, temporaryName } from "../src/temporaries.js";

const fresh = () => mkdtempSync(join(tmpdir(), "ridgelab-"));
const gone = (name: string) => name.replace(`-${process.pid}-`, "-4194999-");

describe("a process", () => {
  it("lives, is gone when its number is nobody's or began at another time, and is unknown where numbers mean something else", () => {
    expect(processState(thisProcess)).toBe("alive");
    expect(processState({ ...thisProcess, pid: 4194999 })).toBe("gone");
    if (thisProcess.start !== "0") expect(processState({ ...thisProcess, start: "1" })).toBe("gone");
    expect(processState({ ...thisProcess, place: "01234567" })).toBe("unknown");
    expect(processState({ ...thisProcess, place: `01234567${thisProcess.place.slice(8)}` })).toBe("unknown");
    expect(processState({ ...thisProcess, place: `${thisProcess.place.slice(0, 16)}01234567` })).toBe("unknown");
  });

  it("of this machine before it was started again is gone", () => {
    const [host, , namespace] = thisProcess.place.match(/.{8}/g)!;
    expect(processState({ ...thisProcess, place: `${host}01234567${namespace}` })).toBe("gone");
  });

  it("is of another place in a pid namespace of its own", () => {
    const print = `import(${JSON.stringify(join(packageRoot(), "dist/src/processOwner.js"))}).then((m) => console.log(m.thisProcess.place))`;
    const run = (...words: string[]) =>
      spawnSync(words[0]!, [...words.slice(1), process.execPath, "-e", print], { encoding: "utf8" });
    const nested = run("unshare", "-p", "-f", "--mount-proc");
    if (nested.status !== 0) return; // not allowed here
    expect(nested.stdout).toMatch(/^[0-9a-f]{24}\n$/);
    expect(nested.stdout.trim()).not.toBe(run("env").stdout.trim());
  });
});

describe("temporary names", () => {
  it("are never the same and short enough for a long name", () => {
    const path = join("folder", "ü".repeat(127));
    const names = new Set(Array.from({ length: 100 }, () => basename(temporaryName(path))));
    expect(names.size).toBe(100);
    for (const name of names) expect(Buffer.byteLength(name)).toBeLessThan(256);
    expect([...names].every(isTemporary)).toBe(true);
    expect(isTemporary("notes.tmp-2024")).toBe(false);
  });

  it("are swept when their process is gone, and stay while it lives or nobody can say", () => {
    const folder = fresh();
    const live = temporaryName(join(folder, "a"));
    const elsewhere = temporaryName(join(folder, "b")).replace(/tmp-[0-9a-f]{24}/, "tmp-01234567");
    mkdirSync(gone(temporaryName(join(folder, "c"))));
    for (const file of [live, elsewhere, gone(temporaryName(join(folder, "d")))]) writeFileSync(file, "");
    sweepTemporaries(folder);
    expect(readdirSync(folder).sort()).toEqual([basename(live), basename(elsewhere)].sort());
  });

  it("of another host are nobody's after a week, by the time of the last change that the system keeps", () => {
    const file = join(fresh(), "x.tmp-1-0-1");
    writeFileSync(file, "");
    utimesSync(file, 0, 0); // a date that anyone may set
    expect(isAbandoned(file)).toBe(false);
  });
});

describe("a file that is written whole", () => {
  it("follows links, which stay, and refuses folders, pipes and devices", () => {
    const folder = fresh();
    writeFileSync(join(folder, "file"), "before");
    symlinkSync("file", join(folder, "link"));
    symlinkSync("link", join(folder, "second"));
    writeFileAtomic(join(folder, "second"), "after");
    expect(readFileSync(join(folder, "file"), "utf8")).toBe("after");
    expect(lstatSync(join(folder, "second")).isSymbolicLink()).toBe(true);
    symlinkSync("new", join(folder, "dangling"));
    writeFileAtomic(join(folder, "dangling"), "made");
    expect(readFileSync(join(folder, "new"), "utf8")).toBe("made");
    symlinkSync("circle", join(folder, "circle"));
    expect(() => writeFileAtomic(join(folder, "circle"), "")).toThrow("its links lead in a circle");
    expect(() => writeFileAtomic(folder, "")).toThrow(`${folder}: is a folder; give a file`);
    if (process.platform === "win32") return;
    symlinkSync("/dev/null", join(folder, "null"));
    for (const path of ["/dev/null", "/dev/stdout", "/dev/fd/1", join(folder, "null")])
      expect(() => writeFileAtomic(path, ""), path).toThrow("is a device or a pipe");
  });
});
