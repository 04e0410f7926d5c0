import { parseDocument } from "yaml";
import { z } from "zod";
import { listingAddressSchema, listingEntrySchema } from "../../record/index.ts";
import type { Level } from "./keys.ts";

/** A corrected value, and what was wrong with it. */
interface Respelt {
  value: string;
  what: string;
}

type Kind = "text" | "choice" | "number" | "boolean" | "list" | "other";

const openQuotes = "“”„‟«»‘’‚‹›";
const typographic = new RegExp(`^[${openQuotes}](.*)[${openQuotes}]$`);
const yes = new Set(["true", "yes", "y", "on", "1"]);
const no = new Set(["false", "no", "n", "off", "0"]);

/**
 * Corrects a value written on one line.
 * @param written the value after the colon
 * @param next the next line, on which a quoted text may continue
 * @returns undefined if the value is fine, or if the intention is unclear
 */
export function respell(level: Level, key: string, written: string, next: string | undefined): Respelt | undefined {
  switch (kindOf(level, key)) {
    case "number":
      return respellNumber(written);
    case "boolean":
      return respellBoolean(written);
    case "list":
      return respellList(written);
    case "choice":
      // Digits in quotes would still not be one of the words.
      return /^\d+$/.test(written) ? undefined : respellText(written, next);
    case "text":
      return respellText(written, next) ?? (webKeys.has(key) ? respellWeb(written) : undefined);
    default:
      return undefined;
  }
}

/** Keys whose value is a web address. */
const webKeys = new Set(["website", "discord", "play", "url"]);

/** A web address as people write it, without its scheme: "www.example.org", "example.org/play". */
function respellWeb(written: string): Respelt | undefined {
  const address = /^(["']?)((?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,63}(?:[/:][^\s"'#]*)?)\1$/i.exec(written)?.[2];
  return address === undefined
    ? undefined
    : { value: `https://${address}`, what: "a web address starts with https://." };
}

/** Whether a key of an entry may be left out, and has its value on its own line. */
export function isOptional(key: string): boolean {
  return key !== "name" && kindOf("entry", key) !== "other";
}

/** Text as YAML: unquoted if it reads back unchanged, else in quotes. */
function yamlText(text: string): string {
  return readsAs(text) === text ? text : JSON.stringify(text);
}

function respellNumber(written: string): Respelt | undefined {
  const digits = new RegExp(`^["'${openQuotes}]+(\\d+)["'${openQuotes}]+$`).exec(written)?.[1];
  return digits === undefined ? undefined : { value: digits, what: "a number is written without quotes." };
}

function respellBoolean(written: string): Respelt | undefined {
  const bare = written.replace(new RegExp(`^["'${openQuotes}]|["'${openQuotes}]$`, "g"), "").toLowerCase();
  const value = yes.has(bare) ? "true" : no.has(bare) ? "false" : undefined;
  return value === undefined || value === written ? undefined : { value, what: "this is not true or false." };
}

function respellList(written: string): Respelt | undefined {
  if (written === "" || /^[[{#&*!|>]/.test(written)) return undefined;
  const bare = /^(["']).*\1$/.test(written) ? written.slice(1, -1) : written;
  const items = bare.split(/[,;]/).flatMap((item) => (item.trim() === "" ? [] : listItem(item.trim())));
  return { value: `[${items.join(", ")}]`, what: "this is not a list." };
}

/** Brackets have a meaning within a list that they don't have on a separate line. */
function listItem(item: string): string {
  return /[[\]{}]/.test(item) ? JSON.stringify(item) : yamlText(item);
}

function respellText(written: string, next: string | undefined): Respelt | undefined {
  if (written === "" || /^[|>]|^#(\s|$)/.test(written)) return undefined;
  const bare = typographic.exec(written)?.[1];
  if (bare !== undefined)
    return { value: yamlText(bare.trim()), what: "these are typographic quotes, as word processors insert them." };
  const value = readsAs(written);
  if (typeof value === "string" || (value === null && !written.startsWith("#"))) return undefined;
  if (typeof value === "number" || typeof value === "bigint") {
    return { value: JSON.stringify(written), what: "YAML reads digits as a number." };
  }
  const meant = unquoted(written, next);
  if (meant === undefined) return undefined;
  return { value: JSON.stringify(meant), what: `${whyQuotes(written)}.` };
}

/** What YAML reads a one-line value as; undefined if it cannot be read. */
function readsAs(written: string): unknown {
  if (/^[&*!]/.test(written)) return undefined;
  try {
    const document = parseDocument(`k: ${written}\n`, { prettyErrors: false });
    if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
    return (document.toJS({ maxAliasCount: 0 }) as { k?: unknown }).k;
  } catch {
    return undefined;
  }
}

/** The text inside mismatched quotes; undefined if it may continue on the next line. */
function unquoted(written: string, next: string | undefined): string | undefined {
  const quote = /^["']/.exec(written)?.[0];
  if (quote === undefined) return written;
  if (written.length > 1 && written.endsWith(quote)) return written.slice(1, -1);
  if (written.includes(quote, 1)) return written;
  return next === undefined || next.trim() === "" || /^\S+\s*:/.test(next) ? written.slice(1) : undefined;
}

function whyQuotes(written: string): string {
  if (written.startsWith("#")) return "YAML ignores what follows a # as a comment";
  if (/^["']/.test(written)) return "the quotes do not match";
  if (written.includes(": ") || written.endsWith(":")) return "text with a colon in it needs quotes";
  return `text that starts with ${written.charAt(0)} needs quotes`;
}

let kinds: Readonly<Record<Exclude<Level, "source">, ReadonlyMap<string, Kind>>> | undefined;

function kindOf(level: Level, key: string): Kind {
  if (level === "source") return "text";
  kinds ??= { entry: kindsOf(listingEntrySchema), address: kindsOf(listingAddressSchema) };
  return kinds[level].get(key) ?? "other";
}

function kindsOf(schema: z.ZodType): Map<string, Kind> {
  const { properties = {} } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return new Map(
    Object.entries(properties).map(([key, property]) => [
      key,
      typeof property === "boolean" ? "other" : kind(property),
    ]),
  );
}

function kind({ type, items, enum: words, const: word, anyOf }: z.core.JSONSchema.JSONSchema): Kind {
  if (type === "string") return words === undefined && word === undefined ? "text" : "choice";
  // True, false, or a word.
  if (anyOf?.some((each) => typeof each === "object" && each.type === "boolean") === true) return "boolean";
  if (type === "integer" || type === "number") return "number";
  if (type === "boolean") return "boolean";
  const item = Array.isArray(items) ? items[0] : items;
  return type === "array" && typeof item === "object" && item.type === "string" ? "list" : "other";
}
