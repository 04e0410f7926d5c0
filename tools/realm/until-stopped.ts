/** Waits until the process is asked to end: Ctrl-C, or SIGTERM as a container's engine sends it to process 1. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
