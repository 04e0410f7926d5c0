import { TargetError } from "../address/index.ts";
import { StoreError, storeError } from "../census/index.ts";
import { RecordError } from "../record/index.ts";
import { TranscriptError } from "../session/index.ts";
import { showUnseen } from "../text/index.ts";

/** Something that the caller can fix, in a sentence. */
export class CommandError extends Error {
  override name = "CommandError";
  readonly exitCode: number;

  /** @param exitCode 2 where the caller asked for what cannot be, 1 where the world did not answer */
  constructor(message: string, exitCode = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Runs an action of a command; bad input becomes its sentences on stderr and exit code 2 (or the error's own), never a stack trace. */
export async function reportErrors(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    const known = [RecordError, TargetError, TranscriptError, CommandError, StoreError].some(
      (kind) => error instanceof kind,
    );
    if (known) console.error(showUnseen((error as Error).message));
    else if (isOfFile(error))
      console.error(storeError(doing[error.syscall] ?? error.syscall, error.path, error).message);
    else throw error;
    process.exitCode = error instanceof CommandError ? error.exitCode : 2;
  }
}

const doing: Readonly<Record<string, string>> = {
  open: "opening it",
  read: "reading it",
  write: "writing it",
  mkdir: "making the folder",
  rename: "renaming it",
  scandir: "listing it",
};

/** What the operating system says of a file: no such folder, not allowed, no room. */
function isOfFile(error: unknown): error is { syscall: string; path: string } {
  return (
    error instanceof Error &&
    "syscall" in error &&
    typeof error.syscall === "string" &&
    "path" in error &&
    typeof error.path === "string"
  );
}
