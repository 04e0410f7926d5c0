import { formatTarget, isPublicAddress } from "../address/index.ts";
import { fingerprintPolicy } from "../negotiation/index.ts";
import { normaliseEncoding } from "../encoding/index.ts";
import { clientSettings, type ClientSettings } from "../protocols/index.ts";
import type { MudlarkPart, Outcome, ScanRecord } from "../record/index.ts";
import { Connection, latin1 } from "./connection.ts";
import { ConnectionLog } from "./connection-log.ts";
import { mudlarkOfFirst, serverProbe } from "./first-record.ts";
import { measureFirst } from "./first.ts";
import { generator, version } from "./generator.ts";
import { defaultLimits } from "./limits.ts";
import type { Link, Network } from "./link.ts";
import { liveNetwork } from "./live-network.ts";
import { Notes } from "./notes.ts";
import { connectOutcome, privateOutcome, resolveOutcome, sessionOutcome } from "./outcome.ts";
import { Scrubber } from "./scrub.ts";
import type { LogLine, Visit, VisitLimits, VisitOptions, VisitTarget } from "./types.ts";

/**
 * Visits one address: resolves its name, connects, measures as the fingerprint rule has it, and brings home a record and
 * a log. Never throws: whatever goes wrong is the record's outcome.
 */
export async function visit(target: VisitTarget, options: VisitOptions): Promise<Visit> {
  const network = liveNetwork(options.onTranscript);
  try {
    return await visitOver(network, target, options);
  } finally {
    network.close();
  }
}

/** A visit over any network: real sockets, or a transcript. */
export async function visitOver(network: Network, target: VisitTarget, options: VisitOptions): Promise<Visit> {
  const log = new ConnectionLog(options.onLog);
  const course = new VisitCourse(network, target, options, log);
  try {
    return await course.run();
  } catch (cause) {
    // A fault of ours. It must not end a census, and must not go unnoticed.
    const reason = `The scanner failed: ${cause instanceof Error ? cause.message : String(cause)}`.slice(0, 480);
    log.add("WARNING", "session", reason);
    return course.home({ code: "internal-error", phase: "session", reason });
  }
}

/** One visit under way. */
class VisitCourse {
  readonly #network: Network;
  readonly #target: VisitTarget;
  readonly #options: VisitOptions;
  readonly #limits: VisitLimits;
  readonly #log: ConnectionLog;
  readonly #notes = new Notes();
  #part: Partial<MudlarkPart> = {};
  #record: Partial<ScanRecord> = {};
  #timing: { connect?: number; first?: number } = {};
  #scrubber: Scrubber | undefined;

  constructor(network: Network, target: VisitTarget, options: VisitOptions, log: ConnectionLog) {
    this.#network = network;
    this.#target = target;
    this.#options = options;
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#log = log;
  }

  async run(): Promise<Visit> {
    const { host, port } = this.#target;
    this.#log.add("DEBUG", "session", `Fingerprint client: host=${host} port=${port}`);
    const addresses = await this.#resolve();
    if (!Array.isArray(addresses)) return this.home(addresses);
    const link = await this.#connect(addresses);
    if ("code" in link) return this.home(link);
    return this.home(await this.#first(link));
  }

  /** The record as far as it came, with an outcome. */
  home(outcome: Outcome): Visit {
    this.#log.add("INFO", "session", `outcome ${outcome.code}: ${outcome.reason}`);
    const { dropped } = this.#log;
    if (dropped > 0) this.#notes.add("log-cut", `The connection log was cut: ${dropped} lines are missing.`);
    const notes = this.#notes.list();
    const part: MudlarkPart = {
      schema: 1,
      generator,
      origin: "scan",
      outcome,
      visited: this.#network.began,
      transport: this.#target.tls ? "tls" : "telnet",
      ...(this.#target.columns === undefined ? {} : { columns: this.#target.columns }),
      ...this.#part,
      ...(notes.length === 0 ? {} : { notes }),
    };
    return {
      record: { sessions: [], ...this.#record, mudlark: part },
      log: this.#log.lines.map((line) => this.#scrubbed(line)),
      timing: { ...this.#timing, total: this.#network.now() },
    };
  }

  /** The addresses to try, in their order; or why there is none. */
  async #resolve(): Promise<{ address: string; family: 4 | 6 }[] | Outcome> {
    const { host, ip } = this.#target;
    let found: { address: string; family: 4 | 6 }[];
    try {
      found =
        ip === undefined ? await this.#network.resolve(host) : [{ address: ip, family: ip.includes(":") ? 6 : 4 }];
    } catch (cause) {
      return resolveOutcome(cause, host);
    }
    const { family, allowPrivate } = this.#options;
    const wanted = found.filter((one) => family === undefined || one.family === family);
    if (wanted.length === 0) return resolveOutcome({ code: "ENODATA" }, host);
    const allowed = wanted.filter(({ address }) => allowPrivate || isPublicAddress(address));
    const [first] = wanted;
    if (allowed.length === 0 && first !== undefined) return privateOutcome(host, first.address);
    // One of each family, IPv4 first: most servers listen there, and a second try costs the server nothing.
    return ([4, 6] as const).flatMap((which) => allowed.filter((one) => one.family === which).slice(0, 1));
  }

  async #connect(addresses: readonly { address: string; family: 4 | 6 }[]): Promise<Link | Outcome> {
    const { host, port, tls } = this.#target;
    let outcome: Outcome | undefined;
    for (const { address, family } of addresses) {
      const began = this.#network.now();
      try {
        const link = await this.#network.connect({ ip: address, family, port, tls, host }, this.#limits.connectMs);
        this.#timing.connect = link.time - began;
        this.#part.ipFamily = family === 6 ? "ipv6" : "ipv4";
        if (link.tls !== undefined) this.#part.tls = [link.tls];
        return link;
      } catch (cause) {
        const ipAndPort = formatTarget({ host: address, port });
        outcome ??= connectOutcome(
          cause,
          host === address ? ipAndPort : `${formatTarget({ host, port })} (${address})`,
        );
        this.#log.add("DEBUG", "session", `${ipAndPort}: ${(cause as Error).message}`);
      }
    }
    return outcome ?? resolveOutcome({ code: "ENODATA" }, host);
  }

  async #first(link: Link): Promise<Outcome> {
    const { host, port } = this.#target;
    const encoding = this.#target.encoding === undefined ? undefined : normaliseEncoding(this.#target.encoding);
    const connected = new Date(Date.parse(this.#network.began) + link.time).toISOString();
    const began = link.time;
    const connection = new Connection({
      link,
      policy: fingerprintPolicy,
      settings: this.#settings(),
      log: this.#log,
      notes: this.#notes,
      limits: this.#limits,
      until: this.#limits.totalMs,
      host,
    });
    const result = await measureFirst({
      connection,
      log: this.#log,
      notes: this.#notes,
      limits: this.#limits,
      encoding,
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
    const session = { connected, host, ip: link.ip, port };
    if (outcome.code === "ok" || outcome.code === "silent") {
      const probe = serverProbe(result, connection, scrubber);
      this.#record = { "server-probe": probe, sessions: [session] };
      Object.assign(
        this.#part,
        mudlarkOfFirst(result, connection, { scrubber, notes: this.#notes, entryEncoding: encoding }),
      );
      this.#log.add("INFO", "fingerprint", `server fingerprint ${probe.fingerprint}`);
    } else {
      this.#record = { sessions: [session] };
    }
    return outcome;
  }

  #settings(): ClientSettings {
    return clientSettings({
      clientVersion: version,
      columns: this.#target.columns ?? 80,
      knowsCharset: (name) => normaliseEncoding(name) !== undefined,
    });
  }

  /** The scanner's own address is nobody's affair, nor is it in the lines that name the peer. */
  #scrubbed(line: LogLine): LogLine {
    return line.source === "session" || this.#scrubber === undefined
      ? line
      : { ...line, text: this.#scrubber.text(line.text) };
  }
}
