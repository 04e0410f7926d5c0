import { RecordError } from "../record/index.ts";

/** Runs an action of a command; bad input becomes its sentences on stderr and exit code 2, never a stack trace. */
export async function told(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
