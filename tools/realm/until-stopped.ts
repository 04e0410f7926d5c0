/** Waits until the process is asked to end: Ctrl-C, or SIGTERM, which a container engine sends to process 1. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
