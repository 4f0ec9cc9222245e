import { createHash } from "node:crypto";
import { escapeHtml } from "../escapeHtml.js";

/** What every file of a report has in it, so that it can be told from others. */
const MARK = "written by ridgelab report";
/** What reports of before have in the place of it. */
const FORMER = "<title>RidgeLab: results</title>";

/** Whether a text is a file of a report. */
export function isReport(text: string): boolean {
  return text.includes(MARK) || text.includes(FORMER);
}

/** A script of a report as a file beside it. */
export function markedScript(script: string): string {
  return `/* ${MARK} */\n${script}`;
}

/** Whether a text begins as a page that code of a digest has made. */
export function isMadeBy(text: string, code: string): boolean {
  return text.startsWith(beginning(code));
}

function beginning(code?: string): string {
  return `<!doctype html>\n<!-- ${MARK}${code === undefined ? "" : `, code ${code}`} -->\n`;
}

/** A page of the report. */
export interface ReportPage {
  readonly title: string;
  /** In the head, by its element. */
  readonly head?: string;
  readonly body: string;
  /** Runs when the page is there. A page that says so has no other script than this one and files beside it. */
  readonly script?: string;
  /** Digest of the code that makes the report. */
  readonly code?: string;
  /** Whether what the page may load and run is closed to all but its own. Default true. */
  readonly closed?: boolean;
}

/** A page in the report's style, light or dark as the reader's system is. Nothing is fetched from elsewhere. */
export function reportPage({ title, head = "", body, script, code, closed = true }: ReportPage): string {
  return `${beginning(code)}<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${closed ? `<meta http-equiv="Content-Security-Policy" content="${policy(script)}">\n` : ""}<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
${head}</head>
<body>
${body}
${script === undefined ? "" : `<script>${script}</script>\n`}</body>
</html>
`;
}

/** Pictures, frames and scripts of the same folder alone, and the page's own script by its digest; a page on disk is of no origin, so that `'self'` is not enough. */
function policy(script: string | undefined): string {
  const own = script === undefined ? "" : ` 'sha256-${createHash("sha256").update(script).digest("base64")}'`;
  const beside = "'self' file:";
  const scripts = script === undefined ? "'none'" : `${beside}${own}`;
  return `default-src 'none'; img-src ${beside} data:; frame-src ${beside}; style-src 'unsafe-inline'; script-src ${scripts}; base-uri 'none'; form-action 'none'`;
}

/** JSON as it may stand in a script element of a page. */
export function jsonInPage(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/** A path as it may stand in a link of a page. */
export function href(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

const STYLE = `
:root { color-scheme: light dark; --text: #1a1a1a; --quiet: #555; --back: #fff; --soft: #f4f5f6; --line: #c9ccd0; --strong: #333; --link: #00558c; --yes: #14632b; --no: #9c1c1c; --open: #6a4b00; }
@media (prefers-color-scheme: dark) { :root { --text: #e6e6e6; --quiet: #b0b3b8; --back: #16181b; --soft: #22262a; --line: #444a50; --strong: #aaa; --link: #7cc0f2; --yes: #7fd699; --no: #ff9d94; --open: #e6c46a; } }
* { box-sizing: border-box; }
body { font: 16px/1.5 "Open Sans", system-ui, sans-serif; margin: 0 auto; max-width: 80rem; padding: 1rem; color: var(--text); background: var(--back); overflow-wrap: break-word; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; } h3 { font-size: 1rem; margin: 1rem 0 .3rem; }
header p { margin: .2rem 0; } #claims h2 { margin-top: .8rem; }
nav a { margin-right: 1rem; } a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
.facts, .files { color: var(--quiet); font-size: .85rem; } .files a { margin-right: .6rem; } .quiet { color: var(--quiet); }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
pre { background: var(--soft); padding: .6rem; overflow-x: auto; font-size: .8rem; }
.table { overflow-x: auto; position: relative; }
table { border-collapse: collapse; font-size: .88rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
td[data-column$="nterval"] { white-space: nowrap; }
details > summary { cursor: pointer; }
th, td { padding: .2rem .6rem; vertical-align: top; text-align: left; font-weight: normal; }
thead th { border-bottom: 1px solid var(--strong); border-top: 1.5px solid var(--strong); font-weight: 600; }
tbody tr:last-child > * { border-bottom: 1.5px solid var(--strong); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; } td.number { white-space: nowrap; }
tfoot td { color: var(--quiet); font-size: .85rem; }
figure { margin: 2rem 0; } figcaption { font-size: .88rem; max-width: 48rem; }
.js-plotly-plot { background: #fff; }
.claims { width: 100%; } .claims tbody tr:nth-child(odd) > * { background: var(--soft); } .claims tbody td, .claims tbody th { padding: .15rem .6rem; line-height: 1.35; }
.claims tbody th { min-width: 14rem; } .claims td:nth-child(4) { min-width: 16rem; } .claims td:nth-child(2), .claims td:nth-child(6) { white-space: nowrap; }
.verdict { font-weight: 600; } .verdict.yes { color: var(--yes); } .verdict.no { color: var(--no); } .verdict.open { color: var(--open); font-weight: normal; }
.gallery { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(10.5rem, 100%), 1fr)); gap: .8rem; list-style: none; padding: 0; margin: 0; }
.gallery a { display: block; font-size: .8rem; line-height: 1.3; } .gallery img, .gallery .blank { display: block; width: 100%; aspect-ratio: 4 / 3; object-fit: contain; background: #fff; border: 1px solid var(--line); margin-bottom: .2rem; }
.gallery .blank { background: var(--soft); color: var(--quiet); display: grid; place-content: center; text-align: center; }
.experiment { border-top: 1px solid var(--line); padding: .3rem 0; } .experiment h3 { display: inline; margin: 0; }
.experiment summary .facts { margin-left: .4rem; } .experiment ul { columns: 20rem; margin: .3rem 0; padding-left: 1.2rem; font-size: .88rem; }
.filters { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; margin: .6rem 0; } .filters label { display: grid; font-size: .85rem; color: var(--quiet); }
input, select, button { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--strong); border-radius: 3px; padding: .15rem .4rem; max-width: 100%; } button { cursor: pointer; } .filters input[type="search"] { width: 20rem; max-width: 100%; }
.runs table { font-size: .82rem; } .runs th, .runs td { padding: .2rem .4rem; } .runs { max-height: 60vh; overflow: auto; border: 1px solid var(--line); position: relative; } .runs table { width: 100%; } .runs thead th { position: sticky; top: 0; background: var(--soft); z-index: 1; padding: 0; border-top: 0; }
.runs thead button { border: 0; background: none; font-weight: 600; width: 100%; text-align: left; padding: .3rem .4rem; white-space: nowrap; } .runs td { white-space: nowrap; } .runs td.wrap:not(:empty) { white-space: normal; min-width: 10rem; } .runs tr.chosen > * { background: var(--soft); }
.runs .member td:first-child { padding-left: 1.4rem; } .runs .fold { font-size: .78rem; padding: 0 .3rem; white-space: nowrap; }
.chosen-runs { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem; padding: 0; margin: .5rem 0; }
.side { display: grid; grid-template-columns: repeat(var(--runs), minmax(min(24rem, 80vw), 1fr)); gap: 1rem; overflow-x: auto; position: relative; align-items: start; } .side > div { min-width: 0; overflow-x: auto; } .side .label { font-size: .85rem; margin: 0 0 .2rem; }
.side caption { position: absolute; clip-path: inset(50%); } details h3 { display: inline; } #side details { margin: .8rem 0; } .side img { max-width: 100%; background: #fff; border: 1px solid var(--line); } .side iframe { width: 100%; height: 26rem; border: 1px solid var(--line); background: #fff; } tr.alike { color: var(--quiet); }
@media (max-width: 40rem) { body { padding: .6rem; } .claims thead { display: none; } .claims, .claims tbody, .claims tr, .claims th, .claims td { display: block; } .claims tr { padding: .4rem 0; border-bottom: 1px solid var(--line); } .claims tbody th { font-weight: 600; } .claims td:empty { display: none; } .claims tbody td::before { color: var(--quiet); } .claims td:nth-child(3)::before { content: "published: "; } .claims td:nth-child(4)::before { content: "ours: "; } .claims td:nth-child(5)::before { content: "verdict: "; } .claims td:nth-child(6)::before { content: "table: "; } }
`;
