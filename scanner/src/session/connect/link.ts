import type { TlsReport } from "../../record/index.ts";

/** The result of waiting for the peer. */
export type LinkEvent =
  | { type: "data"; bytes: Uint8Array }
  /** The deadline passed and nothing arrived. */
  | { type: "quiet" }
  /** The connection ended: closed by the peer (`fin`), reset (`rst`), or closed by us (`closed`). */
  | { type: "end"; how: "fin" | "rst" | "closed"; cause?: string };

/**
 * A connection as a visit sees it: bytes and a logical time. Only `read` advances the time, to the arrival of the bytes
 * that it returns or to the deadline. The same bytes at the same times therefore give the same record, whether they
 * come from a socket or a transcript.
 */
export interface Link {
  readonly ip: string;
  readonly family: 4 | 6;
  /** Our own address on this connection, to be scrubbed from what is stored; undefined when unknown. */
  readonly localAddress: string | undefined;
  /** Our own port on this connection. */
  readonly localPort: number | undefined;
  /** The TLS report, if the connection uses TLS. */
  readonly tls: TlsReport | undefined;
  /** Milliseconds since the visit began. */
  readonly time: number;
  /** True when nothing more can be sent. */
  readonly ended: boolean;
  send(bytes: Uint8Array): void;
  /** Waits for bytes, the end, or the deadline (in the link's time), whichever comes first. */
  read(deadline: number): Promise<LinkEvent>;
  /** Upgrades the open connection to TLS (START-TLS). */
  startTls(host: string): Promise<TlsReport>;
  close(): Promise<void>;
}

/** A connection that could not be established. */
export class ConnectError extends Error {
  override name = "ConnectError";
  readonly code: string;
  readonly phase: "connect" | "tls";

  constructor(code: string, message: string, phase: "connect" | "tls") {
    super(message);
    this.code = code;
    this.phase = phase;
  }
}

/**
 * What a visit needs from the network: name resolution, connections and pauses. Implemented over sockets and over
 * transcripts.
 */
export interface Network {
  /** When the visit began, ISO 8601 UTC. */
  readonly began: string;
  /** Milliseconds since the visit began. */
  now(): number;
  /** The addresses of a host. Throws an error with a `code` when there are none. */
  resolve(host: string): Promise<{ address: string; family: 4 | 6 }[]>;
  /** @throws ConnectError */
  connect(
    to: { ip: string; family: 4 | 6; port: number; tls: boolean; host: string },
    timeoutMs: number,
  ): Promise<Link>;
  pause(ms: number): Promise<void>;
  /** Call once, when the visit is over. */
  close(): void;
}
