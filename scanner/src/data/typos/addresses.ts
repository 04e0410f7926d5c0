import { defined } from "../../objects/index.ts";
import { keyLine, shown, type Line, type Typo } from "./line.ts";

/** One address while its lines are collected; values are the raw texts. */
interface Item {
  values: Map<string, string>;
  /** Where its first line stands. */
  from: number;
}

/** Keys only addresses have: wherever they are, they belong to one. */
const addressOnlyKeys = new Set(["host", "port", "tls"]);
/** In the order in which they are written. */
const addressKeys = new Set([...addressOnlyKeys, "encoding", "columns"]);

interface Gathered {
  items: Item[];
  /** The first line that is not as YAML needs it. */
  wrong?: { line: number; what: string };
  /** Number of lines in the block. */
  length: number;
}

/**
 * Rearranges the lines of the addresses: one hyphen per address, its keys below each other, and a host with a port or
 * telnet:// split up. Lines that are in order are left alone.
 */
export function fixAddresses(lines: readonly Line[]): { lines: Line[]; typos: Typo[] } {
  const start = startOf(lines);
  const first = lines[start];
  if (first === undefined) return { lines: [...lines], typos: [] };
  const headed = first.text.startsWith("addresses");
  const found = gather(
    lines,
    headed ? start + 1 : start,
    headed ? (keyLine(first.text)?.value ?? "") : undefined,
    first,
  );
  if (found?.wrong === undefined) return { lines: [...lines], typos: [] };
  const block = found.items.flatMap(linesOf);
  const fixed = [
    ...lines.slice(0, start),
    { text: "addresses:", from: first.from },
    ...block,
    ...lines.slice((headed ? start + 1 : start) + found.length),
  ];
  const { line, what } = found.wrong;
  // A tab that was reported already is the same typo.
  if (lines.some(({ from, reported }) => reported === true && from === line)) return { lines: fixed, typos: [] };
  const shownLines = headed ? block : [{ text: "addresses:", from: first.from }, ...block];
  const tip = `Write the lines below one another, like this: ${shownLines.map(({ text }) => `"${shown(text)}"`).join(", ")}.`;
  return { lines: fixed, typos: [{ line, field: "addresses", what, tip }] };
}

/** The line that opens the addresses; or an address without that line above it. */
function startOf(lines: readonly Line[]): number {
  let block = "";
  return lines.findIndex(({ text }) => {
    const line = keyLine(text);
    if (line === undefined) return false;
    const outermost = line.indent + line.dash === "";
    if (outermost) block = line.key;
    return outermost
      ? line.key === "addresses" || addressOnlyKeys.has(line.key)
      : addressOnlyKeys.has(line.key) && block === "";
  });
}

function gather(lines: readonly Line[], start: number, inline: string | undefined, head: Line): Gathered | undefined {
  const items: Item[] = [];
  let wrong: Gathered["wrong"] =
    inline === undefined ? { line: head.from, what: "the line addresses: is missing above it." } : undefined;
  const blame = (line: number, what: string): void => void (wrong ??= { line, what });
  if (inline !== undefined && inline !== "") {
    const item = itemOf(inline, head.from);
    if (item === undefined) return undefined;
    blame(head.from, "this is not a list.");
    items.push(item);
  }
  let column: number | undefined;
  let index = start;
  for (; index < lines.length; index++) {
    const { text, from } = lines[index] ?? head;
    if (text.trim() === "") continue;
    const line = keyLine(text);
    if (line === undefined || !addressKeys.has(line.key)) {
      const bare = /^\s*-\s*(\S.*)$/.exec(text)?.[1]?.trim();
      // `telnet://host` looks like a key and its value.
      const isAddress = line === undefined || /^["']?telnets?:\/\//i.test(bare ?? "");
      const item = bare === undefined || !isAddress ? undefined : itemOf(bare, from);
      if (item === undefined) break;
      blame(from, "an address needs a host and a port, each with its key.");
      items.push(item);
      continue;
    }
    const at = line.indent.length + line.dash.length;
    if (at === 0 && !addressOnlyKeys.has(line.key)) break;
    let item = items.at(-1);
    const begins = item === undefined || item.values.has(line.key) || (line.dash !== "" && !isTail(item, line.key));
    if (item === undefined || begins) {
      item = { values: new Map(), from };
      items.push(item);
    }
    if (begins && line.dash === "") blame(from, "an address starts with a hyphen.");
    if (!begins && line.dash !== "") blame(from, "the host and port of one address share one hyphen.");
    column ??= at;
    if (at !== column || at === 0) blame(from, "this line has the wrong indentation.");
    item.values.set(line.key, line.value);
  }
  // Unknown lines with deeper indentation would be lost if the lines were rearranged.
  if (/^\s/.test(lines[index]?.text ?? "")) return undefined;
  for (const item of items) if (takeApart(item)) blame(item.from, "a host is written without a port or telnet://.");
  const end = trimmed(lines, start, index);
  return items.length === 0 ? undefined : { items, length: end - start, ...defined({ wrong }) };
}

/** Whether `- port:` below `- host:` belongs to the same address. */
function isTail({ values }: Item, key: string): boolean {
  return key !== "host" && values.has("host") && !values.has("port") && !values.has(key);
}

/** The end of the block without its trailing blank lines. */
function trimmed(lines: readonly Line[], start: number, end: number): number {
  let last = end;
  while (last > start && lines[last - 1]?.text.trim() === "") last--;
  return last;
}

function itemOf(text: string, from: number): Item | undefined {
  const item: Item = { values: new Map([["host", text]]), from };
  return takeApart(item) ? item : undefined;
}

/** Splits a host that contains a port or a scheme; returns true if it did. */
function takeApart({ values }: Item): boolean {
  const host = values.get("host");
  const parts = host === undefined ? undefined : partsOf(host);
  if (parts === undefined) return false;
  if (parts.port !== undefined && values.has("port") && values.get("port") !== parts.port) return false;
  values.set("host", parts.host);
  if (parts.port !== undefined) values.set("port", parts.port);
  if (parts.tls && !values.has("tls")) values.set("tls", "true");
  return true;
}

/** host, host:port, "host port", telnet://host:port/, telnets://… taken apart. */
function partsOf(text: string): { host: string; port?: string; tls: boolean } | undefined {
  const found =
    text.length > 300
      ? null
      : /^["']?(?:(telnets?|https?|mud):\/\/)?([\p{L}\p{N}._-]+)(?:(?:\s*[:,]\s*|\s+)(\d{1,5}))?\/?["']?$/iu.exec(text);
  const [, scheme, host, port] = found ?? [];
  // A bare host, quoted or not, may stay as it is.
  if (host === undefined || (scheme === undefined && port === undefined)) return undefined;
  return { host, tls: scheme?.toLowerCase() === "telnets", ...defined({ port }) };
}

function linesOf({ values, from }: Item): Line[] {
  return [...addressKeys]
    .flatMap((key) => {
      const value = values.get(key);
      return value === undefined ? [] : [`${key}: ${value}`];
    })
    .map((text, index) => ({ text: `${index === 0 ? "  - " : "    "}${text}`, from }));
}
