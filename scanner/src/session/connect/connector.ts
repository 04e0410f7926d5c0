import { normaliseEncoding, roleOfByte255 } from "../../encoding/index.ts";
import { fingerprintPolicy } from "../../negotiation/index.ts";
import { deepPolicy } from "./deep-policy.ts";
import { clientSettings, DEFAULT_CLIENT_NAME, mttsAnswer } from "../../protocols/index.ts";
import type { Outcome } from "../../record/index.ts";
import { approach, type Destination } from "./reach.ts";
import { Connection } from "../converse/connection.ts";
import type { ConnectionLog } from "../converse/connection-log.ts";
import { version } from "../generator.ts";
import { defaultLimits } from "../limits.ts";
import type { Link, Network } from "./link.ts";
import type { Notes } from "../record/notes.ts";
import { Scrubber } from "../record/scrub.ts";
import type { VisitLimits, VisitOptions, VisitTarget } from "../types.ts";

/**
 * What the first connection claims of its terminal. It says who it is, but claims neither MNES nor true colour: a server that
 * asks for more of a client that has more would get another fingerprint, or draw another screen, than the rule's client does.
 */
const plainMtts = mttsAnswer(["ansi", "vt100", "utf8", "colours256"]);

/** Makes the connections of one visit, one after the other, each as its purpose wants it. */
export class Connector {
  readonly limits: VisitLimits;
  readonly #network: Network;
  readonly #target: VisitTarget;
  readonly #options: VisitOptions;
  readonly #log: ConnectionLog;
  /** The connection under way. */
  #current: Connection | undefined;

  constructor(network: Network, target: VisitTarget, options: VisitOptions, log: ConnectionLog) {
    this.limits = { ...defaultLimits, ...options.limits };
    this.#network = network;
    this.#target = target;
    this.#options = options;
    this.#log = log;
  }

  /** Ends the connection under way; what it measured by then is kept. */
  stop(): void {
    void this.#current?.abandon("visit-stopped", "The visit was stopped before its end.");
  }

  /** Connects to the first address that answers; the outcome where none does. */
  call(to: readonly Destination[], change: Partial<VisitTarget> = {}): Promise<Link | Outcome> {
    return approach(this.#network, to, { ...this.#target, ...change }, { log: this.#log, limits: this.limits });
  }

  /** Calls once more, after a pause. */
  async again(to: readonly Destination[], change: Partial<VisitTarget> = {}): Promise<Link | Outcome> {
    await this.#network.pause(this.limits.pauseMs);
    return this.call(to, change);
  }

  /** A telnet client at work on a link: the `deep` one agrees to more, and introduces itself. */
  connection(link: Link, deep: boolean, notes: Notes): Connection {
    const { name: clientName = DEFAULT_CLIENT_NAME, page } = this.#options.crawler ?? {};
    const connection = new Connection({
      link,
      policy: deep ? deepPolicy : fingerprintPolicy,
      settings: clientSettings({
        clientVersion: version,
        columns: this.#target.columns ?? 80,
        knowsCharset: (name) => normaliseEncoding(name) !== undefined,
        introduces: deep,
        clientName,
        ...(deep ? { clientPage: page } : { terminalNames: [clientName, "XTERM-256COLOR", plainMtts] }),
      }),
      log: this.#log,
      notes,
      scrubber: this.scrubber(link),
      limits: this.limits,
      until: this.limits.totalMs,
      letter255: roleOfByte255(this.#target.encoding),
      host: this.#target.host,
      onThread: this.#options.onThread,
    });
    this.#current = connection;
    if (this.#options.signal?.aborted === true) this.stop();
    return connection;
  }

  /** Knows our end of a link, and the addresses that the caller named. */
  scrubber({ localAddress, localPort, ip }: Link): Scrubber {
    return new Scrubber(
      [...(localAddress === undefined ? [] : [localAddress]), ...(this.#options.ownAddresses ?? [])],
      ip,
      localPort,
    );
  }
}
