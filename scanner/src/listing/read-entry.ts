import { basename } from "node:path";
import {
  listingAddressSchema,
  listingEntrySchema,
  listingIdSchema,
  isDeviceName,
  type ListingEntry,
} from "../record/index.ts";
import { quoted, type Finding } from "./finding.ts";
import { findingsOf } from "./issue-sentence.ts";
import { readYaml, type YamlFile } from "./yaml-file.ts";

const keys = [...new Set([...Object.keys(listingEntrySchema.shape), ...Object.keys(listingAddressSchema.shape)])];

/** What became of one file: its entry where it is sound, its YAML where it is YAML, and what is wrong. */
export interface EntryFile {
  file: string;
  /** Id by the file's name; undefined where the name is none. */
  id: string | undefined;
  entry?: ListingEntry;
  yaml?: YamlFile;
  findings: Finding[];
}

/**
 * Reads one file of data/servers.
 * @param file its path, for messages and for its id
 * @param text its text
 */
export function readEntry(file: string, text: string): EntryFile {
  const findings: Finding[] = [];
  const id = idOf(file);
  if (id === undefined) {
    findings.push({
      file,
      rule: "file-name",
      what: `${quoted(basename(file))} is no name for an entry${isDeviceName(basename(file, ".yml")) ? " (Windows keeps it for a device)" : ""}.`,
      tip: "Name it after the game in small letters, digits and single hyphens, and end it with .yml, as in the-7th-plane.yml.",
    });
  }
  const yaml = readYaml(file, text);
  if (Array.isArray(yaml)) return { file, id, findings: [...findings, ...yaml] };
  const parsed = listingEntrySchema.safeParse(yaml.value, { reportInput: true });
  if (!parsed.success) return { file, id, yaml, findings: [...findings, ...findingsOf(yaml, parsed.error, keys)] };
  return { file, id, yaml, findings, ...(id === undefined ? {} : { entry: { id, ...parsed.data } }) };
}

/** The id that a file name gives: its base name without .yml, where that is an id. */
export function idOf(file: string): string | undefined {
  const name = basename(file);
  if (!name.endsWith(".yml")) return undefined;
  const parsed = listingIdSchema.safeParse(name.slice(0, -".yml".length));
  return parsed.success ? parsed.data : undefined;
}
