import { basename } from "node:path";
import { defined } from "../objects/index.ts";
import { listingEntrySchema, listingIdSchema, type ListingEntry, type ListingFile } from "../record/index.ts";
import { type Finding } from "./finding.ts";
import { findingsOf, mostFindings } from "./issue-sentence.ts";
import { keysOfPath } from "./typos/keys.ts";
import { meantBy } from "./typos/fix-typos.ts";
import { longestFile } from "./written/plain-file.ts";
import { readYaml, type YamlFile } from "./yaml-file.ts";
import { isDeviceName, quoted, slug } from "../text/index.ts";

/** The result of reading one file: its entry if it is valid, its YAML if it parses, and what is wrong. */
export interface EntryFile {
  file: string;
  /** Path below the tree it was read from; absent if it was read on its own. */
  path?: string;
  /** Its text, unchanged; absent if it was not read. */
  text?: string;
  /** Id from the file's name; undefined if the name is not a valid id. */
  id: string | undefined;
  entry?: ListingEntry;
  yaml?: YamlFile;
  findings: Finding[];
  /** The text as its author meant it, if that can be guessed. */
  meant?: string;
  /** A valid file name, if this one is not valid. */
  betterName?: string;
}

/** Typographic quotes around a value: YAML takes them for part of the value. */
const printedQuotes = /:\s*[“”„«»‘’]/;

/**
 * Reads one file of data/servers.
 * @param file its path, for messages and for its id
 * @param text its text
 */
export function readEntry(file: string, text: string): EntryFile {
  const id = idOf(file);
  const name = id === undefined ? nameFinding(file) : { findings: [] };
  const { yaml, value, findings } = parse(file, text);
  const valid = findings.length === 0;
  const meant = (valid && !printedQuotes.test(text)) || text.length > longestFile ? undefined : meantBy(text);
  if (meant !== undefined && meant.typos.length > 0) {
    const left = parse(file, meant.text).findings.map((finding) =>
      finding.line === undefined ? finding : { ...finding, line: meant.lineBefore(finding.line) },
    );
    const typos = meant.typos.map((typo): Finding => ({ file, rule: "schema", ...typo }));
    const all = [...typos, ...left].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, mostFindings);
    return { file, id, ...name, findings: [...name.findings, ...all], meant: meant.text };
  }
  return {
    file,
    id,
    ...name,
    ...defined({ yaml }),
    findings: [...name.findings, ...findings],
    ...(id !== undefined && value !== undefined && valid && { entry: { id, ...value } }),
  };
}

interface Parsed {
  yaml?: YamlFile;
  value?: ListingFile;
  findings: Finding[];
}

function parse(file: string, text: string): Parsed {
  const yaml = readYaml(file, text);
  if (Array.isArray(yaml)) return { findings: yaml };
  const parsed = listingEntrySchema.safeParse(yaml.value, { reportInput: true });
  if (parsed.success) return { yaml, value: parsed.data, findings: [] };
  return { yaml, findings: findingsOf(yaml, parsed.error, keysOfPath) };
}

/** Endings of files that are meant as entries: from other editors, from Windows, or none at all. */
const endingsOfEntries = /(?:\.ya?ml)?(?:\.txt)?$/i;

function nameFinding(file: string): { findings: Finding[]; betterName?: string } {
  const name = basename(file);
  const better = slug(name.replace(endingsOfEntries, ""));
  const ok = listingIdSchema.safeParse(better).success;
  const why = isDeviceName(basename(file, ".yml")) ? " (Windows reserves it for a device)" : "";
  const rule = "in lower-case letters, digits and single hyphens, and end it with .yml";
  const tip = ok ? `Rename it to ${better}.yml` : `Name it after the game ${rule}, as in the-7th-plane.yml`;
  return {
    findings: [
      {
        file,
        rule: "file-name",
        what: `${quoted(name)} is not a valid name for an entry${why}.`,
        tip: ok ? `${tip}: lower-case letters, digits, single hyphens, and .yml at the end.` : `${tip}.`,
      },
    ],
    ...(ok && { betterName: `${better}.yml` }),
  };
}

/** The id that a file name gives: its base name without .yml, where that is an id. */
export function idOf(file: string): string | undefined {
  const name = basename(file);
  if (!name.endsWith(".yml")) return undefined;
  const parsed = listingIdSchema.safeParse(name.slice(0, -".yml".length));
  return parsed.success ? parsed.data : undefined;
}
