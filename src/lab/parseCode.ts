import { initSync, parse } from "es-module-lexer";
import jsTokens from "js-tokens";
import { sha256 } from "./digest.js";

/** What a file of code says of itself. */
export interface ParsedCode {
  /** Of the code without comments. */
  readonly digest: string;
  /** What it imports, as written; tasks that it names are among them. */
  readonly imports: readonly string[];
  /** The data files that it reads through `dataFile`, from the package's root. */
  readonly data: readonly string[];
}

/** Parses a module's JavaScript. */
export function parseCode(source: string): ParsedCode {
  initSync();
  const code = withoutComments(source);
  const imports = parse(source)[0].flatMap((i) => (i.n === undefined ? [] : [i.n]));
  const tasks = [...code.matchAll(/\btask\( ?import\.meta\.url, ["']([^"']+)["']/g)].map((match) => match[1]!);
  const data = [...code.matchAll(/\bdataFile\( ?["']([^"']+)["'] ?\)/g)].map((match) => match[1]!);
  return { digest: sha256(code), imports: [...imports, ...tasks], data };
}

/** Code with one blank for each stretch of comments, blanks and line breaks. */
function withoutComments(source: string): string {
  let code = "";
  for (const { type, value } of jsTokens(source)) {
    const counts = !/Comment$|^WhiteSpace$|^LineTerminatorSequence$/.test(type);
    if (counts) code += value;
    else if (!code.endsWith(" ")) code += " ";
  }
  return code.trim();
}
