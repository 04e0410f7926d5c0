import { DO, DONT, Option, optionLogName, verbNames, WILL, WONT, type Side, type Verb } from "../wire/index.ts";
import { maxOffersLogged, maxRepeatedAnswers } from "./limits.ts";
import { heardNo, heardYes, wantNo, wantYes, type QState, type Step } from "./option-state.ts";
import type { Policy, Stance } from "./policy.ts";

/** One negotiation verb from the peer, as received. */
export interface Offer {
  verb: Verb;
  option: number;
  /** True when it did not answer a request of ours. */
  unasked: boolean;
}

/** An option was turned on or off. */
export interface OptionChange {
  side: Side;
  option: number;
  on: boolean;
}

export interface NegotiatorOptions {
  policy: Policy;
  /** Sends `IAC verb option`. */
  send: (verb: Verb, option: number) => void;
  /** Called when an option was turned on or off, after the answer that says so was sent. */
  onChange?: (change: OptionChange) => void;
  /** The peer answered our DO TIMING-MARK: it has processed everything before it (RFC 860). */
  onMark?: () => void;
  /** One line for the connection log. */
  log?: (level: "DEBUG" | "WARNING", text: string) => void;
}

const yesVerb: Record<Side, Verb> = { local: WILL, remote: DO };
const noVerb: Record<Side, Verb> = { local: WONT, remote: DONT };
const stateName: Record<Side, string> = { local: "local_option", remote: "remote_option" };
const verbSide: Record<Verb, Side> = { [WILL]: "remote", [WONT]: "remote", [DO]: "local", [DONT]: "local" };

/**
 * Option negotiation for one connection, as client or server: the Q method (RFC 1143) per option and side, with a
 * policy for what the peer initiates. It sends through a callback and has no socket or clock.
 *
 * It also keeps the peer's last answer for each option (`heard`), which is what records contain.
 */
export class Negotiator {
  readonly #options: NegotiatorOptions;
  readonly #states = { local: new Map<number, QState>(), remote: new Map<number, QState>() };
  readonly #heard = { local: new Map<number, boolean>(), remote: new Map<number, boolean>() };
  readonly #answered = { local: new Map<number, number>(), remote: new Map<number, number>() };
  readonly #agreed = { local: new Set<number>(), remote: new Set<number>() };
  readonly #offers: Offer[] = [];
  #marksPending = 0;
  #verbs = 0;

  constructor(options: NegotiatorOptions) {
    this.#options = options;
  }

  /** The peer's verbs in order, the first {@link maxOffersLogged} of them. */
  get offers(): readonly Offer[] {
    return this.#offers;
  }

  /** Number of negotiation verbs received, including those beyond the offer log. */
  get verbs(): number {
    return this.#verbs;
  }

  /** True when the option is in use on that side. */
  isOn(side: Side, option: number): boolean {
    const state = this.#state(side, option);
    return state === "yes" || state === "want-no" || state === "want-no-opposite";
  }

  /** True while we wait for the answer to a request. */
  isPending(side: Side, option: number): boolean {
    return this.#state(side, option).startsWith("want");
  }

  /**
   * The state of every option that has come up: true for on (or counted as on), false for off. An option that we asked
   * for without getting an answer is not included.
   */
  heard(side: Side): ReadonlyMap<number, boolean> {
    return this.#heard[side];
  }

  /** Whether the option was ever agreed on, on that side. */
  agreedTo(side: Side, option: number): boolean {
    return this.#agreed[side].has(option);
  }

  /** Processes one negotiation verb from the peer, and answers it. */
  receive(verb: Verb, option: number): void {
    const side = verbSide[verb];
    const unasked = !this.isPending(side, option);
    this.#verbs += 1;
    if (this.#offers.length < maxOffersLogged) this.#offers.push({ verb, option, unasked });
    this.#debug(`recv IAC ${verbNames[verb]} ${optionLogName(option)}`);
    if (verb === WILL && unasked && option !== Option.TM) {
      const remark = option === Option.CHARSET ? " (bi-directional capability exchange)" : " unsolicited";
      this.#debug(`WILL ${optionLogName(option)}${remark}`);
    }
    this.#debug(`handle_${verbNames[verb].toLowerCase()}(${optionLogName(option)})`);
    const stance = this.#stance(side, option);
    if (stance === "ignore") this.#debug(`${verbNames[verb]} ${optionLogName(option)} ignored.`);
    else if (stance === "mark") this.#receiveMark(side, verb, option);
    else if (verb === WILL || verb === DO) this.#receiveYes(side, option, stance);
    else this.#receiveNo(side, option);
  }

  /** Requests an option: DO for the peer's side, WILL for ours. Returns false if it is on or already requested. */
  request(side: Side, option: number): boolean {
    return this.#want(side, option, wantYes(this.#state(side, option)));
  }

  /** Asks the peer to use an option (DO). */
  ask(option: number): boolean {
    return this.request("remote", option);
  }

  /** Offers to use an option ourselves (WILL). */
  offer(option: number): boolean {
    return this.request("local", option);
  }

  /** Turns an option off: DONT for the peer's side, WONT for ours. Returns false if it is already off. */
  turnOff(side: Side, option: number): boolean {
    return this.#want(side, option, wantNo(this.#state(side, option)));
  }

  /**
   * Counts something that records list as an option although it is not one: LINEMODE's forward mask, which telnetlib3's
   * records list under the number of SB.
   */
  count(side: Side, option: number, on: boolean): void {
    this.#hear(side, option, on);
  }

  /** Sends DO TIMING-MARK (RFC 860); `onMark` is called when the peer answers with WILL or WONT. */
  mark(): void {
    this.#marksPending += 1;
    this.#debug("send IAC DO TM");
    this.#options.send(DO, Option.TM);
  }

  #stance(side: Side, option: number): Stance {
    return this.#options.policy[side].get(option) ?? "refuse";
  }

  #state(side: Side, option: number): QState {
    return this.#states[side].get(option) ?? "no";
  }

  #want(side: Side, option: number, step: Step): boolean {
    const before = this.#state(side, option);
    if (step.state === before) return false;
    this.#states[side].set(option, step.state);
    if (step.say === "yes") {
      this.#logPending(side, option, true);
      this.#say(side, option, true);
    } else if (step.say === "no") {
      this.#say(side, option, false);
      this.#hear(side, option, false);
      this.#options.onChange?.({ side, option, on: false });
    }
    return true;
  }

  #receiveYes(side: Side, option: number, stance: Stance): void {
    const before = this.#state(side, option);
    const agree = stance === "accept" || stance === "implicit";
    if (before === "no" && !agree) {
      this.#refuse(side, option, stance === "refuse-counted");
      return;
    }
    const step = heardYes(before, agree);
    this.#states[side].set(option, step.state);
    const on = this.isOn(side, option);
    if (on) this.#agreed[side].add(option);
    const answered = step.say !== undefined && stance !== "implicit";
    if (answered && on) this.#logPending(side, option, true);
    if (answered) this.#say(side, option, step.say === "yes");
    if (step.state !== before && on) this.#options.onChange?.({ side, option, on });
    this.#hear(side, option, on);
    if (step.state !== before && stance !== "implicit") {
      this.#logPending(side, option, false);
    }
  }

  #refuse(side: Side, option: number, counted: boolean): void {
    if (side === "local" && !counted) this.#debug(`DO ${optionLogName(option)} not supported.`);
    this.#hear(side, option, false);
    if (this.#mayAnswer(side, option)) this.#say(side, option, false);
    if (counted) this.#hear(side, option, true);
    if (side === "remote") this.#options.log?.("WARNING", `Unhandled: WILL ${optionLogName(option)}.`);
  }

  #receiveNo(side: Side, option: number): void {
    const before = this.#state(side, option);
    const wasOn = this.isOn(side, option);
    const step = heardNo(before);
    this.#states[side].set(option, step.state);
    this.#hear(side, option, false);
    if (before === "want-yes" || before === "want-yes-opposite") {
      this.#logPending(side, option, false);
    }
    if (step.say !== undefined) this.#say(side, option, step.say === "yes");
    if (wasOn) this.#options.onChange?.({ side, option, on: false });
  }

  #receiveMark(side: Side, verb: Verb, option: number): void {
    if (side === "remote") {
      if (this.#marksPending === 0) {
        this.#debug(`${verbNames[verb]} ${optionLogName(option)} ignored: not requested.`);
        return;
      }
      this.#marksPending -= 1;
      this.#hear(side, option, verb === WILL);
      this.#options.onMark?.();
      return;
    }
    if (verb === DO && this.#mayAnswer(side, option)) this.#say(side, option, true);
    this.#hear(side, option, verb === DO);
  }

  #mayAnswer(side: Side, option: number): boolean {
    const count = (this.#answered[side].get(option) ?? 0) + 1;
    this.#answered[side].set(option, count);
    return count <= maxRepeatedAnswers;
  }

  #hear(side: Side, option: number, on: boolean): void {
    if (this.#heard[side].get(option) === on) return;
    this.#heard[side].set(option, on);
    this.#debug(`${stateName[side]}[${optionLogName(option)}] = ${on ? "True" : "False"}`);
  }

  #say(side: Side, option: number, yes: boolean): void {
    const verb = yes ? yesVerb[side] : noVerb[side];
    this.#debug(`send IAC ${verbNames[verb]} ${optionLogName(option)}`);
    this.#options.send(verb, option);
  }

  /** Whether a request awaits its answer, in telnetlib3's words. */
  #logPending(side: Side, option: number, pending: boolean): void {
    this.#debug(
      `pending_option[${verbNames[yesVerb[side]]} + ${optionLogName(option)}] = ${pending ? "True" : "False"}`,
    );
  }

  #debug(text: string): void {
    this.#options.log?.("DEBUG", text);
  }
}
