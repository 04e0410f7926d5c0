import { formatTarget } from "../address/index.ts";
import { normaliseEncoding } from "../encoding/index.ts";
import { deepPolicy, fingerprintPolicy } from "../negotiation/index.ts";
import { clientSettings, mttsAnswer } from "../protocols/index.ts";
import { reached, type MudlarkPart, type Outcome, type ScanRecord } from "../record/index.ts";
import { approach, destinations, isOutcome, type Destination } from "./approach.ts";
import { Connection, latin1 } from "./connection.ts";
import { ConnectionLog } from "./connection-log.ts";
import { deepPart } from "./deep-record.ts";
import { measureDeep } from "./deep.ts";
import { addClaims, mergeEvidence } from "./evidence.ts";
import { mudlarkOfFirst, serverProbe } from "./first-record.ts";
import { measureFirst, type FirstResult } from "./first.ts";
import { generator, version } from "./generator.ts";
import { defaultLimits } from "./limits.ts";
import type { Link, Network } from "./link.ts";
import { liveNetwork } from "./live-network.ts";
import { measureMsspText } from "./mssp-text.ts";
import { Notes } from "./notes.ts";
import { sessionOutcome } from "./outcome.ts";
import { Scrubber } from "./scrub.ts";
import { secondTlsPort, tlsReportOf } from "./tls-port.ts";
import { transcriptHeader } from "./transcript-header.ts";
import type { LogLine, Visit, VisitLimits, VisitOptions, VisitTarget } from "./types.ts";

/**
 * Visits one address: resolves its name, connects, measures as the fingerprint rule has it, and brings home a record and
 * a log. Never throws: whatever goes wrong is the record's outcome.
 */
export async function visit(target: VisitTarget, options: VisitOptions): Promise<Visit> {
  const network = liveNetwork(options.onTranscript);
  options.onTranscript?.(transcriptHeader(target, options, network.began));
  try {
    return await visitOver(network, target, options);
  } finally {
    network.close();
  }
}

/** A visit over any network: real sockets, or a transcript. */
export async function visitOver(network: Network, target: VisitTarget, options: VisitOptions): Promise<Visit> {
  const course = new VisitCourse(network, target, options);
  const stop = (): void => course.stop();
  options.signal?.addEventListener("abort", stop, { once: true });
  try {
    return await course.run();
  } catch (cause) {
    // A fault of ours. It must not end a census, and must not go unnoticed.
    const reason = `The scanner failed: ${cause instanceof Error ? cause.message : String(cause)}`.slice(0, 480);
    return course.home({ code: "internal-error", phase: "session", reason });
  } finally {
    options.signal?.removeEventListener("abort", stop);
  }
}

/**
 * What the first connection claims of its terminal. It says who it is, but claims neither MNES nor true colour: a server that
 * asks for more of a client that has more would get another fingerprint, or draw another screen, than the rule's client does.
 */
const plainMtts = mttsAnswer(["ansi", "vt100", "utf8", "colours256"]);
const plainTerminal = { terminalNames: ["MUDLARK", "XTERM-256COLOR", plainMtts] };

/** One visit under way: up to three connections to one address, one after the other, and what they brought. */
class VisitCourse {
  readonly #network: Network;
  readonly #target: VisitTarget;
  readonly #options: VisitOptions;
  readonly #limits: VisitLimits;
  readonly #encoding: string | undefined;
  readonly #log: ConnectionLog;
  readonly #notes = new Notes();
  #part: Partial<MudlarkPart> = {};
  #record: Partial<ScanRecord> = {};
  #timing: { connect?: number; first?: number } = {};
  #scrubber: Scrubber | undefined;
  /** The connection under way. */
  #current: Connection | undefined;

  constructor(network: Network, target: VisitTarget, options: VisitOptions) {
    this.#network = network;
    this.#target = target;
    this.#options = options;
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#encoding = target.encoding === undefined ? undefined : normaliseEncoding(target.encoding);
    this.#log = new ConnectionLog(options.onLog);
  }

  /** Ends the visit early: what was measured by then is brought home. */
  stop(): void {
    void this.#current?.abandon("visit-stopped", "The visit was stopped before its end.");
  }

  async run(): Promise<Visit> {
    const { host, port } = this.#target;
    this.#log.add("DEBUG", "session", `Fingerprint client: host=${host} port=${port}`);
    const addresses = await destinations(this.#network, this.#target, this.#options);
    if (isOutcome(addresses)) return this.home(addresses);
    const began = this.#network.now();
    const link = await approach(this.#network, addresses, this.#target, { log: this.#log, limits: this.#limits });
    if (isOutcome(link)) return this.home(link);
    this.#timing.connect = Math.max(0, link.time - began);
    this.#part.ipFamily = link.family === 6 ? "ipv6" : "ipv4";
    if (link.tls !== undefined) this.#part.tls = [link.tls];
    const { outcome, result } = await this.#first(link);
    if (reached(outcome)) await this.#further(addresses, link, result);
    return this.home(outcome);
  }

  /** The record as far as it came, with an outcome. */
  home(outcome: Outcome): Visit {
    this.#log.add("INFO", "session", `outcome ${outcome.code}: ${outcome.reason}`);
    const { dropped } = this.#log;
    if (dropped > 0) this.#notes.add("log-cut", `The connection log was cut: ${dropped} lines are missing.`);
    const notes = this.#notes.list();
    return {
      record: this.#recordWith(outcome, notes.length === 0 ? {} : { notes }),
      log: this.#log.lines.map((line) => this.#scrubbed(line)),
      timing: { ...this.#timing, total: this.#network.now() },
    };
  }

  #recordWith(outcome: Outcome, rest: Partial<MudlarkPart>): ScanRecord {
    const mudlark: MudlarkPart = {
      schema: 1,
      generator,
      origin: "scan",
      outcome,
      visited: this.#network.began,
      transport: this.#target.tls ? "tls" : "telnet",
      ...(this.#target.columns === undefined ? {} : { columns: this.#target.columns }),
      ...this.#part,
      ...rest,
    };
    return { sessions: [], ...this.#record, mudlark };
  }

  #connection(link: Link, deep: boolean, notes: Notes): Connection {
    const connection = new Connection({
      link,
      policy: deep ? deepPolicy : fingerprintPolicy,
      settings: clientSettings({
        clientVersion: version,
        columns: this.#target.columns ?? 80,
        knowsCharset: (name) => normaliseEncoding(name) !== undefined,
        introduces: deep,
        ...(deep ? {} : plainTerminal),
      }),
      log: this.#log,
      notes,
      limits: this.#limits,
      until: this.#limits.totalMs,
      host: this.#target.host,
    });
    this.#current = connection;
    if (this.#options.signal?.aborted === true) this.stop();
    return connection;
  }

  async #first(link: Link): Promise<{ outcome: Outcome; result: FirstResult }> {
    const { host, port } = this.#target;
    const began = link.time;
    const connection = this.#connection(link, false, this.#notes);
    const result = await measureFirst({
      connection,
      log: this.#log,
      notes: this.#notes,
      limits: this.#limits,
      encoding: this.#encoding,
    });
    const ended = connection.end;
    await connection.close();
    if (connection.firstByte !== undefined) this.#timing.first = connection.firstByte - began;
    const scrubber = (this.#scrubber = new Scrubber(
      [...(link.localAddress === undefined ? [] : [link.localAddress]), ...(this.#options.ownAddresses ?? [])],
      link.ip,
    ));
    const outcome = sessionOutcome({
      where: formatTarget({ host, port }),
      text: latin1(Buffer.concat([result.before, result.after])),
      received: connection.received,
      verbs: connection.client.negotiator.verbs,
      closedAfter: ended === undefined || ended.how === "closed" ? undefined : link.time - began,
      reset: ended?.how === "rst" ? (ended.cause ?? "ECONNRESET") : undefined,
    });
    const connected = new Date(Date.parse(this.#network.began) + began).toISOString();
    this.#record.sessions = [{ connected, host, ip: link.ip, port }];
    if (reached(outcome)) {
      const probe = serverProbe(result, connection, { scrubber, notes: this.#notes });
      this.#record["server-probe"] = probe;
      const facts = { scrubber, notes: this.#notes, entryEncoding: this.#encoding };
      Object.assign(this.#part, mudlarkOfFirst(result, connection, facts));
      this.#log.add("INFO", "fingerprint", `server fingerprint ${probe.fingerprint}`);
    }
    return { outcome, result };
  }

  /** What the first connection could not measure: MSSP in text, the deep connection, a TLS port that MSSP names. */
  async #further(addresses: readonly Destination[], link: Link, first: FirstResult): Promise<void> {
    const to = addresses.filter(({ address }) => address === link.ip);
    const { deep, signal } = this.#options;
    if (signal?.aborted === true) return;
    const goDeep =
      typeof deep === "boolean"
        ? deep
        : deep(this.#recordWith({ code: "ok", phase: "done", reason: "The first connection." }, {}));
    if (goDeep) await this.#deep(to, first);
    if (this.#target.mssp === "text") await this.#msspText(to);
    if (goDeep) await this.#tlsPort(to);
  }

  /** One more connection to the address, after a pause; the outcome where it fails. */
  async #again(to: readonly Destination[], change: Partial<VisitTarget> = {}): Promise<Link | Outcome> {
    await this.#network.pause(this.#limits.pauseMs);
    return approach(this.#network, to, { ...this.#target, ...change }, { log: this.#log, limits: this.#limits });
  }

  async #deep(to: readonly Destination[], first: FirstResult): Promise<void> {
    this.#log.add("INFO", "session", "Deep connection");
    const link = await this.#again(to);
    const visited = new Date(Date.parse(this.#network.began) + this.#network.now()).toISOString();
    if (isOutcome(link)) {
      this.#part.deep = { visited, outcome: link };
      return;
    }
    const notes = new Notes();
    const connection = this.#connection(link, true, notes);
    const result = await measureDeep(connection, this.#log);
    await connection.close();
    const where = formatTarget(this.#target);
    const outcome: Outcome =
      connection.received === 0
        ? { code: "silent", phase: "done", reason: `${where} took the deep connection and said nothing.` }
        : { code: "ok", phase: "done", reason: `${where} answered on the deep connection.` };
    const { deep, evidence } = deepPart(result, connection, {
      visited: new Date(Date.parse(this.#network.began) + link.time).toISOString(),
      outcome,
      scrubber: this.#scrubber ?? new Scrubber([], link.ip),
      notes,
      entryEncoding: this.#encoding,
      firstBefore: first.before,
      bannerBytes: this.#limits.bannerBytes,
    });
    this.#part.deep = deep;
    if (link.tls !== undefined && !this.#target.tls) this.#part.tls = [...(this.#part.tls ?? []), link.tls];
    if (this.#part.quirks?.mirror === true) return;
    if (deep.mssp !== undefined) addClaims(evidence, deep.mssp.values);
    this.#part.evidence = mergeEvidence(this.#part.evidence ?? {}, evidence);
  }

  async #msspText(to: readonly Destination[]): Promise<void> {
    this.#log.add("INFO", "session", "Connection for MSSP in text");
    const link = await this.#again(to);
    if (isOutcome(link)) return;
    const connection = this.#connection(link, false, this.#notes);
    const values = await measureMsspText(connection, { log: this.#log, notes: this.#notes, limits: this.#limits });
    await connection.close();
    const evidence = { asked: "text", answer: values === undefined ? "refused" : "agreed", on: ["text"] } as const;
    const known = this.#part.evidence ?? {};
    const merged = mergeEvidence({ MSSP: { ...evidence, on: ["text"] } }, known);
    this.#part.evidence = merged;
    if (values === undefined) return;
    addClaims(merged, values);
    if (this.#part.deep !== undefined) this.#part.deep.mssp = { source: "text", values };
    // Where there is none by telnet, the text's is the game's MSSP, every night.
    const session = this.#record["server-probe"]?.session_data;
    if (session !== undefined) session.mssp ??= values;
  }

  /** A TLS port of the same host that MSSP names: looked at, never visited. */
  async #tlsPort(to: readonly Destination[]): Promise<void> {
    const mssp = this.#record["server-probe"]?.session_data.mssp ?? this.#part.deep?.mssp?.values;
    const port = mssp === undefined ? undefined : secondTlsPort(mssp, this.#target.port);
    if (port === undefined) return;
    this.#log.add("INFO", "session", `TLS port ${port}, named by MSSP`);
    const link = await this.#again(to, { port, tls: true });
    this.#part.tls = [...(this.#part.tls ?? []), tlsReportOf(link, port)];
    if (!isOutcome(link)) await link.close();
  }

  /** The scanner's own address is nobody's affair; the lines of this module name the peer alone. */
  #scrubbed(line: LogLine): LogLine {
    if (line.source === "session" || this.#scrubber === undefined) return line;
    return { ...line, text: this.#scrubber.text(line.text) };
  }
}
