/** What a cell holds, as LaTeX: 1.2e-16 becomes $1.2\times10^{-16}$, and words too long for any column may be broken. */
export function latexCell(text: string): string {
  const power = /^(−?)([\d.]+)e(-?\d+)$/.exec(text);
  if (power) return `$${power[1] && "-"}${power[2]}\\times10^{${power[3]}}$`;
  return text
    .split(" ")
    .map((word) => piecesOf(word).map(latexText).join("\\allowbreak{}"))
    .join(" ");
}

/** A word, or a long one's parts of equal length, between which a line may be broken. */
export function piecesOf(word: string): string[] {
  return word.length > LONGEST_WORD ? (word.match(new RegExp(`.{1,${LONGEST_WORD / 2}}`, "gu")) ?? []) : [word];
}

/** Letters of a word that is never broken: digests and passwords are longer. */
const LONGEST_WORD = 24;

const signs: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "[": "{[}", // after "\\\\" a bracket would be its argument
  "\n": " ",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  "<": "$<$",
  ">": "$>$",
  "–": "--",
  "—": "---",
  "…": "\\ldots{}",
  "\u00a0": "~",
  "−": "$-$",
  "×": "$\\times$",
  "·": "$\\cdot$",
  "±": "$\\pm$",
  "≤": "$\\le$",
  "≥": "$\\ge$",
  "≈": "$\\approx$",
  "≠": "$\\ne$",
  "∞": "$\\infty$",
  "√": "$\\surd$",
  "→": "$\\rightarrow$",
  "°": "$^{\\circ}$",
  "⁻": "$^{-}$",
  "⊕": "$\\oplus$",
  "∈": "$\\in$",
  "←": "$\\leftarrow$",
  "↔": "$\\leftrightarrow$",
  "≡": "$\\equiv$",
  "∑": "$\\sum$",
  "½": "$\\frac12$",
  "′": "$'$",
};

const scripts: Readonly<Record<string, string>> = Object.fromEntries([
  ...[..."⁰¹²³⁴⁵⁶⁷⁸⁹"].map((sign, digit) => [sign, `$^{${digit}}$`]),
  ...[..."₀₁₂₃₄₅₆₇₈₉"].map((sign, digit) => [sign, `$_{${digit}}$`]),
]);

const greek: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "α alpha β beta γ gamma δ delta ε varepsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho σ sigma",
    "τ tau υ upsilon φ varphi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi Ω Omega",
  ].flatMap((line) => [...line.matchAll(/(\S) (\S+)/gu)].map(([, letter, name]) => [letter, `$\\${name}$`])),
);

/** Text with all that LaTeX reads otherwise escaped; signs that pdfLaTeX's fonts lack (Greek letters, ≤, ×, …) become mathematics. */
export function latexText(text: string): string {
  return text.replace(/[\\{}[$&#%_^~<>\n\u00a0-\uffff]/g, (sign) => signs[sign] ?? scripts[sign] ?? greek[sign] ?? sign);
}
