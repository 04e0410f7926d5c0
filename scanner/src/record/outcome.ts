import { z } from "zod";

/**
 * How a visit can end: a closed set, so that every reader can handle each case.
 *
 * - Reached and measured: `ok` (it answered), `silent` (it accepted the connection but sent nothing).
 * - Reached but not measured: `turned-away` (it sent a refusal, such as a ban or "the game is full", and hung up),
 *   `cut-off` (it hung up before we could ask for its options).
 * - Not reached: the rest.
 */
const outcomeCodes = [
  "ok",
  "silent",
  "turned-away",
  "cut-off",
  "dns-failure",
  "private-address",
  "forbidden-port",
  "opted-out",
  "refused",
  "unreachable",
  "connect-timeout",
  "reset",
  "tls-failure",
  "not-telnet",
  "internal-error",
] as const;

/** One of the codes. */
export const outcomeCodeSchema = z.enum(outcomeCodes);
/** One of the codes. */
export type OutcomeCode = z.infer<typeof outcomeCodeSchema>;

/** The phase in which a visit ended. */
const visitPhaseSchema = z.enum(["policy", "resolve", "connect", "tls", "session", "done"]);

/** How one visit ended, and why: the code for programs, the reason for people. */
export const outcomeSchema = z.strictObject({
  code: outcomeCodeSchema.describe("How it ended, for programs."),
  reason: z.string().min(1).max(500).describe("What happened, in a sentence for people."),
  phase: visitPhaseSchema.describe("The part of the visit in which it ended."),
  cause: z
    .string()
    .max(100)
    .optional()
    .describe(
      "The operating system's error (ECONNREFUSED …), or the protocol that answered instead of telnet (TLS, SSH …).",
    ),
});

/** How one visit ended, and why. */
export type Outcome = z.infer<typeof outcomeSchema>;

/**
 * Whether a port that was visited without TLS may expect TLS from the first byte: `yes` if it answered with TLS,
 * `maybe` if it sent nothing, as many TLS servers do when they receive something else.
 */
export function mayBeTls({ code, cause }: Pick<Outcome, "code" | "cause">): "yes" | "maybe" | "no" {
  if (code === "not-telnet" && cause === "TLS") return "yes";
  return code === "silent" || code === "reset" ? "maybe" : "no";
}

/**
 * Whether a server was there. True for `ok`, `silent`, `turned-away` and `cut-off`; all others are failures to reach
 * one.
 */
export function reached(outcome: Pick<Outcome, "code">): boolean {
  return wasMeasured(outcome) || wasRefused(outcome);
}

/**
 * Whether the visit lasted long enough to show what the game offers. True for `ok` and `silent`. Any other visit says
 * nothing about the game's screen, options or MSSP, so what is known of them stays as it is.
 */
export function wasMeasured(outcome: Pick<Outcome, "code">): boolean {
  return outcome.code === "ok" || outcome.code === "silent";
}

/** Whether a server was there but did not let us visit it. True for `turned-away` and `cut-off`. */
export function wasRefused(outcome: Pick<Outcome, "code">): boolean {
  return outcome.code === "turned-away" || outcome.code === "cut-off";
}
