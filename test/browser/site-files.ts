// The files of the built site, as other people's programs meet them.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { inject } from "vitest";
import { base } from "./setup.ts";

const folder = inject("siteFolder");
/** Where the site believes to stand. */
export const home = `https://mudlark.example${base}`;
/** Every file, by its path below the site's folder. */
export const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => statSync(join(folder, file)).isFile())
  .sort();
const known = new Set(files);

export const read = (file: string): string => readFileSync(join(folder, file), "utf8");
export const json = (file: string): unknown => JSON.parse(read(file));

/** The file that a whole address of the site means; "" for addresses elsewhere. */
export function fileAt(address: string): string {
  if (!address.startsWith(home)) return "";
  const path = decodeURIComponent(new URL(address).pathname);
  return relative(base, path.endsWith("/") ? `${path}index.html` : path);
}
export const exists = (address: string): boolean => known.has(fileAt(address));

const parser = new XMLParser({ ignoreAttributes: false });

/** An XML file of the site as objects: attributes begin with `@_`, the text of an element that has some is `#text`. */
export const xml = (file: string): unknown => parser.parse(read(file));

/** What stands once in XML is no list. */
export const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];

/** The text of an element, whether it has attributes or not. */
export function textOf(value: unknown): string {
  const text = typeof value === "object" && value !== null && "#text" in value ? value["#text"] : value;
  return typeof text === "string" || typeof text === "number" ? String(text) : "";
}
