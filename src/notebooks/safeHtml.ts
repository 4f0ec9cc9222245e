import { escapeHtml } from "../escapeHtml.js";

/** What prose may hold as HTML: what writers of Markdown use for layout. */
const TAGS = new Set(
  (
    "a abbr b blockquote br caption center code col colgroup dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li " +
    "mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var"
  ).split(" "),
);
const ATTRIBUTES = new Set("align alt class colspan height href id lang open rowspan scope src start title width".split(" "));
const TAG = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=`]+))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)))?/gi;

/** HTML of which only layout is left: a tag that is not in the list is shown as text, an attribute left out, and comments with it. */
export function safeHtml(html: string): string {
  let safe = "";
  let at = 0;
  for (const match of html.matchAll(TAG)) {
    const [all, slash = "", name, attributes = ""] = match;
    safe +=
      escapeLoose(html.slice(at, match.index)) + (name === undefined ? "" : safeTag(all, slash, name.toLowerCase(), attributes));
    at = match.index + all.length;
  }
  return safe + escapeLoose(html.slice(at));
}

function safeTag(all: string, slash: string, name: string, attributes: string): string {
  if (!TAGS.has(name)) return escapeHtml(all);
  const kept = [...attributes.matchAll(ATTRIBUTE)].flatMap(([, key = "", ...values]) => {
    const value = values.find((text) => text !== undefined) ?? "";
    const known = ATTRIBUTES.has(key.toLowerCase()) && (!/^(?:href|src)$/i.test(key) || safeUrl(value));
    return known ? [` ${key.toLowerCase()}="${value.replaceAll('"', "&quot;")}"`] : [];
  });
  return `<${slash}${name}${slash ? "" : kept.join("")}>`;
}

/** Entities stay; a bracket that begins no tag is text. */
function escapeLoose(text: string): string {
  return text.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Whether an address fetches or shows, and runs nothing: relative, http(s), mailto, a place in the page, or a picture in the address. */
export function safeUrl(url: string): boolean {
  // Browsers read entities in attributes, and skip blanks and control characters in a scheme.
  const plain = url.replace(/&[#\w]+;?/g, ":").replace(/[\s\p{Cc}]/gu, "");
  return /^(?:https?:|mailto:|attachment:|data:image\/(?:png|jpe?g|gif|webp)[;,])/i.test(plain) || !/^[^/?#]*:/.test(plain);
}
