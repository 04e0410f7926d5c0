import { readdirSync, rmSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";

/** Node never removes what it keeps, and each version of a module adds a file; a build loads about two thousand. */
const mostFiles = 10_000;

/**
 * Lets Node keep the modules that it loads from now on, stripped of types and compiled, for the next build: in this
 * thread, and in all threads that it starts. Node finds them by their content, its own version and a checksum.
 * @param cacheDir the build's cache
 */
export function keepCompiledCode(cacheDir: string): void {
  const folder = join(cacheDir, "code");
  if (countFiles(folder) > mostFiles) rmSync(folder, { recursive: true, force: true });
  enableCompileCache(folder);
  // Threads do not inherit the setting, but the environment.
  process.env.NODE_COMPILE_CACHE = folder;
}

function countFiles(folder: string): number {
  try {
    return readdirSync(folder).reduce((sum, version) => sum + readdirSync(join(folder, version)).length, 0);
  } catch {
    return 0;
  }
}
