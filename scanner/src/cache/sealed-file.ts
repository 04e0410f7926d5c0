import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { replaceFile } from "./replace-file.ts";

/*
 * The rules of everything that a build or a census keeps for the next one:
 *
 * - With the cache, a build makes the same files as without it, byte for byte, and a census makes the same visits.
 * - What is kept is found by the content that it was made from (`contentKey`) and by the version of the code that made
 *   it (`codeVersion`), never by a file's name or date.
 * - Each file begins with a checksum of its version and content. A file that is damaged, cut short or of another version
 *   is ignored and made again.
 * - A file is written under another name first, so that a killed program leaves no half of one.
 */

/** A file of the cache: its value, or why there is none. */
type Sealed<Value> = { value: Value } | { missing: "absent" | "unreadable" | "damaged" };

/**
 * Reads a file of the cache.
 * @param version of the code that makes such values; "" if the file's name depends on it
 * @returns the value that was written, as plain JSON; its type is the writer's, which the version stands for
 */
export function readSealed<Value>(path: string, version: string): Sealed<Value> {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    return { missing: (cause as NodeJS.ErrnoException).code === "ENOENT" ? "absent" : "unreadable" };
  }
  const end = text.indexOf("\n");
  const content = text.slice(end + 1);
  if (end === -1 || text.slice(0, end) !== sealOf(content, version)) return { missing: "damaged" };
  return { value: JSON.parse(content) as Value };
}

/**
 * Writes a file of the cache, and its folder if there is none.
 * @param value plain JSON
 * @throws Error of the file system
 */
export function writeSealed(path: string, version: string, value: unknown): void {
  const content = JSON.stringify(value);
  mkdirSync(dirname(path), { recursive: true });
  replaceFile(path, `${sealOf(content, version)}\n${content}`);
}

function sealOf(content: string, version: string): string {
  return contentKey(version === "" ? content : `${version}\n${content}`);
}

/** A key for content: its SHA-256, in hexadecimal digits. */
export function contentKey(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * The version of code: changes with each of its files.
 * @param folders whose TypeScript counts
 * @param files any other files that the results depend on
 * @param more anything else, such as the versions of packages
 */
export function codeVersion(folders: readonly string[], files: readonly string[] = [], more: unknown = null): string {
  const sources = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .sort()
      .map((name) => [name, join(folder, name)]),
  );
  const named = [...sources, ...files.map((file) => [basename(file), file])];
  return contentKey(JSON.stringify([more, named.map(([name = "", file = ""]) => [name, readFileSync(file, "utf8")])]));
}
