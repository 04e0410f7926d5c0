import { addressKey } from "../../address/index.ts";
import type { ListingEntry, ListingFile, OptOutItem } from "../../record/index.ts";
import { ownerToken } from "../../ownership/index.ts";
import { capital, quoted, type ListedWords } from "../../text/index.ts";

/** What a change to the data does, in plain English. */
export interface PlainChange {
  kind: "added" | "changed" | "renamed" | "deleted" | "opt-out" | "generated" | "other";
  /** The entry's id, if the change is about an entry. */
  id?: string;
  /** Sentences: a summary, then the details. */
  sentences: string[];
}

/** A new game. */
export function addedGame(entry: ListingEntry, { game }: ListedWords): PlainChange {
  const facts = Object.entries(entry).flatMap(([key, value]) =>
    key === "id" || key === "name" || key === "addresses" ? [] : [`${wordsOf(key)}: ${shown(value)}.`],
  );
  return {
    kind: "added",
    id: entry.id,
    sentences: [
      `Lists a new ${game}, ${quoted(entry.name)}, at ${entry.addresses.map(addressWords).join(" and ")}.`,
      ...facts,
      ...tokenSentence(entry),
    ],
  };
}

/** A game that is no longer there. */
export function deletedGame(entry: ListingEntry, { game }: ListedWords): PlainChange {
  return {
    kind: "deleted",
    id: entry.id,
    sentences: [`Removes the ${game} ${quoted(entry.name)} (${entry.id}).`],
  };
}

/** What changed about a game; undefined if nothing meaningful did. */
export function changedGame(old: ListingEntry, entry: ListingEntry, { game }: ListedWords): PlainChange | undefined {
  const newToken = ownerToken(old) === ownerToken(entry) ? [] : tokenSentence(entry);
  const details = [...addressChanges(old, entry), ...factChanges(old, entry), ...newToken];
  const renamed = old.id !== entry.id;
  if (details.length === 0 && !renamed) return undefined;
  const whole = renamed
    ? `Moves the ${game} ${quoted(entry.name)} from the id ${old.id} to ${entry.id}.`
    : `Changes the ${game} ${quoted(entry.name)}.`;
  return { kind: renamed ? "renamed" : "changed", id: entry.id, sentences: [whole, ...details] };
}

/** What the server has to show before the owner of a new or changed entry counts as confirmed. */
function tokenSentence(entry: ListingEntry): string[] {
  const token = ownerToken(entry);
  if (token === undefined) return [];
  return [
    `The owner is shown as confirmed once the server sends the token ${token} in an MSSP variable (such as CLAIM), or shows it on its login screen.`,
  ];
}

/** Items added to or removed from the opt-out list. */
export function optOutChanges(old: readonly OptOutItem[], now: readonly OptOutItem[]): PlainChange[] {
  const subject = (item: OptOutItem): string =>
    "host" in item
      ? `the host ${quoted(item.host)}`
      : "domain" in item
        ? `all of ${quoted(item.domain)}`
        : `the network ${quoted(item.network)}`;
  const before = new Set(old.map(subject));
  const after = new Set(now.map(subject));
  return [
    ...now
      .filter((item) => !before.has(subject(item)))
      .map((item) => `Never visits ${subject(item)} again: ${quoted(item.reason)}.`),
    ...old.filter((item) => !after.has(subject(item))).map((item) => `Removes ${subject(item)} from the opt-out list.`),
  ].map((sentence) => ({ kind: "opt-out", sentences: [sentence] }));
}

function addressChanges(old: ListingEntry, entry: ListingEntry): string[] {
  const before = new Map(old.addresses.map((address) => [addressKey(address), address]));
  const after = new Map(entry.addresses.map((address) => [addressKey(address), address]));
  const former = new Set(entry.formerAddresses?.map(addressKey));
  const sentences: string[] = [];
  for (const [name, address] of after) {
    const was = before.get(name);
    if (was === undefined) sentences.push(`Adds the address ${addressWords(address)}.`);
    else if (addressWords(was) !== addressWords(address)) {
      sentences.push(`The address ${addressWords(was)} becomes ${addressWords(address)}.`);
    }
  }
  for (const [name, address] of before) {
    if (after.has(name)) continue;
    const kept = former.has(name) ? " and keeps it as a former address" : "";
    sentences.push(`Removes the address ${addressWords(address)}${kept}.`);
  }
  const [first, second] = [old.addresses[0], entry.addresses[0]];
  if (first !== undefined && second !== undefined && addressKey(first) !== addressKey(second)) {
    sentences.push(`Makes ${addressWords(second)} the address to visit first.`);
  }
  return sentences;
}

function factChanges(old: ListingEntry, entry: ListingEntry): string[] {
  const keys = new Set([...Object.keys(entry), ...Object.keys(old)]) as Set<keyof ListingFile>;
  return [...keys].flatMap((key) => {
    if ((key as string) === "id" || key === "addresses") return [];
    const [before, after] = [old[key], entry[key]];
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    if (before === undefined) return [`${wordsOf(key)}: ${shown(after)} (new).`];
    if (after === undefined) return [`${wordsOf(key)}: removed (was ${shown(before)}).`];
    return [`${wordsOf(key)}: ${shown(after)} (was ${shown(before)}).`];
  });
}

/** An address with its settings, in words. */
function addressWords({ host, port, tls, encoding, columns }: ListingFile["addresses"][number]): string {
  const more = [tls ? "TLS" : "", encoding ?? "", columns === undefined ? "" : `${String(columns)} columns`].filter(
    Boolean,
  );
  const name = quoted(`${host} ${String(port)}`).slice(1, -1);
  return more.length === 0 ? name : `${name} (${quoted(more.join(", ")).slice(1, -1)})`;
}

/** "payToPlay" → "Pay to play". */
function wordsOf(key: string): string {
  return capital(key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}

function shown(value: unknown): string {
  if (value === true) return "yes";
  if (value === false) return "no";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(shown).join("; ");
  if (value !== null && typeof value === "object") return Object.values(value).map(shown).join(" ");
  return quoted(value, 200);
}
