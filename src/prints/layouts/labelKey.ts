/** What two labels have in common that a person would take for one: case, leading zeros and Unicode's form do not tell them apart. */
export function labelKey(label: string): string {
  return label
    .normalize("NFC")
    .toLowerCase()
    .replace(/(?<!\d)0+(?=\d)/gu, "");
}
