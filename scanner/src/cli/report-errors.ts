import { ConfigError } from "../config/index.ts";
import { RecordError } from "../record/meaning/index.ts";
import { messageOf, showUnseen } from "../text/index.ts";

/** An error the caller can fix; the message is a sentence for a person. */
export class CommandError extends Error {
  override name = "CommandError";
  readonly exitCode: number;

  /** @param exitCode 2 for a request that cannot be met, 1 when a server could not be reached */
  constructor(message: string, exitCode = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Runs a command's action. Reports bad input as sentences on stderr with exit code 2 (or the error's own), never as a stack trace. */
export async function reportErrors(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    // Loaded only now: a command that works needs no words for errors.
    const { TargetError } = await import("../address/index.ts");
    const { StoreError, storeError } = await import("../census/watch/index.ts");
    const { TranscriptError } = await import("../session/index.ts");
    const known = [ConfigError, RecordError, TargetError, TranscriptError, CommandError, StoreError].some(
      (kind) => error instanceof kind,
    );
    if (known) console.error(showUnseen(messageOf(error)));
    else if (isOfFile(error))
      console.error(storeError(doing[error.syscall] ?? error.syscall, error.path, error).message);
    else if (isFull(error)) console.error(storeError("writing it", "a file", error).message);
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

/** Whether a disk is full. Such an error of a file that is already open does not name it. */
function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}

/** Whether an error is the operating system's about a file: no such folder, no permission, no space. */
function isOfFile(error: unknown): error is { syscall: string; path: string } {
  return (
    error instanceof Error &&
    "syscall" in error &&
    typeof error.syscall === "string" &&
    "path" in error &&
    typeof error.path === "string"
  );
}
