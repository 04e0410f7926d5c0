import { z } from "zod";
import { countryNames } from "@mudlark/scanner/mssp";
import { pageSlug, plainLetters, plainLine } from "@mudlark/scanner/text";
import type { GroupRef } from "./server-view.ts";

const words = z.array(z.string().min(1).max(100));

/** data/aliases/codebases.yml: spellings of codebases, and the family that each belongs to. */
export const codebaseAliasesSchema = z.array(
  z.strictObject({
    name: z.string().min(1).max(60),
    family: z.string().min(1).max(60).optional(),
    /** Other spellings, without versions and anything after them. */
    also: words.optional(),
  }),
);

/** data/aliases/families.yml: families and their other spellings. */
export const familyAliasesSchema = z.array(z.strictObject({ name: z.string().min(1).max(60), also: words.optional() }));

/** data/aliases/countries.yml: what servers write for a country, other than its English name or ISO code. */
export const countryAliasesSchema = z.array(
  z.strictObject({ code: z.string().regex(/^[A-Z]{2}$/, "write the ISO code in two capital letters"), also: words }),
);

/** data/aliases/languages.yml: ISO 639 code and what servers write for it. */
export const languageAliasesSchema = z.array(
  z.strictObject({ code: z.string().regex(/^[a-z]{2,3}$/, "write the ISO code in two or three letters"), also: words }),
);

interface AliasFiles {
  codebases: z.infer<typeof codebaseAliasesSchema>;
  families: z.infer<typeof familyAliasesSchema>;
  countries: z.infer<typeof countryAliasesSchema>;
  languages: z.infer<typeof languageAliasesSchema>;
}

/** Looks up names regardless of case, punctuation and version. */
export interface Aliases {
  /** Codebase and its family; an unknown codebase keeps its own name, without its version. */
  codebase(text: string): { group: GroupRef; family: GroupRef | null; known: boolean };
  family(text: string): { group: GroupRef; known: boolean };
  /** ISO code; null if the text is not a country. */
  country(text: string): string | null;
  /** ISO 639 code; null if the text is not a language. */
  language(text: string): string | null;
}

/** The same key for all spellings: only letters and digits, in lower case. */
function fold(text: string): string {
  return plainLetters(text)
    .replace(/[^\p{L}\p{N}+#]+/gu, " ")
    .trim();
}

const joined = (text: string): string => text.replaceAll(" ", "");

/**
 * Builds the look-up tables.
 * @throws Error with a sentence if two rows claim the same spelling
 */
export function aliasesOf(files: AliasFiles): Aliases {
  const codebases = new Map<string, AliasFiles["codebases"][number]>();
  for (const row of files.codebases)
    for (const text of [row.name, ...(row.also ?? [])]) claim(codebases, text, row, "codebases");
  const families = new Map<string, AliasFiles["families"][number]>();
  for (const row of files.families)
    for (const text of [row.name, ...(row.also ?? [])]) claim(families, text, row, "families");
  const countries = isoNames("region", files.countries);
  const languages = isoNames("language", files.languages);
  return {
    codebase(text) {
      const row = longestPrefix(codebases, text);
      if (row === undefined) return { group: groupOf(withoutVersion(text)), family: null, known: false };
      return { group: groupOf(row.name), family: row.family === undefined ? null : groupOf(row.family), known: true };
    },
    family(text) {
      const row = families.get(joined(fold(text)));
      return row === undefined ? { group: groupOf(text), known: false } : { group: groupOf(row.name), known: true };
    },
    country: (text) => countries.get(fold(text.replace(/\((?:the)\)/i, "").replace(/^the\s+/i, ""))) ?? null,
    language: (text) => languages.get(fold(text)) ?? null,
  };
}

function claim<Row extends { name: string }>(table: Map<string, Row>, text: string, row: Row, file: string): void {
  const key = joined(fold(text));
  const other = table.get(key);
  if (other !== undefined && other !== row) {
    throw new Error(
      `${file}.yml: "${text}" is listed under both ${other.name} and ${row.name}. Remove it from one of them.`,
    );
  }
  table.set(key, row);
}

/**
 * The row whose spelling starts the text, word by word: "CircleMUD 3.0 bpl 22" finds CircleMUD. The longest match wins.
 */
function longestPrefix<Row>(table: ReadonlyMap<string, Row>, text: string): Row | undefined {
  const parts = fold(text)
    .replace(/([a-z])(\d)/g, "$1 $2")
    .split(" ");
  for (let length = parts.length; length > 0; length--) {
    const row = table.get(parts.slice(0, length).join(""));
    if (row !== undefined) return row;
  }
  return undefined;
}

/** "EmpireMUD 2.0 beta 5.202" → "EmpireMUD", "MorgenGrauen-3.3.5" → "MorgenGrauen". */
function withoutVersion(text: string): string {
  const bare = text
    .replace(/[\s_-]*\(.*\)\s*$/, "")
    .replace(/[\s_.-]+v?(?:er(?:sion)?\.?\s*)?\d+(?:[.\d]\S*)?.*$/i, "")
    .trim();
  return bare === "" ? text.trim() : bare;
}

/** Longest group name: names are a word or two, and longer ones would break lists and tables. */
const longestName = 60;

/** The group of servers that share a value, which may be a server's own text. */
export function groupOf(name: string): GroupRef {
  return { slug: pageSlug(name), name: plainLine(name, longestName) };
}

/** English names and codes of all regions or languages that the runtime knows, overridden by the aliases. */
function isoNames(
  kind: "region" | "language",
  rows: readonly { code: string; also: readonly string[] }[],
): Map<string, string> {
  const table = new Map<string, string>();
  for (const [code, name] of kind === "region" ? countryNames() : languageNamesByCode()) {
    if (!table.has(fold(name))) table.set(fold(name), code);
    table.set(fold(code), code);
  }
  for (const row of rows) for (const text of row.also) table.set(fold(text), row.code);
  return table;
}

const languageNames = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

export function languageName(code: string): string {
  return languageNames.of(code) ?? code;
}

/** The languages with a two-letter code (ISO 639-1) that the runtime knows, with their English names. */
function languageNamesByCode(): Map<string, string> {
  const letters = "abcdefghijklmnopqrstuvwxyz".split("");
  return new Map(
    letters.flatMap((first) =>
      letters.flatMap((second): [string, string][] => {
        const name = languageNames.of(first + second);
        return name === undefined ? [] : [[first + second, name]];
      }),
    ),
  );
}
