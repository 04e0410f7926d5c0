import type { Outcome } from "../outcome.ts";
import { beginning } from "../../text/index.ts";

/**
 * The outcome of attempts at the addresses of a name, none of which accepted a connection.
 * @param first the outcome of the first
 * @param tried number of addresses; if there were more than one, the reason says so
 */
export function noneAccepted(first: Outcome, tried: number): Outcome {
  if (tried === 1) return first;
  return {
    ...first,
    reason: beginning(`${first.reason} None of its ${tried} addresses accepted a connection.`, 500),
  };
}

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
