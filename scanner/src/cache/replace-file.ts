import { renameSync, rmSync, writeFileSync } from "node:fs";

/**
 * Writes a file of the cache under another name first and then renames it, so that it appears whole or not at all, even
 * if two builds write it at once. Whatever has its name is replaced, even a folder.
 * @throws Error of the file system
 */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}.draft`;
  writeFileSync(draft, content);
  try {
    renameSync(draft, path);
  } catch {
    rmSync(path, { recursive: true, force: true });
    renameSync(draft, path);
  }
}
