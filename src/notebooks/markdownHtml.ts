import { Marked, type TokenizerAndRendererExtension } from "marked";
import temml from "temml";
import { escapeHtml } from "../escapeHtml.js";
import { safeHtml, safeUrl } from "./safeHtml.js";

/** Formulas between `$$ … $$` (on lines of their own) and `$ … $`, as Jupyter has them, become MathML: no font and no script is fetched. */
function formula(level: "block" | "inline", pattern: RegExp): TokenizerAndRendererExtension {
  return {
    name: `formula-${level}`,
    level,
    // Where a block may begin a paragraph ends, so it must not be at every dollar.
    start: (source) => (level === "block" ? source.search(/(?<=^|\n)\$\$/) : source.indexOf("$")),
    tokenizer(source) {
      const match = pattern.exec(source);
      return match ? { type: `formula-${level}`, raw: match[0], text: match[1]!.trim() } : undefined;
    },
    renderer: ({ text }) =>
      temml.renderToString(text as string, { displayMode: level === "block" }) + (level === "block" ? "\n" : ""),
  };
}

const markdown = new Marked({
  extensions: [
    formula("block", /^\$\$([^$]+)\$\$[^\S\n]*(?:\n|$)/),
    formula("inline", /^\$\$([^$]+)\$\$/),
    formula("inline", /^\$(?!\s)([^$\n]+?)(?<!\s)\$(?!\d)/),
  ],
  renderer: {
    html: ({ text }) => safeHtml(text),
    // `false` leaves a link or a picture to marked.
    link({ href, tokens }) {
      return safeUrl(href) ? false : this.parser.parseInline(tokens);
    },
    image: ({ href, text }) => (safeUrl(href) ? false : escapeHtml(text)),
  },
});

/** Markdown with formulas as HTML. As in Jupyter, HTML in it may lay out, and runs nothing. */
export function markdownHtml(text: string): string {
  return markdown.parse(text, { async: false });
}
