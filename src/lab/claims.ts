import { escapeHtml } from "../escapeHtml.js";
import type { Run } from "./run.js";

/** What a paper claims, and how a run answers it. */
export interface Claim {
  readonly paper: "A" | "B";
  /** The published item that makes the claim. */
  readonly item: string;
  /** A line, in the paper's words or plain ones. */
  readonly claim: string;
  /** The value as the paper prints it; `null` where it prints none. */
  readonly published: string | null;
  readonly experiment: string;
  /** The table that answers it. */
  readonly table: string;
  /** What a run came to; undefined where its settings leave that out. */
  answer(run: Pick<Run, "tables" | "manifest">): Answer | undefined;
}

/** What came out. */
export interface Answer {
  readonly readings: readonly Reading[];
  /** Computed as every verdict; `null` where nothing was published that could be compared. */
  readonly verdict: string | null;
}

/** A value of ours with its unit, 95 % interval and sample size, as a reader sees them. */
export interface Reading {
  readonly value: string;
  readonly interval?: string;
  readonly n?: number;
  /** What tells it from the claim's other readings. */
  readonly what?: string;
}

/**
 * The claims as a section of a page: each with the place in the paper, the published value, ours, the verdict and a link to the table.
 *
 * @param place the label of a claim's published item, e.g. "Abstract"
 * @param tableLink where a table of an experiment is shown
 */
export function claimsSection(
  claims: readonly Claim[],
  runs: ReadonlyMap<string, Run>,
  place: (claim: Claim) => string,
  tableLink: (experiment: string, table: string) => string,
): string {
  if (claims.length === 0) return "";
  const rows = claims.map((claim) => {
    const run = runs.get(claim.experiment);
    const answer = run && claim.answer(run);
    const ours = answer
      ? answer.readings.map(readingHtml).join("<br>")
      : `<span class="quiet">${run ? "not in this run" : `not run yet: <code>ridgelab run ${escapeHtml(claim.experiment)}</code>`}</span>`;
    const link = answer
      ? `<a href="${tableLink(claim.experiment, claim.table)}">${escapeHtml(claim.experiment)}<span class="sr">: the table behind “${escapeHtml(claim.claim)}”</span></a>`
      : "";
    return `<tr><th scope="row">${escapeHtml(claim.claim)}</th><td>${claim.paper}, ${escapeHtml(place(claim))}</td><td>${escapeHtml(claim.published ?? "no number")}</td><td>${ours}</td><td>${answer ? verdictHtml(answer.verdict) : ""}</td><td>${link}</td></tr>`;
  });
  return `<section id="claims"><h2>What the papers claim, and what came out</h2>
<div class="table" tabindex="0" role="region" aria-label="Claims">
<table class="claims"><thead><tr><th scope="col">claim</th><th scope="col">paper</th><th scope="col">published</th><th scope="col">ours (95 % interval)</th><th scope="col">verdict</th><th scope="col">table</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table></div>
<p class="facts">Verdicts are computed. A count or a constant is <em>equal</em> or <em>differs</em>; a rate lies <em>inside</em> or <em>outside</em> our interval. <em>Not comparable</em>: a rate on other prints or weights than the paper's neither confirms nor refutes it.</p>
</section>`;
}

function readingHtml({ value, interval, n, what }: Reading): string {
  const more = [interval && `(${interval})`, n !== undefined && `n = ${n.toLocaleString("en-US")}`, what].filter((part) => part);
  return `<b>${escapeHtml(value)}</b>${more.length > 0 ? ` <span class="quiet">${escapeHtml(more.join(", ").replace("), ", ") "))}</span>` : ""}`;
}

/** A verdict in a colour of its kind; the words say it, too. */
function verdictHtml(verdict: string | null): string {
  if (verdict === null) return `<span class="quiet">no number published</span>`;
  const kind = /^(equal|inside)|as claimed$/.test(verdict)
    ? "yes"
    : /^(differs|outside|above chance)/.test(verdict)
      ? "no"
      : "open";
  return `<span class="verdict ${kind}">${escapeHtml(verdict)}</span>`;
}
