import { normaliseEncoding, roleOfByte255 } from "../../encoding/index.ts";
import { fingerprintPolicy } from "../../negotiation/index.ts";
import { deepPolicy } from "./deep-policy.ts";
import { clientSettings, defaultClientName, mttsAnswer } from "../../protocols/index.ts";
import type { Outcome } from "../../record/index.ts";
import { version } from "../../record/meaning/index.ts";
import { connectToFirst, type Destination } from "./reach.ts";
import { Connection } from "../converse/connection.ts";
import type { ConnectionLog } from "../converse/connection-log.ts";
import { defaultLimits } from "../limits.ts";
import type { Link, Network } from "./link.ts";
import type { Notes } from "../record/notes.ts";
import { Scrubber } from "../record/scrub.ts";
import type { VisitLimits, VisitOptions, VisitTarget } from "../types.ts";

/**
 * The terminal capabilities (MTTS) that the first connection claims. It identifies itself, but claims neither MNES nor
 * true colour: some servers ask more of a more capable client, or draw another screen for it, which would change the
 * fingerprint.
 */
const plainMtts = mttsAnswer(["ansi", "vt100", "utf8", "colours256"]);

/** Opens the connections of one visit, one after the other, each configured for its purpose. */
export class Connector {
  readonly limits: VisitLimits;
  readonly #network: Network;
  readonly #target: VisitTarget;
  readonly #options: VisitOptions;
  readonly #log: ConnectionLog;
  /** The open connection. */
  #current: Connection | undefined;

  constructor(network: Network, target: VisitTarget, options: VisitOptions, log: ConnectionLog) {
    this.limits = { ...defaultLimits, ...options.limits };
    this.#network = network;
    this.#target = target;
    this.#options = options;
    this.#log = log;
  }

  /** Ends the open connection; what it has measured so far is kept. */
  stop(): void {
    void this.#current?.abandon("visit-stopped", "The visit was stopped before its end.");
  }

  /** Connects to the first address that answers. Returns an outcome if none does. */
  call(to: readonly Destination[], change: Partial<VisitTarget> = {}): Promise<Link | Outcome> {
    return connectToFirst(this.#network, to, { ...this.#target, ...change }, { log: this.#log, limits: this.limits });
  }

  /** Connects again, after a pause. */
  async again(to: readonly Destination[], change: Partial<VisitTarget> = {}): Promise<Link | Outcome> {
    await this.#network.pause(this.limits.pauseMs);
    return this.call(to, change);
  }

  /**
   * Runs a telnet client on a link. The `deep` one accepts more options and introduces itself.
   * @param keepsText false if nothing but numbers is taken from the connection, so that nothing need be scrubbed
   */
  connection(link: Link, deep: boolean, notes: Notes, keepsText = true): Connection {
    const { name: clientName = defaultClientName, page } = this.#options.crawler ?? {};
    const connection = new Connection({
      link,
      policy: deep ? deepPolicy : fingerprintPolicy,
      settings: clientSettings({
        clientVersion: version,
        columns: this.#target.columns ?? 80,
        knowsCharset: (name) => normaliseEncoding(name) !== undefined,
        introduces: deep,
        clientName,
        ...(deep
          ? { clientPage: page, pageInTtype: this.#target.ttype === "page" }
          : { terminalNames: [clientName, "XTERM-256COLOR", plainMtts] }),
      }),
      log: this.#log,
      notes,
      scrubber: keepsText ? this.scrubber(link) : undefined,
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

  /** A scrubber for our end of this link and for the addresses that the options name. */
  scrubber({ localAddress, localPort, ip }: Link): Scrubber {
    return new Scrubber(
      [...(localAddress === undefined ? [] : [localAddress]), ...(this.#options.ownAddresses ?? [])],
      ip,
      localPort,
    );
  }
}
