import { sortKey } from "../../model/text.ts";

/** First letter of a name as the directory sorts it: "C" for "The Cryosphere", "0–9" for digits, "…" for the rest. */
function letterOf(name: string): string {
  const [first = ""] = sortKey(name).normalize("NFKD").toUpperCase();
  if (/[A-Z]/.test(first)) return first;
  return /\p{Nd}/u.test(first) ? "0–9" : "…";
}

/** Anchor of a letter's rows: "letter-c", "letter-digits", "letter-other". */
export function letterAnchor(letter: string): string {
  return `letter-${letter === "0–9" ? "digits" : letter === "…" ? "other" : letter.toLowerCase()}`;
}

/** Servers in order, grouped by first letter. */
export function byLetter<T extends { name: string }>(servers: readonly T[]): { letter: string; servers: T[] }[] {
  const groups = new Map<string, T[]>();
  for (const server of servers) {
    const letter = letterOf(server.name);
    const group = groups.get(letter);
    if (group === undefined) groups.set(letter, [server]);
    else group.push(server);
  }
  return [...groups].map(([letter, group]) => ({ letter, servers: group }));
}
