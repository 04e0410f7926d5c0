import { accessSync, constants, mkdirSync } from "node:fs";
import { messageOf } from "@mudlark/scanner/text";

/** The folders that a build writes to: what is in them, and the variable that sets them instead of the configuration. */
const folders = {
  outDir: { content: "The site", variable: "MUDLARK_OUT" },
  cacheDir: { content: "The cache", variable: "MUDLARK_CACHE" },
};

/** A folder that a build cannot write to. */
class FolderError extends Error {
  override name = "FolderError";

  constructor(folder: string, setting: keyof typeof folders, cause: unknown) {
    const { content, variable } = folders[setting];
    const cure = `Name a folder that can be written, as ${setting} in mudlark.config.ts or as ${variable}.`;
    super(`${content} cannot be in ${folder} (${messageOf(cause)}). ${cure}`);
    // The message is for the person who chose the folder; they do not need a stack trace, of ours or of the cause.
    this.stack = "";
  }
}

/**
 * Creates a folder that a build writes to, with its parents, if there is none.
 * @param setting what names it in the configuration
 * @throws FolderError with a sentence if it cannot be created or written to
 */
export function prepareFolder(folder: string, setting: keyof typeof folders): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new FolderError(folder, setting, cause);
  }
}
