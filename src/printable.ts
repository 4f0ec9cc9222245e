/** Text for a terminal: what would steer it (escape codes and other control characters but line breaks and tabs) is shown as U+FFFD. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, "\uFFFD");
}
