import { formatTarget } from "../address/index.ts";
import { countOnScreen } from "../dialogue/index.ts";
import { decode, detectEncoding, normaliseEncoding } from "../encoding/index.ts";
import { playersOf, tlsPortsOf } from "../mssp/index.ts";
import type { Outcome } from "../record/index.ts";
import { wasMeasured, wasRefused } from "../record/meaning/index.ts";
import { destinations, isOutcome, type Destination } from "./connect/reach.ts";
import { Connector } from "./connect/connector.ts";
import type { Connection } from "./converse/connection.ts";
import { ConnectionLog } from "./converse/connection-log.ts";
import { joined } from "./converse/joined.ts";
import { deepPart } from "./record/deep-record.ts";
import { measureDeep, type DeepResult } from "./measure/deep.ts";
import { addClaims, mergeEvidence, type EvidenceMap } from "./measure/evidence.ts";
import { mudlarkOfFirst, seenOfFirst, serverProbe, wordsOfFirst } from "./record/first-record.ts";
import { measureFirst, type FirstResult } from "./measure/first.ts";
import { VisitDraft } from "./record/draft.ts";
import type { Link, Network } from "./connect/link.ts";
import { liveNetwork } from "./connect/live-network.ts";
import { measureMsspText } from "./measure/mssp-text.ts";
import { recordedMssp } from "./record/mssp.ts";
import { Notes } from "./record/notes.ts";
import { countByWho, mayAskWho } from "./measure/who.ts";
import { deepOutcome, sessionOutcome } from "./measure/outcome.ts";
import { tlsReportOf } from "./connect/tls-report.ts";
import type { Texts } from "./measure/texts.ts";
import { transcriptHeader } from "./replay/transcript-header.ts";
import type { Visit, VisitOptions, VisitTarget } from "./types.ts";
import { onAbort } from "../signals/index.ts";
import { beginning, latin1Text, messageOf } from "../text/index.ts";
import { defaultLimits } from "./limits.ts";

/**
 * Visits one address: resolves its name, connects, and measures by the fingerprint rule. Never throws: every failure
 * becomes the record's outcome.
 * @returns a record and a log
 */
export async function visit(target: VisitTarget, options: VisitOptions): Promise<Visit> {
  const { onTranscript, pace, limits } = options;
  const { connectionBytes } = { ...defaultLimits, ...limits };
  const network = liveNetwork({ connectionBytes, onTranscript, pace });
  onTranscript?.(transcriptHeader(target, options, network.began));
  try {
    return await visitOver(network, target, options);
  } finally {
    network.close();
  }
}

/** A visit over any network: real sockets or a transcript. */
export async function visitOver(network: Network, target: VisitTarget, options: VisitOptions): Promise<Visit> {
  const course = new VisitCourse(network, target, options);
  const cancel = options.signal && onAbort(options.signal, () => course.stop());
  try {
    return await course.run();
  } catch (cause) {
    // A bug of ours. It must not end a census, but must not go unnoticed either.
    const reason = beginning(`The scanner failed: ${messageOf(cause)}`, 480);
    return course.draft.finish({ code: "internal-error", phase: "session", reason });
  } finally {
    cancel?.();
  }
}

/** One visit: up to three connections to one address, one after the other. */
class VisitCourse {
  readonly draft: VisitDraft;
  readonly #network: Network;
  readonly #target: VisitTarget;
  readonly #options: VisitOptions;
  readonly #encoding: string | undefined;
  readonly #log: ConnectionLog;
  readonly #connector: Connector;

  constructor(network: Network, target: VisitTarget, options: VisitOptions) {
    this.#network = network;
    this.#target = target;
    this.#options = options;
    this.#encoding = target.encoding === undefined ? undefined : normaliseEncoding(target.encoding);
    this.#log = new ConnectionLog(options.onLog);
    this.#connector = new Connector(network, target, options, this.#log);
    this.draft = new VisitDraft(network, target, this.#log);
  }

  /** Ends the visit early; what has been measured so far is returned. */
  stop(): void {
    this.#connector.stop();
  }

  async run(): Promise<Visit> {
    const { part, timing } = this.draft;
    const { host, port } = this.#target;
    this.#log.add("DEBUG", "session", `Fingerprint client: host=${host} port=${port}`);
    const addresses = await destinations(this.#network, this.#target, this.#options);
    if (isOutcome(addresses)) return this.draft.finish(addresses);
    const began = this.#network.now();
    const link = await this.#connector.call(addresses);
    if (isOutcome(link)) return this.draft.finish(link);
    this.draft.scrubber = this.#connector.scrubber(link);
    timing.connect = Math.max(0, link.time - began);
    part.ipFamily = link.family === 6 ? "ipv6" : "ipv4";
    if (link.tls !== undefined) part.tls = [link.tls];
    const { outcome, result } = await this.#first(link);
    if (wasMeasured(outcome)) await this.#further(addresses, link, result);
    return this.draft.finish(outcome);
  }

  async #first(link: Link): Promise<{ outcome: Outcome; result: FirstResult }> {
    const { host, port } = this.#target;
    const { notes, timing, record, part } = this.draft;
    const began = link.time;
    const connection = this.#connector.connection(link, false, notes);
    const result = await measureFirst({
      connection,
      log: this.#log,
      notes,
      limits: this.#connector.limits,
      encoding: this.#encoding,
    });
    const ended = connection.end;
    await connection.close();
    if (connection.firstByte !== undefined) timing.first = connection.firstByte - began;
    const text = joined([result.before, result.after]);
    const outcome = sessionOutcome({
      where: formatTarget({ host, port }),
      // Another protocol may answer only after the texts have been read: a TLS server needs five bytes before it
      // reports an error.
      text: latin1Text(text.length > 0 ? text : connection.head),
      words: this.#words(result, result.asked),
      returned: result.returned,
      optionsAsked: result.optionsAsked,
      received: connection.received,
      verbs: connection.client.negotiator.verbs,
      closedAfter: ended === undefined || ended.how === "closed" ? undefined : link.time - began,
      reset: ended?.how === "rst" ? (ended.cause ?? "ECONNRESET") : undefined,
    });
    record.sessions = [{ connected: this.#moment(began), host, ip: link.ip, port }];
    const words = wordsOfFirst(result, connection, { notes, entryEncoding: this.#encoding });
    if (wasRefused(outcome)) Object.assign(part, seenOfFirst(result, words));
    if (wasMeasured(outcome)) {
      const probe = serverProbe(result, connection, words, notes);
      record["server-probe"] = probe;
      Object.assign(part, mudlarkOfFirst(result, connection, words, notes));
      const players = countOnScreen(latin1Text(text));
      if (players !== undefined && part.quirks?.mirror !== true) this.draft.counted = { players, source: "screen" };
      this.#log.add("INFO", "fingerprint", `server fingerprint ${probe.fingerprint}`);
    }
    return { outcome, result };
  }

  /**
   * Measures what the first connection could not: MSSP in text, the deep connection, and a TLS port that MSSP names.
   */
  async #further(addresses: readonly Destination[], link: Link, first: FirstResult): Promise<void> {
    const to = addresses.filter(({ address }) => address === link.ip);
    const { deep, signal } = this.#options;
    if (signal?.aborted === true) return;
    const goDeep =
      typeof deep === "boolean"
        ? deep
        : deep(this.draft.recordWith({ code: "ok", phase: "done", reason: "The first connection." }));
    if (goDeep) await this.#deep(to, first);
    if (this.#target.mssp === "text") await this.#msspText(to);
    if (goDeep) await this.#tlsPort(to);
  }

  async #deep(to: readonly Destination[], first: FirstResult): Promise<void> {
    const { part } = this.draft;
    this.#log.add("INFO", "session", "Deep connection");
    const link = await this.#connector.again(to);
    if (isOutcome(link)) {
      part.deep = { visited: this.#moment(this.#network.now()), outcome: link };
      return;
    }
    const began = link.time;
    const notes = new Notes();
    const connection = this.#connector.connection(link, true, notes);
    const result = await measureDeep(connection, this.#log, this.#connector.limits.bannerBytes);
    const ended = connection.end;
    const screen = latin1Text(joined([result.before, result.after]));
    const asksWho = this.#options.who === true && mayAskWho(screen, this.#target.players);
    if (!asksWho) await connection.close();
    this.#recordDeep(link, { connection, began, result, ended, notes, firstBefore: first.before });
    if (!asksWho) return;
    await this.#countByWho(connection, screen);
    await connection.close();
  }

  /** Last of all, when everything that is kept of the connection was taken from it: the answer contains players' names. */
  async #countByWho(connection: Connection, screen: string): Promise<void> {
    const { deep } = this.draft.part;
    if (deep === undefined || !wasMeasured(deep.outcome) || playersOf(this.draft.mssp) != null) return;
    this.#log.mute();
    const players = await countByWho(connection, screen, this.#target.players);
    this.#log.unmute();
    if (players !== undefined) this.draft.counted = { players, source: "who" };
  }

  #recordDeep(
    link: Link,
    {
      connection,
      began,
      result,
      ended,
      notes,
      firstBefore,
    }: {
      connection: Connection;
      began: number;
      result: DeepResult;
      ended: Connection["end"];
      notes: Notes;
      firstBefore: Uint8Array;
    },
  ): void {
    const { part } = this.draft;
    if (link.tls !== undefined && !this.#target.tls) part.tls = [...(part.tls ?? []), link.tls];
    const deepNotes = notes.list();
    // A START-TLS handshake that both sides agreed on and that failed also ends the connection, but that is not a
    // refusal.
    const failedTls = deepNotes.some(({ code }) => code === "start-tls-failed");
    const outcome = deepOutcome({
      where: formatTarget(this.#target),
      words: this.#words(result),
      returned: result.after.length > 0,
      optionsAsked: result.optionsAsked,
      received: connection.received,
      closedAfter: ended === undefined || ended.how === "closed" || failedTls ? undefined : link.time - began,
    });
    // Many servers reject a second connection right after the first. That says nothing about what they offer.
    if (!wasMeasured(outcome)) {
      part.deep = { visited: this.#moment(began), outcome, ...(deepNotes.length > 0 && { notes: deepNotes }) };
      return;
    }
    const { deep, evidence } = deepPart(result, connection, {
      visited: this.#moment(began),
      outcome,
      notes,
      entryEncoding: this.#encoding,
      firstBefore,
      bannerBytes: this.#connector.limits.bannerBytes,
    });
    part.deep = deep;
    if (part.quirks?.mirror === true) return;
    if (deep.mssp !== undefined) addClaims(evidence, deep.mssp.values);
    part.evidence = mergeEvidence(part.evidence ?? {}, evidence);
  }

  async #msspText(to: readonly Destination[]): Promise<void> {
    const { notes, part, record } = this.draft;
    this.#log.add("INFO", "session", "Connection for MSSP in text");
    const link = await this.#connector.again(to);
    if (isOutcome(link)) return;
    const connection = this.#connector.connection(link, false, notes);
    const payload = await measureMsspText(connection, { log: this.#log, notes, limits: this.#connector.limits });
    await connection.close();
    const answer = payload === undefined ? "refused" : "agreed";
    const asked: EvidenceMap = { MSSP: { asked: "text", answer, on: ["text"] } };
    part.evidence = mergeEvidence(asked, part.evidence ?? {});
    if (payload === undefined) return;
    const screen = part.encoding ?? { name: "utf-8", source: "default" };
    const found = recordedMssp(payload, { entry: this.#encoding, screen }, notes);
    const { values } = found;
    addClaims(part.evidence, values);
    if (part.deep !== undefined) part.deep.mssp = { source: "text", ...found };
    // If the server sends no MSSP by telnet, its text MSSP is used, every night.
    const session = record["server-probe"]?.session_data;
    if (session === undefined || session.mssp !== undefined) return;
    session.mssp = values;
    if (part.raw !== undefined && found.raw !== undefined) part.raw = { ...part.raw, mssp: found.raw };
  }

  /** Checks a TLS port of the same host that MSSP names, without visiting it. */
  async #tlsPort(to: readonly Destination[]): Promise<void> {
    const { mssp, part } = this.draft;
    const port = tlsPortsOf(mssp).find((one) => one !== this.#target.port);
    if (port === undefined) return;
    this.#log.add("INFO", "session", `TLS port ${port}, named by MSSP`);
    const link = await this.#connector.again(to, { port, tls: true });
    part.tls = [...(part.tls ?? []), tlsReportOf(link, port)];
    if (!isOutcome(link)) await link.close();
  }

  /** Decodes the texts of a connection with the entry's encoding or the one that their bytes suggest. */
  #words({ before, after }: Texts, asked = before): { before: string; after: string; asked: string } {
    const encoding = this.#encoding ?? detectEncoding(joined([before, after])).name;
    return { before: decode(before, encoding), after: decode(after, encoding), asked: decode(asked, encoding) };
  }

  /** A time within the visit as a date. @param ms milliseconds since the visit began */
  #moment(ms: number): string {
    return new Date(Date.parse(this.#network.began) + ms).toISOString();
  }
}
