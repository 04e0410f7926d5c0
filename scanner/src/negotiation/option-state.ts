/**
 * State of one option on one side, by the Q method of RFC 1143 section 7. The same state machine serves both sides: for
 * the peer's side, `yes` is WILL when received and DO when sent; for ours, DO when received and WILL when sent.
 */
export type QState = "no" | "yes" | "want-no" | "want-no-opposite" | "want-yes" | "want-yes-opposite";

/** The next state, and what to send; `say` is absent if nothing is to be sent. */
export interface Step {
  state: QState;
  say?: "yes" | "no";
}

/**
 * The peer said yes (WILL for its side, DO for ours).
 * @param agree whether we want the option on; only used if the peer initiated
 */
export function heardYes(state: QState, agree: boolean): Step {
  switch (state) {
    case "no":
      return agree ? { state: "yes", say: "yes" } : { state: "no", say: "no" };
    case "yes":
      return { state };
    // "DONT answered by WILL": an error by the peer, which RFC 1143 treats as a no.
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

/** The peer said no (WONT for its side, DONT for ours). That can only be acknowledged, not declined. */
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

/** We want the option on. A pending request is not repeated; an opposite one is queued after its answer. */
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
