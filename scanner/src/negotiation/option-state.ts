/**
 * One option on one side, by the Q method of RFC 1143 section 7. The same machine serves both sides:
 * for the peer's side `yes` is WILL as heard and DO as said, for ours DO as heard and WILL as said.
 */
export type QState = "no" | "yes" | "want-no" | "want-no-opposite" | "want-yes" | "want-yes-opposite";

/** What to say, and where that leads; `say` is absent when nothing is to be said. */
export interface Step {
  state: QState;
  say?: "yes" | "no";
}

/**
 * The peer said yes (WILL for its side, DO for ours).
 * @param agree whether we want the option on; asked for only when the peer starts
 */
export function heardYes(state: QState, agree: boolean): Step {
  switch (state) {
    case "no":
      return agree ? { state: "yes", say: "yes" } : { state: "no", say: "no" };
    case "yes":
      return { state };
    // "DONT answered by WILL": an error of the peer, which RFC 1143 takes as a no.
    case "want-no":
      return { state: "no" };
    case "want-no-opposite":
      return { state: "yes" };
    case "want-yes":
      return { state: "yes" };
    case "want-yes-opposite":
      return { state: "want-no", say: "no" };
  }
}

/** The peer said no (WONT for its side, DONT for ours). It cannot be declined, only acknowledged. */
export function heardNo(state: QState): Step {
  switch (state) {
    case "no":
      return { state };
    case "yes":
      return { state: "no", say: "no" };
    case "want-no":
      return { state: "no" };
    case "want-no-opposite":
      return { state: "want-yes", say: "yes" };
    case "want-yes":
    case "want-yes-opposite":
      return { state: "no" };
  }
}

/** We want the option on. A request under way is not repeated; a contrary one is queued behind its answer. */
export function wantYes(state: QState): Step {
  switch (state) {
    case "no":
      return { state: "want-yes", say: "yes" };
    case "want-no":
      return { state: "want-no-opposite" };
    case "want-yes-opposite":
      return { state: "want-yes" };
    default:
      return { state };
  }
}

/** We want the option off. */
export function wantNo(state: QState): Step {
  switch (state) {
    case "yes":
      return { state: "want-no", say: "no" };
    case "want-no-opposite":
      return { state: "want-no" };
    case "want-yes":
      return { state: "want-yes-opposite" };
    default:
      return { state };
  }
}
