const mixed: ReadonlyMap<string, string> = new Map([
  ["big5", "Big5"],
  ["shift_jis", "Shift_JIS"],
]);

/** An encoding's name for readers, as its standard spells it: "UTF-8", "KOI8-R", "Big5", "Windows-1251". */
export function encodingName(name: string): string {
  const lower = name.toLowerCase();
  return mixed.get(lower) ?? (lower.startsWith("windows-") ? `Windows${lower.slice(7)}` : lower.toUpperCase());
}
