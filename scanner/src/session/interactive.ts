import type { Target } from "../address/index.ts";
import { normaliseEncoding } from "../encoding/index.ts";
import type { Policy, Stance } from "../negotiation/index.ts";
import { defined } from "../objects/index.ts";
import { clientSettings, encodeWindowSize } from "../protocols/index.ts";
import { version } from "../record/meaning/index.ts";
import { encodeData, Option } from "../wire/index.ts";
import { ConnectionLog } from "./converse/connection-log.ts";
import { TelnetStream, type StreamFailure } from "./converse/telnet-stream.ts";
import { ThreadShare } from "./converse/thread-share.ts";
import type { Link } from "./connect/link.ts";
import { liveNetwork } from "./connect/live-network.ts";
import { connectToFirst, destinations, isOutcome } from "./connect/reach.ts";
import { TelnetClient } from "./converse/telnet-client.ts";
import type { LogLine } from "./types.ts";

/** An interactive connection failed or broke; the message is a sentence that says why. */
export class InteractiveError extends Error {
  override name = "InteractiveError";
}

export interface InteractiveOptions {
  tls: boolean;
  allowPrivate: boolean;
  columns: number;
  rows: number;
  family?: 4 | 6;
  /** The only charset to accept if the server asks; if absent, any that we know. */
  encoding?: string;
  onLog?: (line: LogLine) => void;
  /** The client's name in TTYPE and MNES; MUDLARK if absent. */
  clientName?: string | undefined;
}

/** How to treat the user's typing, given the server's ECHO (RFC 857) and SUPPRESS-GO-AHEAD (RFC 858). */
export interface TypingMode {
  /** The server echoes: the client must not show input a second time, or, for a password, at all. */
  serverEchoes: boolean;
  /** The server echoes and suppresses go-ahead: it wants each character at once. */
  characters: boolean;
}

/** What an interactive client accepts: options that serve a terminal, and compression. Nothing meant for programs. */
const interactivePolicy: Policy = {
  local: stances(
    [
      Option.BINARY,
      Option.SGA,
      Option.TTYPE,
      Option.NAWS,
      Option.NEW_ENVIRON,
      Option.TSPEED,
      Option.CHARSET,
      Option.TLS,
    ],
    Option.TM,
  ),
  remote: stances(
    [Option.BINARY, Option.ECHO, Option.SGA, Option.EOR, Option.CHARSET, Option.MCCP1, Option.MCCP2],
    Option.TM,
  ),
};

function stances(accepted: readonly number[], mark: number): ReadonlyMap<number, Stance> {
  return new Map<number, Stance>([...accepted.map((option) => [option, "accept"] as const), [mark, "mark"]]);
}

/** One hour. The user waits for the server without a limit, but timers need one. */
const longWaitMs = 3_600_000;
const connectMs = 15_000;
/** What may be inflated in an interactive session: enough for an evening's play, but not for a zip bomb. */
const interactiveInflateLimits = { bytes: 1024 ** 3, ratio: 200, streams: 10_000 };

/**
 * A connection for a person to use: telnet in both directions, with compression and TLS, built on the scanner's own
 * core. Read it with `for await (const bytes of connection.texts())`.
 */
export class InteractiveConnection {
  readonly link: Link;
  readonly #host: string;
  readonly #client: TelnetClient;
  readonly #closeNetwork: () => void;
  readonly #stream: TelnetStream;
  #outgoing: Uint8Array[] = [];

  constructor(link: Link, host: string, options: InteractiveOptions, closeNetwork: () => void) {
    this.link = link;
    this.#host = host;
    this.#closeNetwork = closeNetwork;
    const { columns, rows, encoding, clientName } = options;
    this.#client = new TelnetClient({
      policy: interactivePolicy,
      settings: clientSettings({
        clientVersion: version,
        columns,
        rows,
        ...defined({ clientName }),
        knowsCharset: (name) => {
          const known = normaliseEncoding(name);
          return known !== undefined && (encoding === undefined || known === encoding);
        },
      }),
      send: (bytes) => this.#outgoing.push(bytes),
      log: new ConnectionLog(options.onLog),
      // An interactive session may last for hours, and every prompt may end with a command.
      maxEvents: Number.POSITIVE_INFINITY,
    });
    const thread = new ThreadShare();
    this.#stream = new TelnetStream({
      client: this.#client,
      startTls: () => this.#startTls(),
      note: (_, text) => options.onLog?.({ level: "WARNING", source: "session", text }),
      breathe: async () => {
        await thread.breathe();
        return true;
      },
      limits: interactiveInflateLimits,
    });
  }

  /** How typing is to be treated right now. */
  get typing(): TypingMode {
    const { negotiator } = this.#client;
    const serverEchoes = negotiator.isOn("remote", Option.ECHO);
    return { serverEchoes, characters: serverEchoes && negotiator.isOn("remote", Option.SGA) };
  }

  /** The encoding agreed on by CHARSET (RFC 2066); undefined if there is none. */
  get charset(): string | undefined {
    const chosen = this.#client.last("charset")?.chosen;
    return chosen === undefined ? undefined : normaliseEncoding(chosen);
  }

  /** Sends typed input, with each byte 255 doubled. */
  send(bytes: Uint8Array): void {
    this.#outgoing.push(encodeData(bytes));
    this.#flush();
  }

  /** Sends the new window size if the server has asked for it (RFC 1073). */
  resize(columns: number, rows: number): void {
    if (!this.#client.negotiator.isOn("local", Option.NAWS)) return;
    this.#client.sendSubnegotiation(Option.NAWS, encodeWindowSize(columns, rows));
    this.#flush();
  }

  /**
   * Yields the server's text without telnet, piece by piece, until the connection ends.
   * @throws InteractiveError when the connection breaks
   */
  async *texts(): AsyncGenerator<Uint8Array, void> {
    for (;;) {
      const event = await this.link.read(this.link.time + longWaitMs);
      if (event.type === "quiet") continue;
      if (event.type === "end") {
        if (event.how === "rst")
          throw new InteractiveError(`The connection broke${event.cause === undefined ? "" : `: ${event.cause}`}.`);
        return;
      }
      const failure = yield* this.#take(event.bytes);
      if (failure !== undefined) throw new InteractiveError(failure.text);
    }
  }

  /** Extracts the text from some bytes and sends what the client answers. */
  async *#take(bytes: Uint8Array): AsyncGenerator<Uint8Array, StreamFailure | undefined> {
    const pieces = this.#stream.take(bytes);
    for (;;) {
      const { done, value } = await pieces.next();
      this.#flush();
      if (done === true) return value;
      yield value;
    }
  }

  async close(): Promise<void> {
    await this.link.close();
    this.#closeNetwork();
  }

  #flush(): void {
    if (this.#outgoing.length > 0 && !this.link.ended) this.link.send(Buffer.concat(this.#outgoing));
    this.#outgoing = [];
  }

  /** @throws ConnectError when the handshake fails, which ends the connection too */
  async #startTls(): Promise<void> {
    this.#flush();
    await this.link.startTls(this.#host);
  }
}

/**
 * Opens an interactive connection.
 * @throws InteractiveError with a sentence when the host has no address or only a private one, or does not answer
 */
export async function connectInteractively(
  target: Target,
  options: InteractiveOptions,
): Promise<InteractiveConnection> {
  const network = liveNetwork({ connectionBytes: Infinity });
  try {
    const found = await destinations(network, target, options);
    if (isOutcome(found)) throw new InteractiveError(found.reason);
    const reached = { log: new ConnectionLog(options.onLog), limits: { connectMs } };
    const link = await connectToFirst(network, found, { ...target, tls: options.tls }, reached);
    if (isOutcome(link)) throw new InteractiveError(link.reason);
    return new InteractiveConnection(link, target.host, options, () => network.close());
  } catch (error) {
    network.close();
    throw error;
  }
}
