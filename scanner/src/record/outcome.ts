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
