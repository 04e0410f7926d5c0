/**
 * Lets this process continue when nobody can read its output: the reader of a pipe has left (`| head`), the terminal
 * has closed, or the disk of the log is full. Node would end the process with a stack trace, and a census with it.
 *
 * Output that could not be saved is reported on stderr, and the process exits with 1 unless the command has set an exit
 * code. A reader who leaves has read enough: that is not an error. Call it once, before anything is written.
 */
export function outliveOutput(): void {
  // Nowhere is left to report this.
  process.stderr.on("error", () => undefined);
  let lost = false;
  process.stdout.on("error", ({ code, message }: NodeJS.ErrnoException) => {
    if (lost || code === "EPIPE") return;
    lost = true;
    process.stderr.write(
      `The output could not be written (${code ?? message}), so part of it is lost. Free some space or choose another file, then run it again.\n`,
    );
    process.once("exit", () => (process.exitCode ??= 1));
  });
}
