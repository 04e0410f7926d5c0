import { parseDocument } from "yaml";
import { z } from "zod";
import { listingAddressSchema, listingEntrySchema } from "../../record/index.ts";
import type { Level } from "./keys.ts";

/** A value as it should be written, and what is wrong with it as it is. */
export interface Respelt {
  value: string;
  what: string;
}

type Kind = "text" | "number" | "boolean" | "list" | "other";

const openQuotes = "“”„‟«»‘’‚‹›";
const typographic = new RegExp(`^[${openQuotes}](.*)[${openQuotes}]$`);
const yes = new Set(["true", "yes", "y", "on", "1"]);
const no = new Set(["false", "no", "n", "off", "0"]);

/**
 * What a value of one line should look like.
 * @param written the value as it stands behind the colon
 * @param next the line that follows: a text in quotes may go on there
 * @returns undefined when it may stay as it is, or when nobody can tell what was meant
 */
export function respell(level: Level, key: string, written: string, next: string | undefined): Respelt | undefined {
  switch (kindOf(level, key)) {
    case "number":
      return respellNumber(written);
    case "boolean":
      return respellBoolean(written);
    case "list":
      return respellList(written);
    case "text":
      return respellText(written, next);
    default:
      return undefined;
  }
}

/** A text as YAML writes it: bare where it comes back as it is, else in quotes. */
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

/** Brackets mean more within a list than in a line of their own. */
function listItem(item: string): string {
  return /[[\]{}]/.test(item) ? JSON.stringify(item) : yamlText(item);
}

function respellText(written: string, next: string | undefined): Respelt | undefined {
  if (written === "" || /^[|>]|^#(\s|$)/.test(written)) return undefined;
  const bare = typographic.exec(written)?.[1];
  if (bare !== undefined)
    return { value: yamlText(bare.trim()), what: "these are curly quotes, as word processors make them." };
  const value = readsAs(written);
  if (typeof value === "string" || (value === null && !written.startsWith("#"))) return undefined;
  if (typeof value === "number" || typeof value === "bigint") {
    return { value: JSON.stringify(written), what: "digits alone are read as a number." };
  }
  const meant = unquoted(written, next);
  if (meant === undefined) return undefined;
  return { value: JSON.stringify(meant), what: `${whyQuotes(written)}.` };
}

/** What a value of one line is read as; undefined where it cannot be read. */
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

/** The text that was meant by one with quotes that do not fit; undefined where it may go on in the next line. */
function unquoted(written: string, next: string | undefined): string | undefined {
  const quote = /^["']/.exec(written)?.[0];
  if (quote === undefined) return written;
  if (written.length > 1 && written.endsWith(quote)) return written.slice(1, -1);
  if (written.includes(quote, 1)) return written;
  return next === undefined || next.trim() === "" || /^\S+\s*:/.test(next) ? written.slice(1) : undefined;
}

function whyQuotes(written: string): string {
  if (written.startsWith("#")) return "what follows a # is read as a remark, and passed over";
  if (/^["']/.test(written)) return "the quotes do not fit";
  if (written.includes(": ") || written.endsWith(":")) return "a text with a colon in it needs quotes";
  return `a text that starts with ${written.charAt(0)} needs quotes`;
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

function kind({ type, items }: z.core.JSONSchema.JSONSchema): Kind {
  if (type === "string") return "text";
  if (type === "integer" || type === "number") return "number";
  if (type === "boolean") return "boolean";
  const item = Array.isArray(items) ? items[0] : items;
  return type === "array" && typeof item === "object" && item.type === "string" ? "list" : "other";
}
