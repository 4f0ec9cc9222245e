/**
 * Text that plotly shows as it stands: names of files, data sets and fingers may hold what it would read as markup (`<b>`, `<a href=…>`) or
 * as an entity (`&lt;`). All other text is left as it is.
 */
export function plainText(text: string): string {
  return text.replace(/&(?=#?\w+;)/g, "&amp;").replace(/<(?=\/?[a-z])/gi, "&lt;");
}
