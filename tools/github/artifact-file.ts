import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Reads one file of an unpacked artifact, which is untrusted: only a regular file with a single name, never a link.
 * @param mostBytes how large it may be
 * @throws Error with a sentence
 */
export function readArtifactFile(folder: string, name: string, mostBytes: number): string {
  const file = join(folder, name);
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found?.isFile() !== true || found.nlink > 1) throw new Error(`The artifact has no file ${name}.`);
  if (found.size > mostBytes) throw new Error(`${name} of the artifact is larger than ${String(mostBytes)} bytes.`);
  return readFileSync(file, "utf8");
}

/**
 * The value of a JSON file of an artifact.
 * @throws Error with a sentence
 */
export function readArtifactJson(folder: string, name: string, mostBytes: number): unknown {
  try {
    return JSON.parse(readArtifactFile(folder, name, mostBytes));
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new Error(`${name} in the artifact is not valid JSON.`, { cause });
    throw cause;
  }
}

/** A member of a value of unknown shape; undefined if there is none. */
export function member(value: unknown, name: string): unknown {
  return value !== null && typeof value === "object" && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
