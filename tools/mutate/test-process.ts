import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { TestRequest } from "./run-tests.ts";

/** Runs unit tests in a separate process, which is killed and started again if a change makes them loop forever. */
export class TestProcess {
  #child: ChildProcess | undefined;

  /**
   * Runs tests up to the first failure.
   * @param longestMs how long they may take, in milliseconds
   * @returns the test files that failed; undefined if they did not end in time
   */
  async failures(request: TestRequest, longestMs: number): Promise<string[] | undefined> {
    const child = (this.#child ??= await start());
    const stop = new AbortController();
    const answer = once(child, "message", stop).then(([failed]) => failed as string[]);
    const ended = once(child, "exit", stop).then(() => "ended" as const);
    child.send(request);
    try {
      const result = await Promise.race([answer, ended, setTimeout(longestMs, "late" as const, stop)]);
      if (typeof result !== "string") return result;
      this.end();
      return undefined;
    } finally {
      stop.abort();
      await Promise.allSettled([answer, ended]);
    }
  }

  /** Ends the process and the workers of Vitest, which are in its group. */
  end(): void {
    const { pid } = this.#child ?? {};
    this.#child = undefined;
    if (pid === undefined) return;
    try {
      process.kill(-pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }
}

async function start(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL("run-tests.ts", import.meta.url)), { detached: true, stdio: "ignore" });
  const [state] = (await once(child, "message")) as [unknown];
  if (state !== "ready") throw new Error("The process that runs the tests did not start.");
  return child;
}
