import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ageIdentity, ageRecipient } from "../../src/keys/ageIdentity.js";
import { packageRoot } from "../../src/packageRoot.js";

const cwd = mkdtempSync(join(tmpdir(), "ridgelab-key-"));
afterAll(() => rmSync(cwd, { recursive: true }));

function ridgelab(args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(packageRoot(), "bin", "ridgelab.js"), ...args], {
    cwd,
    encoding: "utf8",
    input: "",
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

writeFileSync(join(cwd, "doc.txt"), "a document\n");
writeFileSync(join(cwd, "kept.txt"), "edited\n");
writeFileSync(join(cwd, "kept.txt.age"), "age-encryption.org/v1\n");
symlinkSync("nowhere", join(cwd, "dangling"));
mkdirSync(join(cwd, "data"));
mkdirSync(join(cwd, "fingers"));
symlinkSync("../fingers", join(cwd, "data", "keys")); // the store
symlinkSync("fingers", join(cwd, "linked"));
symlinkSync("fingers/anna.paper.json", join(cwd, "record"));
symlinkSync("/dev/null", join(cwd, "out"));
const read = (name: string): string => readFileSync(join(cwd, name), "latin1");
const recipient = await ageRecipient(new Uint8Array(32).fill(9));

describe("key, encrypt and decrypt say in one line what is wrong with a call", () => {
  const calls: [string[], RegExp][] = [
    [["key", "enroll", "../x", "1.tif"], /no name for a finger/],
    [["encrypt", "doc.txt"], /--print FILE, --to NAME or --recipient/],
    [["encrypt", "doc.txt", "--to", "anna"], /no finger is called anna/],
    [["encrypt", "doc.txt", "--recipient", recipient, "--format", "fernet"], /give --print FILE/],
    [["encrypt", "doc.txt", "--recipient", recipient, "--out", "./doc.txt"], /is the input itself/],
    [
      ["encrypt", "doc.txt", "--recipient", recipient, "--out", "kept.txt"],
      /^ridgelab: kept\.txt is there already; give another --out, or --force/,
    ],
    [["encrypt", "doc.txt", "--recipient", recipient, "--out", "dangling"], /^ridgelab: dangling is there already/],
    [["encrypt", "doc.txt", "--print", "kept.txt", "--format", "fernet", "--armor"], /leave out --armor/],
    [
      ["encrypt", "doc.txt", "--recipient", recipient, "--out", "fingers/anna.paper.json", "--force"],
      /among the enrolled fingers/,
    ],
    [["encrypt", "doc.txt", "--recipient", recipient, "--out", "linked/x", "--force"], /among the enrolled fingers/],
    [["encrypt", "doc.txt", "--recipient", recipient, "--out", "record", "--force"], /among the enrolled fingers/],
    [["encrypt", "doc.txt", "--recipient", recipient, "--out", "/dev/stdout", "--force"], /is no file|is a device or a pipe/],
    [["encrypt", "doc.txt", "--recipient", recipient, "--out", "out", "--force"], /is no file|is a device or a pipe/],
    [["key", "enroll", "anna"], /there must be a print of anna; got none/],
    [
      ["key", "enroll", "anna", "--scheme", "paper", "--finger", "thumb", "1.tif"],
      /--finger is of scheme vault; got scheme paper/,
    ],
    [
      ["key", "enroll", "anna", "--scheme", "vault", "9.tif", "--finger", "thumb", "1.tif"],
      /9\.tif must follow the --finger NAME/,
    ],
    [["key", "enroll", "anna", "--scheme", "vault", "doc.txt", "doc.txt"], /doc\.txt is given twice/],
    [
      ["key", "enroll", "anna", "--scheme", "vault", "--finger", "a", "doc.txt", "--finger=a", "kept.txt"],
      /two fingers are called a/,
    ],
    [["key", "derive", "doc.txt", "kept.txt", "--scheme", "paper"], /scheme paper takes one print; got 2/],
    [["decrypt", "doc.txt", "--print", "1.tif"], /give --out FILE/],
    [["decrypt", "kept.txt.age", "--print", "doc.txt"], /^ridgelab: kept\.txt is there already; give another --out, or --force/],
  ];
  it.each(calls)("%j", (args, pattern) => {
    const { status, stderr } = ridgelab(args);
    expect(stderr).toMatch(pattern);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(status).toBe(2);
  });

  it("lists the fingers whose records are sound, and says of a damaged one what to do", () => {
    const sound = { version: 1, name: "bob", scheme: "paper", recipient, prints: 4, weights: "0" };
    writeFileSync(join(cwd, "fingers", "bob.paper.json"), JSON.stringify(sound));
    writeFileSync(join(cwd, "fingers", "anna.paper.json"), "x");
    const { status, stdout, stderr } = ridgelab(["key", "list"]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: `bob: paper, 4 prints, ${recipient}\n` });
    expect(stderr).toMatch(/anna\.paper\.json: is no record of a finger; "ridgelab key repair" writes it anew.*\n$/);
    expect(ridgelab(["encrypt", "doc.txt", "--to", "anna"])).toMatchObject({ status: 1, stderr });
    expect(ridgelab(["encrypt", "doc.txt", "--to", "bob", "--out", "for-bob"])).toMatchObject({ status: 0 });
    for (const name of ["for-bob", "fingers/bob.paper.json", "fingers/anna.paper.json"]) rmSync(join(cwd, name));
  });

  it("lists nothing where nobody is enrolled", () => {
    expect(ridgelab(["key", "list"])).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("never takes a passphrase from the command itself", () => {
    expect(ridgelab(["key", "enroll", "anna", "1.tif", "--passphrase", "secret"]).stderr).toMatch(/unknown option/i);
  });
});

describe("encrypting for a recipient", () => {
  it("needs neither print nor passphrase, and leaves no other file", () => {
    const { status, stdout } = ridgelab(["encrypt", "doc.txt", "--recipient", recipient]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "doc.txt.age\n" });
    const links = ["linked", "out", "record"];
    expect(readdirSync(cwd).sort()).toEqual(
      ["dangling", "data", "doc.txt", "doc.txt.age", "fingers", "kept.txt", "kept.txt.age", ...links].sort(),
    );
    expect(readdirSync(join(cwd, "fingers"))).toEqual([]);
    expect(read("kept.txt")).toBe("edited\n");
    expect(ageIdentity(new Uint8Array(32).fill(9))).toMatch(/^AGE-SECRET-KEY-1/);
  });

  it("writes over an older file only with --force, as text with --armor", () => {
    const before = read("doc.txt.age");
    const again = ["encrypt", "doc.txt", "--recipient", recipient, "--armor"];
    expect(ridgelab(again)).toMatchObject({ status: 2, stdout: "" });
    expect(read("doc.txt.age")).toBe(before);
    expect(ridgelab([...again, "--force"])).toMatchObject({ status: 0, stdout: "doc.txt.age\n" });
    expect(read("doc.txt.age")).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n[^-]*\n-----END AGE ENCRYPTED FILE-----\n$/);
  });
});
