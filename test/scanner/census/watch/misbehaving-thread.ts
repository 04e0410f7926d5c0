// A census thread whose visits misbehave, depending on the game's address; started by the supervisor tests.
import { runCensus } from "../../../../scanner/src/census/visiting/index.ts";
import { serve } from "../../../../scanner/src/census/watch/serve.ts";
import { visit } from "../../../../scanner/src/session/index.ts";
import type { Visit, VisitOptions, VisitTarget } from "../../../../scanner/src/session/index.ts";

/** Addresses of the games, and what their visits do. */
const spins = "127.0.52.101";
const eats = "127.0.52.102";
const throwsLater = "127.0.52.103";
const exits = "127.0.52.104";

async function misbehave(target: VisitTarget, options: Pick<VisitOptions, "onThread">): Promise<void> {
  options.onThread?.();
  if (target.host === spins) for (;;);
  if (target.host === eats) {
    const eaten: number[][] = [];
    for (;;) {
      eaten.push(Array.from({ length: 100_000 }, (_, index) => index + eaten.length));
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  if (target.host === throwsLater) {
    setImmediate(() => {
      throw new Error("thrown where nobody catches it");
    });
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  // Like a bug in native code: without any message.
  if (target.host === exits) process.exit(1);
}

/** The servers answer at once, so visits run faster than real time. */
const pace = 4;

async function visitAndMisbehave(target: VisitTarget, options: VisitOptions): Promise<Visit> {
  const brought = await visit(target, { ...options, pace });
  await misbehave(target, options);
  return brought;
}

await serve((options, world) => runCensus(options, { ...world, visit: visitAndMisbehave }));
