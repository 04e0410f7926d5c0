// The files of the built site, as other people's programs see them.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { inject } from "vitest";
import { base } from "./setup.ts";

const folder = inject("siteFolder");
/** The address that the site is built for. */
export const home = `https://mudlark.example${base}`;
/** Every file, by its path below the site's folder. */
export const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => statSync(join(folder, file)).isFile())
  .sort();
const known = new Set(files);

export const read = (file: string): string => readFileSync(join(folder, file), "utf8");
export const json = (file: string): unknown => JSON.parse(read(file));

/** The file for a complete address of the site; "" for other addresses. */
export function fileAt(address: string): string {
  if (!address.startsWith(home)) return "";
  const path = decodeURIComponent(new URL(address).pathname);
  return relative(base, path.endsWith("/") ? `${path}index.html` : path);
}
export const exists = (address: string): boolean => known.has(fileAt(address));

const parser = new XMLParser({ ignoreAttributes: false });

/**
 * An XML file of the site as objects: attributes start with `@_`, the text of an element with attributes is `#text`.
 */
export const xml = (file: string): unknown => parser.parse(read(file));

/** An element that occurs once in XML is not parsed as a list. */
export const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];

/** The text of an element, with or without attributes. */
export function textOf(value: unknown): string {
  const text = typeof value === "object" && value !== null && "#text" in value ? value["#text"] : value;
  return typeof text === "string" || typeof text === "number" ? String(text) : "";
}
