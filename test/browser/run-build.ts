import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

/** How a build ended, and everything that it printed. */
export interface BuildResult {
  status: number | null;
  said: string;
}

/**
 * Runs `astro build`. For the build before all tests; tests use build-site.ts.
 * @param variables additional environment variables
 */
export async function runBuild(variables: Readonly<Record<string, string>>): Promise<BuildResult> {
  const child = spawn("astro", ["build"], {
    env: { ...process.env, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve, reject) => child.on("close", resolve).on("error", reject));
  const [status, ...said] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { status, said: said.join("") };
}

/** @throws Error with what the build printed, if it failed */
export function requireSuccess({ status, said }: BuildResult): void {
  if (status !== 0) throw new Error(`astro build ended with ${String(status)}:\n${said}`);
}
