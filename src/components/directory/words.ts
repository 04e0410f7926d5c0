/** Words as the search compares them: lower case, no accents, only letters and digits, without duplicates. */
export function searchWords(text: string): string[] {
  return [...new Set(fold(text).match(/[\p{L}\p{N}]+/gu))];
}

/** Lower case, without accents. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

/** The shard of a word: its first letter, "digit", or "other". */
export function shardOf(word: string): string {
  const first = word[0] ?? "";
  if (/[a-z]/.test(first)) return first;
  return /[0-9]/.test(first) ? "digit" : "other";
}
