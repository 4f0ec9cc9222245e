import { escapeHtml } from "../escapeHtml.js";
import { formatDuration, type Reporter } from "../lab/progress.js";
import { displayInPlace } from "./display.js";

/** Progress as one line under the cell, rewritten in place at most four times a second; warnings stay above it. */
export function notebookReporter(label: string): Reporter & { finish(text: string): void } {
  const write = displayInPlace();
  const warnings: string[] = [];
  let shown = 0;
  let stage = "";
  let began = performance.now();

  function say(text: string): void {
    shown = performance.now();
    const lines = [...warnings.map((w) => `${w.trim()}<br>`), `<strong>${escapeHtml(label)}</strong> ${escapeHtml(text)}`];
    const plain = [...warnings.map((w) => `${w.trim()}\n`), `${label} ${text}`].join("");
    write({ "text/html": `<p class="ridgelab-run" style="margin:.2rem 0">${lines.join("")}</p>`, "text/plain": plain });
  }

  return {
    line: (text) => {
      if (performance.now() - shown > 250) say(text.trim());
    },
    warn: (text) => {
      warnings.push(escapeHtml(text));
      say("");
    },
    progress(name, done, total, note) {
      if (name !== stage || done === 0) {
        stage = name;
        began = performance.now();
      }
      if (done >= total || performance.now() - shown < 250) return;
      const rest = done > 0 ? ((performance.now() - began) / 1000 / done) * (total - done) : undefined;
      const left = rest === undefined ? "" : `, ${formatDuration(rest)} left`;
      say(`${name}: ${done} of ${total}${left}${note ? `, ${note}` : ""}`);
    },
    finish: say,
  };
}
