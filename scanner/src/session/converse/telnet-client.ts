import { Negotiator, type OptionChange, type Policy } from "../../negotiation/index.ts";
import { defined } from "../../objects/index.ts";
import {
  readLinemode,
  startConversations,
  type Answer,
  type ClientSettings,
  type Conversation,
  type ProtocolFinding,
} from "../../protocols/index.ts";
import {
  commandNames,
  encodeNegotiation,
  encodeSubnegotiation,
  Option,
  optionLogName,
  SB,
  TelnetParser,
  type Anomaly,
  type Letter255,
  type TelnetEvent,
} from "../../wire/index.ts";
import type { ConnectionLog } from "./connection-log.ts";
import { joined } from "./joined.ts";
import { describeFinding, describeSent } from "./describe.ts";
import { maxFindings, maxTelnetEvents } from "../limits.ts";
import { PromptMarkCounter } from "./prompt-marks.ts";

/** Options whose acceptance should be followed by a subnegotiation from the server; the log shows it as pending. */
const expectSubnegotiation: ReadonlySet<number> = new Set([
  Option.LFLOW,
  Option.TTYPE,
  Option.NEW_ENVIRON,
  Option.XDISPLOC,
  Option.TSPEED,
  Option.LINEMODE,
  Option.MXP,
]);

/**
 * A point in the stream where the following bytes change meaning: compression or TLS begins. `agreed` is false where
 * the server announced compression that nobody had accepted.
 */
export type Turn = { kind: "MCCP1" | "MCCP2"; agreed: boolean } | { kind: "start-tls" };

interface TelnetClientOptions {
  policy: Policy;
  settings: ClientSettings;
  send: (bytes: Uint8Array) => void;
  /** Cleans a subnegotiation's payload before it is read; absent when there is nothing to remove. */
  scrub?: (option: number, payload: Uint8Array) => Uint8Array;
  log: ConnectionLog;
  /** Maximum number of negotiation verbs, commands and subnegotiations to process. */
  maxEvents?: number;
  /** How the server's encoding uses byte 255; absent when unknown. */
  letter255?: Letter255;
}

/**
 * A telnet client without a socket: it takes the server's bytes, returns the text, and answers negotiation and
 * subnegotiations on the way. What it learns is kept as findings.
 */
export class TelnetClient {
  readonly negotiator: Negotiator;
  /** What subnegotiations contained: the first {@link maxFindings} findings. */
  readonly findings: ProtocolFinding[] = [];
  /** Number of malformed sequences, by kind. */
  readonly anomalies = new Map<Anomaly["code"], number>();
  /** Number of subnegotiations received, by option. */
  readonly subnegotiations = new Map<number, number>();
  /** The prompts that ended with IAC EOR or IAC GA. */
  readonly promptMarks = new PromptMarkCounter();
  /** Called when the server has answered a timing mark. */
  onMark: (() => void) | undefined;
  readonly #options: TelnetClientOptions;
  readonly #parser: TelnetParser;
  /** The conversation of an option, if a protocol uses it. */
  readonly #conversation: (option: number) => Conversation | undefined;
  readonly #expected = new Set<number>();
  #turn: Turn | undefined;
  #events = 0;

  constructor(options: TelnetClientOptions) {
    this.#options = options;
    this.#parser = new TelnetParser(options.letter255 === undefined ? {} : { letter255: options.letter255 });
    this.#conversation = startConversations({
      ...options.settings,
      optionStates: () => ({ local: this.negotiator.heard("local"), remote: this.negotiator.heard("remote") }),
    });
    this.negotiator = new Negotiator({
      policy: options.policy,
      send: (verb, option) => options.send(encodeNegotiation(verb, option)),
      onChange: (change) => this.#changed(change),
      onMark: () => this.onMark?.(),
      log: (level, text) => options.log.add(level, "negotiation", text),
    });
  }

  /** True when the server has sent more telnet commands than any session needs. */
  get flooded(): boolean {
    return this.#events > (this.#options.maxEvents ?? maxTelnetEvents);
  }

  /** True when the server has offered compression, whether or not it was accepted. */
  get offersCompression(): boolean {
    return [Option.MCCP1, Option.MCCP2].some((option) => this.negotiator.heard("remote").has(option));
  }

  /** Returns and clears the pending change of meaning, if there is one. */
  #takeTurn(): Turn | undefined {
    const turn = this.#turn;
    this.#turn = undefined;
    return turn;
  }

  /**
   * Processes bytes from the server.
   * @returns their text; where compression or TLS begins within them, also which one and how many bytes were processed
   */
  receive(chunk: Uint8Array): { text: Uint8Array; taken: number; turn?: Turn } {
    const pieces: Uint8Array[] = [];
    const taken = this.#parser.push(chunk, (event) => {
      if (event.type === "data") {
        pieces.push(event.bytes);
        this.promptMarks.text(event.bytes);
      } else this.#telnet(event);
      return this.#turn !== undefined || this.flooded;
    });
    const turn = this.#takeTurn();
    return { text: joined(pieces), taken, ...defined({ turn }) };
  }

  /**
   * Notes what was left unfinished when the server fell silent or closed.
   * @param over true when the connection has ended
   * @returns the text that an unfinished subnegotiation had swallowed
   */
  giveUp(over: boolean): Uint8Array {
    const pieces: Uint8Array[] = [];
    for (const event of this.#parser.giveUp(over)) {
      if (event.type === "data") pieces.push(event.bytes);
      else this.#telnet(event);
    }
    return joined(pieces);
  }

  /** Sends and logs a subnegotiation. */
  sendSubnegotiation(option: number, payload: Uint8Array): void {
    if (!this.#options.log.muted) this.#log("protocols", `send ${describeSent(option, payload)}`);
    this.#options.send(encodeSubnegotiation(option, payload));
  }

  /** Repeats what we send when the server enables an option on its side. */
  introduceAgain(option: number): void {
    const conversation = this.#conversation(option);
    if (conversation !== undefined) this.#act(option, conversation.enabled("remote"));
  }

  /** Logs something that was sent without the negotiator. */
  remark(text: string): void {
    this.#log("negotiation", text);
  }

  /** The last finding of a kind; undefined if there is none. */
  last<K extends ProtocolFinding["kind"]>(kind: K): Extract<ProtocolFinding, { kind: K }> | undefined {
    return this.findings.findLast((finding): finding is Extract<ProtocolFinding, { kind: K }> => finding.kind === kind);
  }

  /** All findings of a kind. */
  all<K extends ProtocolFinding["kind"]>(kind: K): Extract<ProtocolFinding, { kind: K }>[] {
    return this.findings.filter((finding): finding is Extract<ProtocolFinding, { kind: K }> => finding.kind === kind);
  }

  #telnet(event: Exclude<TelnetEvent, { type: "data" }>): void {
    this.#events += 1;
    switch (event.type) {
      case "negotiation":
        this.negotiator.receive(event.verb, event.option);
        return;
      case "subnegotiation":
        this.#subnegotiation(event.option, event.payload);
        return;
      case "command":
        this.promptMarks.command(event.command);
        this.#log("wire", `IAC ${commandNames.get(event.command) ?? event.command}`);
        return;
      case "anomaly":
        this.anomalies.set(event.code, (this.anomalies.get(event.code) ?? 0) + 1);
        this.#options.log.add("WARNING", "wire", describeAnomaly(event));
    }
  }

  #subnegotiation(option: number, sent: Uint8Array): void {
    const payload = this.#options.scrub?.(option, sent) ?? sent;
    const name = optionLogName(option);
    this.subnegotiations.set(option, (this.subnegotiations.get(option) ?? 0) + 1);
    this.#log("wire", `begin sub-negotiation SB ${name}`);
    this.#log("wire", `sub-negotiation cmd ${name} SE completion byte`);
    if (this.#expected.delete(option)) this.#log("negotiation", `pending_option[SB + ${name}] = False`);
    else this.#log("negotiation", `[SB + ${name}] unsolicited`);
    if (option === Option.LINEMODE) this.#countForwardmask(payload);
    const conversation = this.#conversation(option);
    if (conversation === undefined) this.#log("protocols", `SB ${name} unhandled (${payload.length} bytes)`);
    else this.#act(option, conversation.received(payload));
  }

  /**
   * The fingerprint rule counts a server's DO FORWARDMASK (RFC 1184 section 2.3) as an option asked of the client,
   * under the number of SB. It is how LDMud's mudlibs are recognised.
   */
  #countForwardmask(payload: Uint8Array): void {
    const message = readLinemode(payload);
    if (message?.kind !== "forwardmask") return;
    if (message.verb === "do" && message.mask.length > 0) this.negotiator.count("local", SB, true);
    if (message.verb === "dont" && message.mask.length === 0) this.negotiator.count("local", SB, false);
  }

  #changed({ side, option, on }: OptionChange): void {
    if (!on) return;
    const conversation = this.#conversation(option);
    if (conversation !== undefined) this.#act(option, conversation.enabled(side));
    if ((side === "local" && expectSubnegotiation.has(option)) || option === Option.MXP || option === Option.STATUS) {
      this.#expected.add(option);
      this.#log("negotiation", `pending_option[SB + ${optionLogName(option)}] = True`);
    }
  }

  #act(option: number, { replies, findings }: Answer): void {
    for (const finding of findings) this.#learn(option, finding);
    for (const payload of replies) this.sendSubnegotiation(option, payload);
  }

  #learn(option: number, finding: ProtocolFinding): void {
    const words = this.#options.log.muted ? undefined : describeFinding(finding);
    if (words !== undefined) this.#log("protocols", words);
    if (finding.kind === "compression") {
      this.#turn = { kind: finding.protocol, agreed: this.negotiator.isOn("remote", option) };
    } else if (finding.kind === "start-tls" && this.negotiator.isOn("local", option)) {
      this.#turn = { kind: "start-tls" };
    }
    if (this.findings.length < maxFindings) this.findings.push(finding);
  }

  #log(source: string, text: string): void {
    this.#options.log.add("DEBUG", source, text);
  }
}

function describeAnomaly(anomaly: Anomaly): string {
  const option = anomaly.option === undefined ? "" : optionLogName(anomaly.option);
  switch (anomaly.code) {
    case "subnegotiation-too-long":
      return `sub-negotiation SB ${option} dropped: ${anomaly.length ?? 0} bytes`;
    case "subnegotiation-interrupted":
      return `sub-negotiation SB ${option} (${anomaly.length ?? 0} bytes) interrupted by IAC ${anomaly.command ?? 0}`;
    case "subnegotiation-unfinished":
      return `sub-negotiation SB ${option} never ended: ${anomaly.length ?? 0} bytes of it`;
    case "subnegotiation-empty":
      return "sub-negotiation without an option";
    case "iac-for-option":
      return "IAC where an option belongs: the command before it is dropped";
    case "unknown-command":
      return `IAC ${anomaly.command ?? 0}: not a legal 2-byte cmd, treating as data`;
  }
}
