import { TargetError } from "../address/index.ts";
import { RecordError } from "../record/index.ts";
import { TranscriptError } from "../session/index.ts";

/** Something that the caller can mend, in a sentence. */
export class CommandError extends Error {
  override name = "CommandError";
}

/** Runs an action of a command; bad input becomes its sentences on stderr and exit code 2, never a stack trace. */
export async function told(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    const known = [RecordError, TargetError, TranscriptError, CommandError].some((kind) => error instanceof kind);
    if (!known) throw error;
    console.error((error as Error).message);
    process.exitCode = 2;
  }
}
