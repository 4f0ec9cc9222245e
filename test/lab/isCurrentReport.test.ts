import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { isCurrentReport, writeReport } from "../../src/lab/report.js";

let out: string;
const contents = { experiments: [], items: [], claims: [], code: "0a" };
const write = () => writeReport(out, contents, () => {});

beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "ridgelab-"));
  mkdirSync(join(out, "walk"));
  utimesSync(join(out, "walk"), 1, 1);
});

it("there is none at first", () => {
  expect(isCurrentReport(out, "0a")).toBe(false);
});

it("it is current when it has been written, and not after a run was published", () => {
  write();
  expect(isCurrentReport(out, "0a")).toBe(true);
  const later = Date.now() / 1000 + 60;
  utimesSync(join(out, "walk"), later, later);
  expect(isCurrentReport(out, "0a")).toBe(false);
});

it("it is not current when other code has made it", () => {
  write();
  expect(isCurrentReport(out, "0a1")).toBe(false);
  expect(isCurrentReport(out, "0b")).toBe(false);
});

it.each(["index.html", "runs.html", "report/plotly.js"])("it is not current without %s", (name) => {
  write();
  expect(existsSync(join(out, name))).toBe(true);
  rmSync(join(out, name));
  expect(isCurrentReport(out, "0a")).toBe(false);
});

it("it is not current while it has a page of an experiment that is gone", () => {
  write();
  writeFileSync(join(out, "report", "walk.html"), "");
  expect(isCurrentReport(out, "0a")).toBe(true);
  renameSync(join(out, "walk"), join(out, "..", `${out.split("/").at(-1)}-gone`));
  expect(isCurrentReport(out, "0a")).toBe(false);
});
