import { basename } from "node:path";
import {
  listingEntrySchema,
  listingIdSchema,
  isDeviceName,
  type ListingEntry,
  type ListingFile,
} from "../record/index.ts";
import { quoted, type Finding } from "./finding.ts";
import { findingsOf, MOST_FINDINGS } from "./issue-sentence.ts";
import { keysOfPath } from "./typos/keys.ts";
import { meantBy } from "./typos/fix-typos.ts";
import { slug } from "./slug.ts";
import { LONGEST_FILE, readYaml, type YamlFile } from "./yaml-file.ts";

/** What became of one file: its entry where it is sound, its YAML where it is YAML, and what is wrong. */
export interface EntryFile {
  file: string;
  /** Below the tree that it was read from; absent where it was read alone. */
  path?: string;
  /** Its text as it stands; absent where it was not read. */
  text?: string;
  /** Id by the file's name; undefined where the name is none. */
  id: string | undefined;
  entry?: ListingEntry;
  yaml?: YamlFile;
  findings: Finding[];
  /** The text as it was meant, where that can be told from it as it is. */
  meant?: string;
  /** A file name that would do, where this one does not. */
  betterName?: string;
}

/** Quotes of a word processor around a value: YAML takes them for a part of the name. */
const PRINTED_QUOTES = /:\s*[“”„«»‘’]/;

/**
 * Reads one file of data/servers.
 * @param file its path, for messages and for its id
 * @param text its text
 */
export function readEntry(file: string, text: string): EntryFile {
  const id = idOf(file);
  const name = id === undefined ? nameFinding(file) : { findings: [] };
  const { yaml, value, findings } = parse(file, text);
  const sound = findings.length === 0;
  const meant = (sound && !PRINTED_QUOTES.test(text)) || text.length > LONGEST_FILE ? undefined : meantBy(text);
  if (meant !== undefined && meant.typos.length > 0) {
    const left = parse(file, meant.text).findings.map((finding) =>
      finding.line === undefined ? finding : { ...finding, line: meant.lineBefore(finding.line) },
    );
    const typos = meant.typos.map((typo): Finding => ({ file, rule: "schema", ...typo }));
    const all = [...typos, ...left].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)).slice(0, MOST_FINDINGS);
    return { file, id, ...name, findings: [...name.findings, ...all], meant: meant.text };
  }
  return {
    file,
    id,
    ...name,
    ...(yaml === undefined ? {} : { yaml }),
    findings: [...name.findings, ...findings],
    ...(id === undefined || value === undefined || !sound ? {} : { entry: { id, ...value } }),
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

/** Endings with which files come that were meant as entries: of other editors, of Windows, or none at all. */
const ENDING = /(?:\.ya?ml)?(?:\.txt)?$/i;

/** Whether a file name is that of an entry, or was meant to be. */
export function isMeantAsEntry(name: string): boolean {
  return /\.ya?ml(?:\.txt)?$|^[^.]+$/i.test(name);
}

function nameFinding(file: string): { findings: Finding[]; betterName?: string } {
  const name = basename(file);
  const better = slug(name.replace(ENDING, ""));
  const ok = listingIdSchema.safeParse(better).success;
  const why = isDeviceName(basename(file, ".yml")) ? " (Windows keeps it for a device)" : "";
  const rule = "in small letters, digits and single hyphens, and end it with .yml";
  const tip = ok ? `Rename it to ${better}.yml` : `Name it after the game ${rule}, as in the-7th-plane.yml`;
  return {
    findings: [
      {
        file,
        rule: "file-name",
        what: `${quoted(name)} is no name for an entry${why}.`,
        tip: ok ? `${tip}: small letters, digits, single hyphens, and .yml at the end.` : `${tip}.`,
      },
    ],
    ...(ok ? { betterName: `${better}.yml` } : {}),
  };
}

/** The id that a file name gives: its base name without .yml, where that is an id. */
export function idOf(file: string): string | undefined {
  const name = basename(file);
  if (!name.endsWith(".yml")) return undefined;
  const parsed = listingIdSchema.safeParse(name.slice(0, -".yml".length));
  return parsed.success ? parsed.data : undefined;
}
